"""Table Schemas from ``schemas/tables/<name>.yaml``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from aoimori.core.codes import CodeList
from aoimori.core.expressions import BadExpression, parse_rule
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Localized
from aoimori.core.schema import Coordinates, Field, ForeignKey, Labels, Rule, TableSchema
from aoimori.core.text import near
from aoimori.sources.yamlfile import YamlFile, read_checked


def localized(data: Mapping[str, str]) -> Localized:
    return Localized(data["ja"], data.get("en", ""))


def _optional(data: Mapping[str, str] | None) -> Localized | None:
    return localized(data) if data else None


def read_table_schema(
    path: Path, name: str, json_schema: Path, codes: Mapping[str, CodeList]
) -> TableSchema:
    """Read one schema. Raises :class:`Stop` with every finding of the file."""
    file = read_checked(path, name, json_schema)
    data: dict[str, Any] = file.data
    schema = TableSchema(
        name=path.stem,
        title=localized(data["title"]),
        fields=tuple(_field(field, data.get("primaryKey", ())) for field in data["fields"]),
        primary_key=tuple(data.get("primaryKey", ())),
        foreign_keys=tuple(
            ForeignKey(tuple(key["fields"]), key["table"], tuple(key["reference"]))
            for key in data.get("foreignKeys", ())
        ),
        rules=tuple(
            Rule(rule["name"], rule["rule"], localized(rule["message"]))
            for rule in data.get("rules", ())
        ),
        fiscal_year=data.get("fiscalYear", ""),
        same_rows=data.get("sameRows", False),
        coordinates=Coordinates(**data["coordinates"]) if "coordinates" in data else None,
    )
    findings = list(_check(schema, file, codes))
    if findings:
        raise Stop(*findings)
    return schema


def _field(data: Mapping[str, Any], key: Sequence[str]) -> Field:
    constraints = data.get("constraints", {})
    if data["name"] in key:
        # Frictionless lets part of a key be empty; nobody could address such a row.
        constraints = {**constraints, "required": True}
    return Field(
        name=data["name"],
        title=localized(data["title"]),
        type=data.get("type", "string"),
        unit=_optional(data.get("unit")),
        description=_optional(data.get("description")),
        codes=data.get("codes", ""),
        labels=Labels(**data["labels"]) if "labels" in data else None,
        constraints=constraints,
        true_values=tuple(data.get("trueValues", ("true",))),
        false_values=tuple(data.get("falseValues", ("false",))),
        contact=data.get("contact", False),
        additive=data.get("additive", False),
    )


def _check(schema: TableSchema, file: YamlFile, codes: Mapping[str, CodeList]) -> Iterator[Finding]:
    names = list(schema.names)
    for index, field in enumerate(schema.fields):
        if names.index(field.name) != index:
            place = file.place("fields", index, "name")
            yield Finding("yaml-duplicate-key", place, {"key": field.name})
        yield from _check_constraints(field, file, index)
        if field.codes and field.codes not in codes:
            place = file.place("fields", index, "codes")
            yield unknown_reference("code list", field.codes, list(codes), place)
        if field.labels is not None:
            yield from _check_labels(schema, field.labels, codes, file, index)
    used = [("primaryKey", name) for name in schema.primary_key]
    used += [("foreignKeys", name) for key in schema.foreign_keys for name in key.fields]
    used += [("fiscalYear", schema.fiscal_year)] if schema.fiscal_year else []
    for word, name in used:
        if name not in names:
            yield unknown_reference("field", name, names, file.place(word))
    if schema.coordinates is not None:
        yield from _check_coordinates(schema, schema.coordinates, file)
    for index, rule in enumerate(schema.rules):
        try:
            parse_rule(rule.expression, [f.name for f in schema.fields if f.is_numeric], names)
        except BadExpression as error:
            details = {"rule": rule.name, "problem": str(error)}
            yield Finding("bad-rule", file.place("rules", index, "rule"), details)


def _check_labels(
    schema: TableSchema,
    labels: Labels,
    codes: Mapping[str, CodeList],
    file: YamlFile,
    index: int,
) -> Iterator[Finding]:
    """A label names a coded field, and a column of its code list."""
    coded = {field.name: field.codes for field in schema.fields if field.codes}
    place = file.place("fields", index, "labels")
    if labels.field not in coded:
        yield unknown_reference("coded field", labels.field, list(coded), place)
    elif (entries := codes.get(coded[labels.field])) and labels.column not in entries.columns:
        yield unknown_reference("column", labels.column, sorted(entries.columns), place)


def _check_coordinates(schema: TableSchema, pair: Coordinates, file: YamlFile) -> Iterator[Finding]:
    """Both are numbers, and two fields."""
    for word, name in (("longitude", pair.longitude), ("latitude", pair.latitude)):
        place = file.place("coordinates", word)
        field = schema.by_name.get(name)
        if field is None:
            yield unknown_reference("field", name, schema.names, place)
        elif field.type != "number":
            problem = f"{name} × type: {field.type}"
            yield Finding("bad-word-value", place, {"problem": problem})
    if pair.longitude == pair.latitude:
        problem = f"longitude = latitude = {pair.latitude}"
        yield Finding("bad-word-value", file.place("coordinates"), {"problem": problem})


# What Frictionless can hold a value of each type against.
_COMMON = {"required", "unique", "enum"}
_CONSTRAINTS = {
    "string": {*_COMMON, "pattern", "minLength", "maxLength"},
    "integer": {*_COMMON, "minimum", "maximum"},
    "number": {*_COMMON, "minimum", "maximum"},
    "year": {*_COMMON, "minimum", "maximum"},
    "date": {*_COMMON, "minimum", "maximum"},
    "boolean": {"required", "unique"},
}


def _check_constraints(field: Field, file: YamlFile, index: int) -> Iterator[Finding]:
    """Constraints fit the type, and their values are values of it."""
    for word, given in field.constraints.items():
        place = file.place("fields", index, "constraints", word)
        if word not in _CONSTRAINTS[field.type]:
            problem = f"{word} × type: {field.type}"
            yield Finding("bad-word-value", place, {"problem": problem})
        elif word in ("minimum", "maximum", "enum"):
            for value in given if isinstance(given, list) else [given]:
                if not field.is_canonical(str(value)):
                    problem = f"{value} × type: {field.type}"
                    yield Finding("bad-word-value", place, {"problem": problem})


def unknown_reference(kind: str, name: str, known: Collection[str], place: Place) -> Finding:
    """A name that leads nowhere, with those that look like it."""
    details = {"kind": kind, "name": name, "known": near(name, known)}
    return Finding("unknown-reference", place, details)
