"""Rules about single values: L1-06, L1-08, L1-09."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    finding,
    judged,
    not_judged,
    quoted,
    together,
    undecided,
)
from aoimori.checks.rules.onevalue import TELLS_VALUES, has_several_values
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.text import trim

_ADDRESS = re.compile(r"住所|所在地|番地|address", re.IGNORECASE)
_NAME = re.compile(
    r"氏名|名称|施設名|団体名|事業名|地名|住所|所在地|番地|町名|カナ|よみ|name", re.IGNORECASE
)
# Letters spread to fill a cell: 東　京　都, 市 町 村.
_SPREAD = re.compile(
    r"(?:^|[ \u3000])[^\x00-\x7f\u3000](?:[ \u3000]+[^\x00-\x7f\u3000]){1,}(?=$|[ \u3000])"
)
_RUN = re.compile(r"[ \u3000]{2,}")


@RULES.register("L1-06")
def layout_whitespace(looked: Looked) -> RuleResult:
    """Spaces at the ends, between single letters, in runs; line breaks."""
    return judged("L1-06", _laid_out(looked))


def _laid_out(looked: Looked) -> Iterator[Finding]:
    table, columns = looked.table, looked.table.columns
    headers = [
        ((row, column.column), cell)
        for row in table.header
        for column in columns
        if type(cell := table.sheet.cell(row, column.column)) is str
    ]
    if spaced := {at: text for at, text in headers if is_spaced(text)}:
        told = quoted(spaced.values())
        yield finding(looked, "header-laid-out", spaced, **told, count=str(len(spaced)))
    breaks = _breaks(looked)
    if broken := {at: text for at, text in headers if breaks(text)}:
        told = quoted(broken.values())
        yield finding(looked, "header-line-break", broken, **told, count=str(len(broken)))
    yield from together(looked, "layout-whitespace", ((c, _spaces(looked, c)) for c in columns))
    yield from together(looked, "layout-line-break", ((c, _lines(looked, c)) for c in columns))


def _breaks(looked: Looked) -> Callable[[str], bool]:
    """Line breaks; those of a text file are told by L1-14."""
    return (lambda text: False) if looked.is_text_file else (lambda text: "\n" in text)


def _spaces(looked: Looked, column: FoundColumn) -> dict[str, list[int]]:
    is_address = _ADDRESS.search(column.name)
    return _alone(looked, column, has_space_at_end if is_address else is_spaced)


def _lines(looked: Looked, column: FoundColumn) -> dict[str, list[int]]:
    """Line breaks; where they part the values of some cells, those of the others may do so too."""
    broken = _alone(looked, column, _breaks(looked))
    if TELLS_VALUES.search(column.name):
        return broken
    parts = looked.where(column, lambda text: "\n" in text and has_several_values(text))
    return {} if parts else broken


def _alone(
    looked: Looked, column: FoundColumn, test: Callable[[str], bool]
) -> dict[str, list[int]]:
    """The texts that pass a test, without those whose parts L1-07 asks to be put into cells of
    their own."""
    found = looked.where(column, test)
    if TELLS_VALUES.search(column.name):
        return found
    return {text: rows for text, rows in found.items() if not has_several_values(text)}


def is_spaced(text: str) -> bool:
    """Whether spaces in a text of one line serve its looks."""
    if "\n" in text:
        return False
    return has_space_at_end(text) or any(look.search(text) for look in (_SPREAD, _RUN))


def has_space_at_end(text: str) -> bool:
    """The same of an address, where spaces part the building from the street."""
    return "\n" not in text and trim(text) != text and trim(text) != ""


# Circled and bracketed letters, Roman numerals, units and words in one letter, private use.
_PLATFORM = re.compile(
    "[\u2160-\u217f\u2460-\u24ff\u3220-\u3243\u3250-\u32ff\u3300-\u33ff\u2116\u2121\ue000-\uf8ff"
    "\U000f0000-\U0010fffd\ufffd]"
)
_HALF_KANA = re.compile("[\uff66-\uff9f]")


@RULES.register("L1-08")
def platform_char(looked: Looked) -> RuleResult:
    """①㈱㎡ and private letters, half-width katakana in headers; names may have them."""
    return judged("L1-08", _platform(looked))


def _platform(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    header: dict[str, list[tuple[int, int]]] = {}
    for row in table.header:
        for column in table.columns:
            text = cell_text(table.sheet.cell(row, column.column))
            if _PLATFORM.search(text) or _HALF_KANA.search(text):
                header.setdefault(text, []).append((row, column.column))
    if header:
        cells = [at for found in header.values() for at in found]
        yield finding(
            looked, "header-platform-char", cells, **quoted(header), count=str(len(cells))
        )
    columns = [column for column in table.columns if not _NAME.search(column.name)]
    hits = ((c, looked.where(c, lambda text: _PLATFORM.search(text) is not None)) for c in columns)
    yield from together(looked, "platform-char", hits)


@RULES.register("L1-09")
def blank_vs_zero(looked: Looked) -> RuleResult:
    """Columns of numbers with both blanks and zeros: only people know which blanks are zeros."""
    numeric = [column for column in looked.table.columns if column.is_numeric]
    if not numeric:
        return not_judged("L1-09")
    told = [found for column in numeric for found in _blanks(looked, column)]
    return undecided("L1-09", told) if told else judged("L1-09", ())


def _blanks(looked: Looked, column: FoundColumn) -> Iterator[Finding]:
    table = looked.table
    filled = {row: cell for row, cell in looked.cells(column) if not _is_blank(cell)}
    if len(filled) == len(table.body):
        return
    zeros = sum(cell == 0 or cell in ("0", "0.0", "０") for cell in filled.values())
    blank = [
        row
        for row in table.body
        if row not in filled and table.sheet.anchor(row, column.column) == (row, column.column)
    ]
    if zeros and blank:
        cells = [(row, column.column) for row in blank]
        yield finding(
            looked,
            "blank-vs-zero",
            cells,
            column=column.name or "―",
            count=str(len(blank)),
            zeros=str(zeros),
        )


def _is_blank(cell: Cell) -> bool:
    return type(cell) is str and not cell.strip()
