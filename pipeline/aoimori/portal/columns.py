"""What a reader needs to know about each column of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aoimori.core.codes import CodeList
from aoimori.core.identity import code_list_file
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema
from aoimori.core.summary import ColumnSummary, TableSummary


@dataclass(frozen=True, slots=True)
class Column:
    """A field with its share of blanks and an example out of the table.

    ``meaning`` is what the example's code stands for; ``absent`` says that this year's sheet has
    no such column; ``constant`` that every one of several rows holds the same.
    """

    field: Field
    key: bool
    required: bool
    absent: bool
    constant: bool
    blanks: int
    rows: int
    example: str
    meaning: Localized | None
    codes_path: str
    code_count: int
    choices: tuple[str, ...]
    minimum: str
    maximum: str
    pattern: str


def columns_of(
    schema: TableSchema,
    summary: TableSummary,
    absent: tuple[str, ...],
    codes: Mapping[str, CodeList],
) -> tuple[Column, ...]:
    """One per field of the published schema, in its order."""
    return tuple(
        _column(schema, field, summary.rows, column, field.name in absent, codes)
        for field, column in zip(schema.fields, summary.columns, strict=True)
    )


def _column(
    schema: TableSchema,
    field: Field,
    rows: int,
    column: ColumnSummary,
    absent: bool,
    codes: Mapping[str, CodeList],
) -> Column:
    words = field.constraints
    known = codes.get(field.codes)
    example = column.example
    return Column(
        field=field,
        key=field.name in schema.primary_key,
        required=bool(words.get("required")) or field.name in schema.primary_key,
        absent=absent and column.blanks == rows,
        constant=column.constant,
        blanks=column.blanks,
        rows=rows,
        example=example,
        meaning=known[example].name if known and example in known else None,
        codes_path=code_list_file(field.codes) if known else "",
        code_count=len(known) if known else 0,
        choices=_choices(field),
        minimum=str(words.get("minimum", "")),
        maximum=str(words.get("maximum", "")),
        pattern=str(words.get("pattern", "")),
    )


def _choices(field: Field) -> tuple[str, ...]:
    if field.type == "boolean":
        return (*field.true_values, *field.false_values)
    return tuple(str(choice) for choice in field.constraints.get("enum", ()))
