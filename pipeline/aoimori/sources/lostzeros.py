"""Values of a table that were typed as codes and came as numbers, without their zeros."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aoimori.core.findings import Finding, Severity
from aoimori.core.layout import Column, Header
from aoimori.core.ranges import ranges
from aoimori.core.schema import Field
from aoimori.core.sheet import cell_text
from aoimori.core.zeros import CODE_HEADER, lost_zeros
from aoimori.sources.areas import Area
from aoimori.sources.assembly import FieldValues, Rows
from aoimori.sources.rows import place

_SHOWN = 3


def lost_zeros_of(
    area: Area,
    columns: Collection[Column],
    fields: Mapping[str, Field],
    rows: Rows,
) -> Iterator[Finding]:
    """A warning for every column of texts with values that seem to lack a zero. Of a code list, a
    pattern or an enumeration it is told where the value is held against that."""
    for column in columns:
        field = fields[column.name]
        if isinstance(column.origin, Header) and _is_free(column, field):
            at = area.columns[column.origin]
            header = f"{column.origin.text} {field.title.ja}"
            found = _lost(area, at, field, rows[column.name], header)
            if found:
                yield _told(area, at, column.origin.text, found)


def _is_free(column: Column, field: Field) -> bool:
    return field.type == "string" and column.read == "text" and not field.codes


def _lost(area: Area, at: int, field: Field, read: FieldValues, header: str) -> dict[int, str]:
    """The sheet rows of the values that lack a zero, with these."""
    texts = {
        position: value
        for position, value in enumerate(read.values)
        if value and value.isdigit() and field.is_spelled(value)
    }
    rows = read.places.rows
    numbers = {
        position
        for position, text in texts.items()
        if _is_number(area, int(rows[position]), at, text)
    }
    of_codes = field.is_required or CODE_HEADER.search(header) is not None
    lost = lost_zeros(texts, numbers, header, of_codes=of_codes)
    return {int(rows[position]): texts[position] for position in lost}


def _is_number(area: Area, row: int, column: int, text: str) -> bool:
    """Whether a value is what its cell holds as a number."""
    cell = area.sheet.cell(row, column)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return is_number and cell_text(cell) == text


def _told(area: Area, column: int, header: str, found: Mapping[int, str]) -> Finding:
    values = list(dict.fromkeys(found.values()))
    told = "".join(f"「{value}」" for value in values[:_SHOWN])
    details = {
        "columns": f"「{header}」",
        "values": told + "など" * (len(values) > _SHOWN),
        "count": str(len(found)),
    }
    cells = ranges((row, column) for row in found)
    several = cells if len(cells) > 1 or ":" in cells[0] else ()
    at = place(area.sheet, min(found), column)
    return Finding("zero-lost", at, details, Severity.WARNING, cells=several)
