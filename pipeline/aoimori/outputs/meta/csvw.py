"""``<table>.csv-metadata.json`` beside a CSV: CSV on the Web (W3C Recommendations of 2015-12-17,
Metadata Vocabulary for Tabular Data)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.identity import Addresses, table_file
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema

_XSD_TYPES = {"integer": "integer", "number": "decimal", "date": "date", "year": "gYear"}
# Constraints of a Table Schema that mean the same here (5.11.2).
# What means something in a regular expression; ECMAScript refuses a backslash before any other.
_SIGNS = re.compile(r"[\^$\\.*+?()\[\]{}|]")
_LIMITS = ("minimum", "maximum", "minLength", "maxLength")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table that is published as CSV: its name, its title, the schema of its rows."""

    name: str
    title: Localized
    schema: TableSchema

    @property
    def file(self) -> str:
        return table_file(self.name, "csv")


def csvw(
    catalog: Catalog, dataset: Dataset, table: CsvTable, others: tuple[CsvTable, ...] = ()
) -> bytes:
    """What explains the columns of a CSV: header, types, constraints, key, words in both
    languages. ``others`` are the tables of the same folder; those that a foreign key leads to are
    described beside it, since a reader follows no key out of the group (5.3)."""
    addresses = Addresses(catalog.base_url)
    group = _group(table, {other.name: other for other in others})
    described = [_table(addresses, dataset, each, group) for each in group.values()]
    context = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}]}
    document = context | (described[0] if len(described) == 1 else {"tables": described})
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _group(table: CsvTable, others: Mapping[str, CsvTable]) -> dict[str, CsvTable]:
    """The table, and all that its foreign keys lead to, one after the other."""
    group = {table.name: table}
    for each in (todo := [table]):
        for key in each.schema.foreign_keys:
            if key.table in others and key.table not in group:
                group[key.table] = others[key.table]
                todo.append(others[key.table])
    return group


def _table(
    addresses: Addresses, dataset: Dataset, table: CsvTable, group: Collection[str]
) -> dict[str, Any]:
    publisher = dataset.publisher
    schema = table.schema
    structure: dict[str, Any] = {"columns": [_column(addresses, schema, f) for f in schema.fields]}
    if schema.primary_key:
        structure["primaryKey"] = list(schema.primary_key)
    if keys := list(_foreign_keys(schema, group)):
        structure["foreignKeys"] = keys
    return {
        "url": table.file,
        "lang": dataset.language,
        "dc:title": _by_language(table.title),
        "dc:license": {"@id": dataset.license.extra["url"]},
        "dc:publisher": {
            "@id": addresses.publisher(publisher.slug),
            "schema:name": _by_language(publisher.name),
        },
        "dc:conformsTo": {"@id": addresses.table_schema(schema.name)},
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
            "lineTerminators": ["\n"],
        },
        "tableSchema": structure,
    }


def _foreign_keys(schema: TableSchema, group: Collection[str]) -> Iterator[dict[str, Any]]:
    for key in schema.foreign_keys:
        if key.table in group:  # not of a table that no CSV could hold
            file = table_file(key.table, "csv")
            reference = {"resource": file, "columnReference": [*key.reference]}
            yield {"columnReference": [*key.fields], "reference": reference}


def _column(addresses: Addresses, schema: TableSchema, field: Field) -> dict[str, Any]:
    """A column under its header (``titles``), which is the field's name; words for people are
    Dublin Core's."""
    column: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "dc:title": _by_language(field.title),
    }
    if field.description:
        column["dc:description"] = _by_language(field.description)
    if field.unit:
        column["schema:unitText"] = _by_language(field.unit)
    column |= {
        "propertyUrl": addresses.field(schema.name, field.name),
        "datatype": _datatype(field),
        "required": field.is_required,
    }
    return column


def _datatype(field: Field) -> str | dict[str, Any]:
    base = _XSD_TYPES.get(field.type, field.type)
    words: dict[str, Any] = {"base": base}
    if field.type != "year":  # readers refuse limits of gYear (Tabular Data Model, 6.4.6)
        words |= {word: field.constraints[word] for word in _LIMITS if word in field.constraints}
    if field.type == "boolean":
        words["format"] = f"{field.true_values[0]}|{field.false_values[0]}"
    elif field.type == "string" and "enum" in field.constraints:
        listed = (_SIGNS.sub(r"\\\g<0>", str(value)) for value in field.constraints["enum"])
        words["format"] = f"^(?:{'|'.join(listed)})$"
    elif field.type == "string" and "pattern" in field.constraints:
        words["format"] = f"^(?:{field.constraints['pattern']})$"
    return words if len(words) > 1 else base


def _by_language(text: Localized) -> list[dict[str, str]]:
    return [{"@value": words, "@language": lang} for lang, words in text.items()]
