"""What a cell of a workbook holds of a value, and what no cell can hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from aoimori.core.sheet import Percent
from aoimori.outputs.tables.headings import code_table, definitions, headings
from aoimori.outputs.tables.writer import PublishedTable, Remark

ROWS, COLUMNS = 1_048_576, 16_384
CHARACTERS = 32_767  # of a cell, in units of UTF-16
_DIGITS = 15  # of a number; Excel makes the others zero
_LARGEST, _SMALLEST = 9.99999999999999e307, 2.2250738585073e-308
# Excel has a 29 February 1900; other programs count the days before it otherwise.
_FIRST_DAY = date(1900, 3, 1)
_DAY_ZERO = date(1899, 12, 30)
# Characters that XML cannot hold, or not as they are, are written _x000D_ in a workbook
# (ECMA-376 part 1, 22.9.2.19), and so is what looks like that. Not every reader knows it, and
# XlsxWriter takes a text inside <r> and </r> for runs of its own.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_|\A<r>.*</r>\Z", re.DOTALL)


def number_in_cell(text: str) -> float | None:
    """The number a cell holds for a canonical number; ``None`` if it would be another one."""
    if len(text) > _DIGITS:
        if len(text.replace("-", "").replace(".", "").strip("0")) > _DIGITS:
            return None
        if not (_SMALLEST <= abs(float(text)) <= _LARGEST or not text.strip("-0.")):
            return None
    return float(text)


def percent_format(cell: Percent) -> str:
    """The number format that shows a percentage as it was seen: 0.0%."""
    return f"0.{'0' * cell.decimals}%" if cell.decimals else "0%"


def stored_percent(cell: Percent) -> float:
    """What a cell under such a format holds: 0.123 of 12.3%."""
    return float(Decimal(f"{cell:.15g}") / 100)


def day_in_cell(text: str) -> int | None:
    """The serial number of a day, ``None`` for one that programs do not agree about."""
    day = date.fromisoformat(text)
    return (day - _DAY_ZERO).days if day >= _FIRST_DAY else None


# How canonical texts become the numbers of cells, for the types that do.
IN_CELL: Mapping[str, Callable[[str], float | None]] = {
    "integer": number_in_cell,
    "number": number_in_cell,
    "year": number_in_cell,
    "date": day_in_cell,
}


def remarks(published: PublishedTable) -> Iterator[Remark]:
    """Why there is no workbook of a table (too many rows or columns, texts too long or with
    characters readers differ about), else which fields have values that stand as text."""
    refused = list(_refusals(published))
    yield from refused or _as_text(published)


def _refusals(published: PublishedTable) -> Iterator[Remark]:
    table, schema = published.table, published.table.schema
    if len(table) > ROWS - 1:
        details = {"rows": f"{len(table):,}", "limit": f"{ROWS - 1:,}"}
        yield Remark("file-too-many-rows", details, refused=True)
    if len(schema.fields) > COLUMNS:
        details = {"columns": f"{len(schema.fields):,}", "limit": f"{COLUMNS:,}"}
        yield Remark("file-too-many-columns", details, refused=True)
        return
    for field in schema.fields:
        if field.type == "string":
            yield from _bad_texts(table.texts(field.name), field.name)
    described = (*definitions(table.published_schema), *code_table(table, published.codes))
    words = [word for line in described for word in line if isinstance(word, str)]
    for remark in _bad_texts([*words, *headings(schema)], ""):
        yield replace(remark, position=None)


def _bad_texts(texts: Sequence[str | None], name: str) -> Iterator[Remark]:
    limit = {"limit": f"{CHARACTERS:,}"}
    yield from _met(texts, _is_long, Remark("file-text-too-long", limit, name, refused=True))
    yield from _met(texts, _CONTROL.search, Remark("file-characters", {}, name, refused=True))
    yield from _met(texts, _ESCAPE.search, Remark("file-escapes", {}, name, refused=True))


def _met(
    texts: Sequence[str | None], is_bad: Callable[[str], object], remark: Remark
) -> Iterator[Remark]:
    """The remark with how many texts it is about and the first of them, if there is any."""
    bad = [at for at, text in enumerate(texts) if text is not None and is_bad(text)]
    if bad:
        details = {**remark.details, "count": f"{len(bad):,}"}
        yield replace(remark, details=details, position=bad[0])


def _is_long(text: str) -> bool:
    return len(text) > CHARACTERS // 2 and len(text.encode("utf-16-le")) > 2 * CHARACTERS


def _as_text(published: PublishedTable) -> Iterator[Remark]:
    """``file-values-as-text``: what a number or a day in a cell would falsify."""
    for field in published.table.schema.fields:
        in_cell = IN_CELL.get(field.type)
        if in_cell is None:
            continue
        texts = published.table.texts(field.name)
        bad = [at for at, text in enumerate(texts) if text is not None and in_cell(text) is None]
        if bad:
            details = {"count": f"{len(bad):,}", "value": texts[bad[0]] or ""}
            yield Remark("file-values-as-text", details, field.name, position=bad[0])
