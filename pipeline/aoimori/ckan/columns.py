"""A Table Schema as the fields of a DataStore table, with its data dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.ckan.wanted import Column
from aoimori.core.schema import Field, FieldType, TableSchema

# Codes are texts: 02201 stays so. A number keeps all its digits.
_TYPES: Mapping[FieldType, str] = MappingProxyType(
    {
        "string": "text",
        "integer": "int8",
        "number": "numeric",
        "boolean": "bool",
        "date": "date",
        "year": "int4",
    }
)


def columns_of(schema: TableSchema) -> tuple[Column, ...]:
    """The fields in their order, typed as PostgreSQL does. The data dictionary has the titles
    (``label``, ``label_en``), the ``unit``, and in ``notes`` what a reader should know."""
    return tuple(
        Column(field.name, _TYPES[field.type], _info(field), _true(field))
        for field in schema.fields
    )


def _info(field: Field) -> dict[str, str]:
    about, unit = field.description, field.unit
    notes = [about.ja if about else "", f"単位: {unit.ja}" if unit else ""]
    english = [about.en if about else "", f"Unit: {unit.en}" if unit and unit.en else ""]
    info = {
        "label": field.title.ja,
        "label_en": field.title.en,
        "notes": "\n".join(filter(None, notes)),
        "notes_en": "\n".join(filter(None, english)),
        "unit": unit.ja if unit else "",
    }
    return {word: text for word, text in info.items() if text}


def _true(field: Field) -> tuple[str, ...]:
    return field.true_values if field.type == "boolean" else ()
