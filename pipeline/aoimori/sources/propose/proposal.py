"""What a bare file seems to be, as the drafts of which its definitions are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.fiscal import Kind, read_time
from aoimori.core.found import FoundSheet, FoundTable
from aoimori.core.misread import misread_finding, readable
from aoimori.core.recognise import is_note, units_of
from aoimori.core.sheet import Sheet, address, cell_text
from aoimori.core.steps import Unreadable
from aoimori.core.text import trim
from aoimori.sources.discover import find_tables
from aoimori.sources.mend.sections import headings_of
from aoimori.sources.propose.blocks import (
    blocks_of,
    differences,
    headers_beside,
    one_below_the_other,
)
from aoimori.sources.propose.columns import is_counted, propose_columns, propose_key
from aoimori.sources.propose.forms import Forms, find_forms
from aoimori.sources.propose.layouts import propose_layout
from aoimori.sources.propose.sums import without_sums
from aoimori.sources.scaffold import ColumnDraft

_TIME = re.compile(
    r"(?:令和|平成|昭和|[RH])\s*(?:元|[0-9０-９]{1,2})\s*[年.．](?:度|\s*[0-9０-９]{1,2}[月.．]\s*(?:[0-9０-９]{1,2}日?)?)"
    r"|[0-9]{4}(?:年度|[-/][0-9]{1,2}[-/][0-9]{1,2}|年[0-9]{1,2}月(?:[0-9]{1,2}日)?)"
)
_LETTERS = re.compile(r"[^\W\d_]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The table that was found, as drafts; ``year`` only where the sheet tells the fiscal year.
    ``stack`` is what further blocks of it say otherwise than ``layout``; ``places`` are the
    sheets and ranges it was taken from, ``left`` those of tables that are not in it, ``headings``
    the cells that say what the rows below are about."""

    title: str
    year: int | None
    columns: tuple[ColumnDraft, ...]
    key: tuple[str, ...]
    layout: Mapping[str, Any]
    stack: tuple[Mapping[str, Any], ...] = ()
    places: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


def propose(
    sheets: Sequence[Sheet],
    name: str,
    areas: CodeList,
    statuses: CodeList,
    names: Sequence[str] = (),
) -> Proposal:
    """The largest table of the visible sheets of a file, or the forms it holds, so that they read;
    ``names`` are those of all its sheets, also of the blank ones. Raises :class:`Stop`
    (``no-table-found``) if no table with a header is found, or its text is garbled."""
    for sheet in sheets:
        _, misread = readable(sheet)
        if misread is not None:
            raise Stop(misread_finding(sheet, misread))
    found = [_without_sums(find_tables(sheet)) for sheet in sheets]
    tables = [(one, t) for one in found for t in one.tables if t.header and t.body]
    if (forms := find_forms(sheets)) is not None:
        known = names or [sheet.name for sheet in sheets]
        return _of_forms(forms, found, known, areas)
    if not tables:
        raise Stop(Finding("no-table-found", Place(name)))
    one, table = max(tables, key=_size)
    blocks = blocks_of(table, one.tables)
    whole = one_below_the_other(blocks)
    key, columns = propose_key(whole, propose_columns(whole, areas))
    if len(blocks) > 1 and is_counted(key):  # rows are counted in each block for itself
        blocks = (table,)
        key, columns = propose_key(table, propose_columns(table, areas))
    layout, *further = (
        propose_layout(block, statuses, several=bool(block.sheet.name)) for block in blocks
    )
    if beside := headers_beside(blocks):
        layout["ignore"] = beside
    return Proposal(
        title=_title(one, name),
        year=_year(one),
        columns=columns,
        key=key,
        layout=layout,
        stack=tuple(differences(layout, further)),
        places=tuple(map(_place, blocks)),
        left=tuple(_place(other) for _, other in tables if other not in blocks),
        headings=tuple(
            _at(one.sheet, address(*cell)) for cell in sorted({*headings_of(one, table).values()})
        ),
    )


def _of_forms(
    forms: Forms, found: Sequence[FoundSheet], names: Sequence[str], areas: CodeList
) -> Proposal:
    """Sheets that are a record each."""
    table, own = forms.table(), [sheet.name for sheet in forms.sheets]
    drafts = propose_columns(table, areas)
    columns = tuple(
        replace(draft, reading={**forms.reading(draft.source), **draft.reading}) for draft in drafts
    )
    key, columns = propose_key(table, columns)
    first = next(one for one in found if one.sheet.name == own[0])
    others = (t for one in found if one.sheet.name not in own for t in one.tables if t.body)
    return Proposal(
        title=forms.title or table.sheet.name,
        year=_year(first),
        columns=columns,
        key=key,
        layout=forms.layout(names),
        places=tuple(own),
        left=tuple(map(_place, others)),
    )


def _place(table: FoundTable) -> str:
    return _at(table.sheet, table.area)


def _at(sheet: Sheet, cells: str) -> str:
    """表２!A1:C4"""
    return f"{sheet.name}!{cells}" if sheet.name else cells


def _without_sums(found: FoundSheet) -> FoundSheet:
    return replace(found, tables=tuple(map(without_sums, found.tables)))


def description_of(title: str) -> str:
    """A sentence to begin with, where nobody has described a dataset."""
    return f"{title}のデータです。"


def _size(found: tuple[FoundSheet, FoundTable]) -> tuple[bool, float]:
    _, table = found
    named = sum(bool(column.name) for column in table.columns)
    return table.sheet.visible, len(table.body) * named * table.sure


def _title(found: FoundSheet, name: str) -> str:
    """The first words above the table that are no unit, time or note, else the sheet's name or the
    file's."""
    for at in found.titles:
        text = trim(_CONTROL.sub(" ", cell_text(found.sheet.cell(*at))))
        if len(text) > 3 and _LETTERS.search(text) and not (is_note(text) or _says_little(text)):
            return text
    return PurePosixPath(name.replace("\\", "/")).stem


def _says_little(text: str) -> bool:
    rest = _TIME.sub("", text)
    return "単位" in text or bool(units_of(text)) or len(re.sub(r"\W|現在|時点", "", rest)) < 3


def _year(found: FoundSheet) -> int | None:
    """The fiscal year that the sheet's titles tell, as such or by a day."""
    for text in (*_titles(found), found.sheet.name):
        for match in _TIME.finditer(text):
            try:
                time = read_time(match[0].rstrip("."))
            except Unreadable:
                continue
            if not time.overflow and time.kind is not Kind.YEAR:
                return time.fiscal_year
    return None


def _titles(found: FoundSheet) -> Iterator[str]:
    for at in found.titles:
        yield cell_text(found.sheet.cell(*at))
