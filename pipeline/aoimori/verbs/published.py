"""What is known beside the tables we publish: their definitions, when they are held against the
rules for machine-readable data by the same code as any file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar, get_args

from aoimori.core.catalog import Catalog, Dataset, Release, Source
from aoimori.core.codes import CodeList
from aoimori.core.found import Kind, Known
from aoimori.core.layout import Counted, Parent
from aoimori.core.places import promises_codes
from aoimori.core.schema import Field, FieldType, TableSchema
from aoimori.core.text import header_key

_KINDS: dict[FieldType, Kind] = {
    "string": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "year": "year",
}
Heading = Literal["name", "title"]
T = TypeVar("T")


def known_of(
    catalog: Catalog, dataset: Dataset, release: Release, table: str, heading: Heading
) -> Known:
    """What the definition of a table says of its columns, which a file heads by ``name`` (CSV) or
    by ``title`` (XLSX). Definitions, sources and dates are published with every release."""
    schema = dataset.table(table).schema
    source = release.sources[table]
    spelled, counted = set(_spelled(source)), set(_counted(source))
    return Known(
        kinds=_by_header((f, "code" if f.name in counted else _kind(f)) for f in schema.fields),
        units=_by_header((f, f.unit.ja) for f in schema.fields if f.unit),
        coded=frozenset(_by_header((f, True) for f in schema.fields if f.codes)),
        spelled=frozenset(_by_header((f, True) for f in schema.fields if f.name in spelled)),
        area_codes=frozenset(
            _by_header((f, True) for f in schema.fields if promises_codes(f.title.ja))
        ),
        signs=frozenset(_signs(source)),
        headers=_headers(dataset, release, schema, heading),
        documented=True,
        areas=area_list(catalog.codes.values()),
    )


def area_list(lists: Iterable[CodeList]) -> CodeList | None:
    """The list of municipalities and prefectures among code lists, if there is one."""
    return next((codes for codes in lists if codes.is_of_areas), None)


def _kind(field: Field) -> Kind:
    return "code" if field.codes else _KINDS[field.type]


def _heading(field: Field, heading: Heading) -> str:
    """The header of a field's column, as :mod:`aoimori.outputs.tables.headings` writes it."""
    if heading == "name":
        return field.name
    return f"{field.title.ja}（{field.unit.ja}）" if field.unit else field.title.ja


def _by_header(told: Iterable[tuple[Field, T]]) -> dict[str, T]:
    """By every header a field may have."""
    return {
        header_key(_heading(field, heading)): what
        for field, what in told
        for heading in get_args(Heading)
    }


def _spelled(source: Source) -> Iterator[str]:
    """Fields read as text from the cells of another one that is read as what it means."""
    for part in source.parts:
        meant = [column.origin for column in part.layout.columns if column.read != "text"]
        texts = (column for column in part.layout.columns if column.read == "text")
        yield from (column.name for column in texts if column.origin in meant)


def _counted(source: Source) -> Iterator[str]:
    """Fields that number rows: they have no unit."""
    for part in source.parts:
        for column in part.layout.columns:
            if isinstance(column.origin, Counted | Parent):
                yield column.name


def _signs(source: Source) -> Iterator[str]:
    for part in source.parts:
        for column in part.layout.columns:
            yield from column.symbols


def _headers(
    dataset: Dataset, release: Release, schema: TableSchema, heading: Heading
) -> tuple[str, ...]:
    """The header of the year before, the same schema's; empty for the first year."""
    if release.year.year - 1 not in dataset.by_year:
        return ()
    return tuple(header_key(_heading(field, heading)) for field in schema.fields)
