"""Rules about single values: L1-06 to L1-09, L2-01."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    by_column,
    examples,
    finding,
    judged,
    not_judged,
    undecided,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.recognise import is_sign, number_form
from aoimori.core.sheet import cell_text
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
    table = looked.table
    sheet = table.sheet
    texts: dict[str, list[tuple[int, int]]] = {}
    for row in table.header:
        for column in table.columns:
            cell = sheet.cell(row, column.column)
            if type(cell) is str and is_laid_out(cell):
                texts.setdefault(cell, []).append((row, column.column))
    if texts:
        cells = [at for found in texts.values() for at in found]
        yield finding(
            looked, "header-laid-out", cells, value=examples(texts), count=str(len(cells))
        )
    for column in table.columns:
        is_address = _ADDRESS.search(column.name) is not None
        found = looked.where(column, lambda text, a=is_address: is_laid_out(text, address=a))  # type: ignore[misc]
        yield from by_column(looked, "layout-whitespace", found, column)


def is_laid_out(text: str, *, address: bool = False) -> bool:
    """Whether white space in a text serves its looks."""
    if trim(text) != text and trim(text):
        return True
    if address:
        return "\n" in text
    return "\n" in text or _SPREAD.search(text) is not None or _RUN.search(text) is not None


_TWO_NUMBERS = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*\s*[（(]\s*[0-9０-９][0-9０-９,，.．%％]*\s*[）)]"
)
_NUMBER_LIST = re.compile(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)?(?:\s*[,，、／/]\s+?[0-9０-９]+(?:[.．][0-9０-９]+)?)+"
)
_BULLET = re.compile(r"^\s*[・○●◯◎■□▪*＊-]\s*\S")


@RULES.register("L1-07")
def multi_value_cell(looked: Looked) -> RuleResult:
    """12(3), 10, 20, and several lines or bullets in one cell."""
    return judged(
        "L1-07",
        (
            told
            for column in looked.table.columns
            for told in by_column(
                looked, "multi-value-cell", looked.where(column, has_several_values), column
            )
        ),
    )


def has_several_values(text: str) -> bool:
    """Whether a text holds several values."""
    if _TWO_NUMBERS.fullmatch(trim(text)) or _NUMBER_LIST.fullmatch(trim(text)):
        return True
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    return len(lines) > 1 and (sum(map(bool, map(_BULLET.match, lines))) > 1 or len(lines) > 2)


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
            looked, "header-platform-char", cells, value=examples(header), count=str(len(cells))
        )
    for column in table.columns:
        if not _NAME.search(column.name):
            found = looked.where(column, lambda text: _PLATFORM.search(text) is not None)
            yield from by_column(looked, "platform-char", found, column)


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
    filled = {row: cell for row, cell in table.cells(column.column) if cell_text(cell).strip()}
    zeros = sum(cell_text(cell).strip() in ("0", "0.0", "０") for cell in filled.values())
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


@RULES.register("L2-01")
def number_as_text(looked: Looked) -> RuleResult:
    """Columns of numbers: values with commas, units, notes, full-width digits; words."""
    return judged(
        "L2-01",
        (told for column in looked.table.columns for told in _texts_in_numbers(looked, column)),
    )


def _texts_in_numbers(looked: Looked, column: FoundColumn) -> Iterator[Finding]:
    if column.kind not in ("integer", "number", "mixed"):
        return
    words = looked.words(column)
    if column.kind == "mixed" and not _mostly_numbers(looked, column):
        return
    marked = looked.where(column, lambda text: bool(getattr(number_form(text), "marks", ())))
    yield from by_column(looked, "number-marked", marked, column)
    plain = looked.where(column, lambda text: number_form(text) is not None and text not in marked)
    if not looked.is_text_file and plain:
        yield from by_column(looked, "number-stored-as-text", plain, column)
    if words:
        other = looked.where(
            column,
            lambda text: number_form(text) is None and not is_sign(text) and trim(text) != "",
        )
        yield from by_column(looked, "number-as-text", other, column)


def _mostly_numbers(looked: Looked, column: FoundColumn) -> bool:
    cells = [cell for _, cell in looked.table.cells(column.column)]
    numbers = sum(
        isinstance(c, int | float) or (type(c) is str and number_form(c) is not None) for c in cells
    )
    return numbers * 2 > len(cells)
