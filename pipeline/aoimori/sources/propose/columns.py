"""How the columns of a found table are to be read: names, types, units, what has to be cleaned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from aoimori.core.codes import GOVERNMENTS, CodeList
from aoimori.core.fiscal import Kind, read_time
from aoimori.core.found import FoundColumn, FoundTable
from aoimori.core.localized import Localized
from aoimori.core.numbers import read_integer, read_number
from aoimori.core.places import is_code_column
from aoimori.core.recognise import header_unit, is_sign, number_form, units_of
from aoimori.core.sheet import cell_text
from aoimori.core.steps import Unreadable
from aoimori.core.text import header_key, join_lines, trim
from aoimori.sources.propose.names import field_name
from aoimori.sources.scaffold import ColumnDraft

_UNIT_BEHIND = re.compile(r"[（(][^（）()]*[)）]$")
# Letters spread to fill a cell: 青　森　市.
_SPREAD = re.compile(r"\S(?:[ \u3000]+\S)+")
_ROW = "row_number"
# What begins the lines of a list; what a name broken into lines is no longer than, and has not.
_BULLET = re.compile(r"\s*(?:[○●◯・■□◆◇▪–-]|[①-⑳]|[0-9０-９]{1,2}[.．)）])")
_SHORT = 30
_SENTENCE = re.compile("[。．]$")


def propose_columns(table: FoundTable, areas: CodeList) -> tuple[ColumnDraft, ...]:
    """A draft for every column that has a header, in the order of the sheet."""
    drafts: list[ColumnDraft] = []
    headers = [header_of(table, column) for column in table.columns]
    for number, (column, header) in enumerate(zip(table.columns, headers, strict=True)):
        if header:
            draft = _draft(table, column, header, areas)
            if headers.count(header) > 1:
                nth = headers[: number + 1].count(header)
                draft = replace(draft, reading={"from": header, "nth": nth, **draft.reading})
            drafts.append(draft)
    return tuple(_named(drafts))


def header_rows(table: FoundTable) -> tuple[int, ...]:
    """The rows of the header; that of the units among them, if it has one for each column."""
    if table.units is None:
        return table.header
    texts = [cell_text(cell) for _, cell in table.sheet.row(table.units)]
    is_header = all(len(units_of(text)) == 1 for text in texts if text.strip())
    return (*table.header, table.units) if is_header else table.header


def header_of(table: FoundTable, column: FoundColumn) -> str:
    """The header as a definition names it: without white space, levels joined by ``_``."""
    return header_at(table, column.column)


def header_at(table: FoundTable, column: int) -> str:
    """The header over a column of the sheet, of the table or beside it."""
    sheet = table.sheet
    cells = (sheet.cell(*sheet.anchor(row, column)) for row in header_rows(table))
    levels = (header_key(cell_text(cell)) for cell in cells)
    return "_".join(dict.fromkeys(level for level in levels if level))


def texts_of(table: FoundTable, column: FoundColumn) -> list[str]:
    """The texts of a column as they will be read: those of merged cells in each of them."""
    sheet = table.sheet
    cells = (sheet.cell(*sheet.anchor(row, column.column)) for row in table.body)
    return [trim(cell_text(cell)) for cell in cells]


def _draft(table: FoundTable, column: FoundColumn, header: str, areas: CodeList) -> ColumnDraft:
    texts = texts_of(table, column)
    filled = [text for text in texts if text]
    reading: dict[str, Any] = {}
    if _is_merged(table, column):
        reading["fill"] = "merged"
    title = _title(table, column)
    name = FoundColumn(column.column, (title,), column.kind)
    if is_code_column(name) and filled and all(_is_area(text, areas) for text in filled):
        return _as(header, title, "string", reading, texts, codes=GOVERNMENTS)
    kind, read = _type(column, filled)
    unit = ""
    if kind in ("integer", "number"):
        unit = column.unit if column.unit else _unit_row(table, column)
        behind = sorted({form.unit for t in filled if (form := number_form(t)) and form.unit})
        if behind and behind != [unit]:
            reading["units"] = behind
    elif kind == "string" and (clean := _clean(filled)):
        reading["clean"] = clean
    if read:
        reading["read"] = read
    return _as(header, title, kind, reading, texts, unit=unit)


def _as(
    header: str,
    title: str,
    kind: str,
    reading: dict[str, Any],
    texts: Sequence[str],
    *,
    unit: str = "",
    codes: str = "",
) -> ColumnDraft:
    return ColumnDraft(
        name=field_name(title),
        type=kind,
        title=Localized(title),
        unit=Localized(unit) if unit else None,
        codes=codes,
        source=header,
        reading=reading,
        required=all(texts),
    )


def _title(table: FoundTable, column: FoundColumn) -> str:
    """The header without its unit: that is said by the field."""
    name = column.name
    return (_UNIT_BEHIND.sub("", name) if header_unit(name) else name) or header_of(table, column)


def _unit_row(table: FoundTable, column: FoundColumn) -> str:
    if table.units is None:
        return ""
    told = units_of(cell_text(table.sheet.cell(table.units, column.column)))
    return told[0] if len(told) == 1 else ""


def _is_merged(table: FoundTable, column: FoundColumn) -> bool:
    """Whether names of the column stand in merged ranges; amounts are for people to look at."""
    anchors = (table.sheet.merged.get((row, column.column)) for row in table.body)
    return any(at is not None and at[1] == column.column for at in anchors) and (
        not column.is_numeric
    )


def _is_area(text: str, areas: CodeList) -> bool:
    return areas.get(text) is not None


def _clean(texts: Sequence[str]) -> list[str]:
    """What has to be taken out of names that were broken and spread to fit their cells. Several
    lines may be a list, too; where that is not plain, they are left for people to look at."""
    clean: list[str] = []
    parts = (text.split("\n") for text in texts if "\n" in text)
    broken = [[trim(line) for line in lines if trim(line)] for lines in parts]
    lists = sum(map(_is_list, broken))
    if broken and not any(map(_is_prose, broken)):
        if lists == len(broken):
            return ["lines-to-list"]
        if not lists:
            clean.append("line-breaks")
    return [*clean, "spaces"] if _is_spread([join_lines(text) for text in texts]) else clean


def _is_list(lines: Sequence[str]) -> bool:
    """Whether lines begin with bullets, or end alike (総務課, 財政課), as no broken name does."""
    bullets = sum(_BULLET.match(line) is not None for line in lines)
    return bullets * 2 >= len(lines) > 0 or (len(lines) > 1 and len({x[-1] for x in lines}) == 1)


def _is_prose(lines: Sequence[str]) -> bool:
    return any(len(line) > _SHORT or _SENTENCE.search(line) for line in lines)


def _is_spread(texts: Sequence[str]) -> bool:
    spaced = [text for text in texts if re.search(r"\S[ \u3000]+\S", text)]
    return bool(spaced) and all(
        _SPREAD.fullmatch(text) and all(len(p) == 1 for p in text.split()) for text in spaced
    )


def _type(column: FoundColumn, texts: Sequence[str]) -> tuple[str, str]:
    """The type of the field, and how it reads if that is not plain from the type: as the values
    do read, all of them but signs."""
    values = [text for text in texts if not is_sign(text)]
    if not values:
        return "string", ""
    if column.kind in ("date", "year"):
        return _time_type(values)
    if column.kind in ("integer", "number", "boolean"):
        for kind, read in (("integer", read_integer), ("number", read_number)):
            if all(_reads(text, read) for text in values):
                return kind, ""
    return "string", ""


def _reads(text: str, read: Callable[..., object]) -> bool:
    form = number_form(text)
    try:
        read(text, (form.unit,) if form is not None and form.unit else ())
    except Unreadable:
        return False
    return True


def _time_type(values: Sequence[str]) -> tuple[str, str]:
    kinds: set[Kind] = set()
    for text in values:
        try:
            kinds.add(read_time(text).kind)
        except Unreadable:
            return "string", ""
    if kinds == {Kind.DAY}:
        return "date", ""
    if kinds <= {Kind.YEAR, Kind.FISCAL_YEAR}:
        return "year", "fiscal-year" if Kind.FISCAL_YEAR in kinds else ""
    return "string", ""


def _named(drafts: Sequence[ColumnDraft]) -> Iterator[ColumnDraft]:
    """The drafts with names of their own: numbered where one is not known, or stands twice."""
    taken: set[str] = set()
    for position, draft in enumerate(drafts, start=1):
        name = draft.name or f"column_{position}"
        number = 2
        while name in taken:
            name, number = f"{draft.name or f'column_{position}'}_{number}", number + 1
        taken.add(name)
        yield replace(draft, name=name)


def propose_key(
    table: FoundTable, columns: tuple[ColumnDraft, ...]
) -> tuple[tuple[str, ...], tuple[ColumnDraft, ...]]:
    """The first column, or the first two, that tell all rows apart; else the rows are counted.
    Amounts are no key. With the columns, and the one that counts if there has to be one."""
    named = [column for column in table.columns if header_of(table, column)]
    values = dict(zip((c.name for c in columns), (texts_of(table, c) for c in named), strict=True))
    likely = [
        c.name
        for c in columns
        if c.required and (c.type in ("string", "date", "year") or c.name in ("no", "id"))
    ]
    for count in (1, 2):
        for names in combinations(likely, count):
            rows = list(zip(*(values[name] for name in names), strict=True))
            if len(set(rows)) == len(rows):
                return names, columns
    counted = ColumnDraft(_ROW, "integer", Localized("行番号", "Row"), reading={"ordinal": "row"})
    return (_ROW,), (counted, *columns)


def is_counted(key: tuple[str, ...]) -> bool:
    """Whether nothing but their number tells the rows apart."""
    return key == (_ROW,)
