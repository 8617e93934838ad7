"""Table Schemas: Frictionless words, plus what a reader needs (unit, titles, code list, rules)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from aoimori.core.localized import Localized
from aoimori.core.numbers import is_number

FieldType = Literal["string", "integer", "number", "boolean", "date", "year"]
Value = str | int | Decimal | bool | date | None


@dataclass(frozen=True, slots=True)
class Labels:
    """A field holds what the code list entry named by another field says in a ``column``."""

    field: str
    column: str


@dataclass(frozen=True, slots=True)
class Field:
    """One column: Frictionless name, type and constraints; title and unit for people.

    ``unit`` is the printed unit of every value (``人``), ``codes`` the name of a code list,
    ``labels`` the code whose name the field holds; ``contact``: telephones and mail addresses in
    it are those of an organisation, for everybody to call; ``additive``: its numbers may be summed
    over rows.
    """

    name: str
    title: Localized
    type: FieldType = "string"
    unit: Localized | None = None
    description: Localized | None = None
    codes: str = ""
    labels: Labels | None = None
    constraints: Mapping[str, Any] = field(default_factory=dict)
    true_values: tuple[str, ...] = ("true",)
    false_values: tuple[str, ...] = ("false",)
    contact: bool = False
    additive: bool = False

    def is_canonical(self, text: str) -> bool:
        """Whether a text is the one way to write its value in this type."""
        match self.type:
            case "integer":
                return is_number(text) and "." not in text
            case "number":
                return is_number(text)
            case "year":
                return _YEAR.fullmatch(text) is not None
            case "date":
                return _DATE.fullmatch(text) is not None and _is_day(text)
            case "boolean":
                return text in (self.true_values[0], self.false_values[0])
            case "string":
                return text != ""

    def cast(self, text: str | None) -> Value:
        """The typed value of a canonical text, ``None`` for no value."""
        if text is None:
            return None
        match self.type:
            case "integer" | "year":
                return int(text)
            case "number":
                return Decimal(text)
            case "date":
                return date.fromisoformat(text)
            case "boolean":
                return text in self.true_values
            case "string":
                return text

    def is_spelled(self, text: str) -> bool:
        """Whether a text keeps what the constraints say of its letters: a pattern, a list."""
        pattern, listed = self.constraints.get("pattern"), self.constraints.get("enum")
        return (pattern is None or re.fullmatch(str(pattern), text) is not None) and (
            listed is None or text in listed
        )

    @property
    def is_numeric(self) -> bool:
        return self.type in ("integer", "number", "year")

    @property
    def is_required(self) -> bool:
        return bool(self.constraints.get("required"))

    def means_as(self, other: Field) -> bool:
        """Whether one value says the same in both: of one type, in one unit, by one code list."""
        return (self.type, self.unit, self.codes) == (other.type, other.unit, other.codes)

    def optional(self) -> Field:
        """The same field without the constraint ``required``."""
        kept = {word: value for word, value in self.constraints.items() if word != "required"}
        return replace(self, constraints=kept)


_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Fields that must occur together in the referenced table of the same release."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence across fields, such as ``male + female == population_total``."""

    name: str
    expression: str
    message: Localized


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The fields that say where on Earth a row is: WGS 84, in degrees."""

    longitude: str
    latitude: str


@dataclass(frozen=True)
class TableSchema:
    """The shape of a table, shared by datasets and fiscal years.

    ``fiscal_year`` is the field, if any, whose value is the fiscal year of the release;
    ``same_rows``: a year has the rows of the year before, by primary key.
    """

    name: str
    title: Localized
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    rules: tuple[Rule, ...] = ()
    fiscal_year: str = ""
    same_rows: bool = False
    coordinates: Coordinates | None = None

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def required(self) -> frozenset[str]:
        """The names of the fields that must have a value."""
        return frozenset(field.name for field in self.fields if field.is_required)

    def relaxed(self, names: Collection[str]) -> TableSchema:
        """The same schema with these fields no longer required."""
        if self.required.isdisjoint(names):
            return self
        fields = (field.optional() if field.name in names else field for field in self.fields)
        return replace(self, fields=tuple(fields))

    def structure(self) -> dict[str, Any]:
        """The Frictionless descriptor of what a program depends on: no titles, no prose."""
        descriptor: dict[str, Any] = {"fields": [_field_structure(f) for f in self.fields]}
        if self.primary_key:
            descriptor["primaryKey"] = list(self.primary_key)
        if self.foreign_keys:
            descriptor["foreignKeys"] = [
                {
                    "fields": list(key.fields),
                    "reference": {"resource": key.table, "fields": list(key.reference)},
                }
                for key in self.foreign_keys
            ]
        return descriptor

    def digest(self) -> str:
        """sha256 of the structure and units; a reworded title does not change it."""
        units = [f.unit.ja if f.unit else "" for f in self.fields]
        return _digest([self.structure(), units])

    def columns_digest(self) -> str:
        """sha256 of names, types and key: what no program gets over when it changes."""
        return _digest([[(f.name, f.type) for f in self.fields], self.primary_key])


def _digest(words: Any) -> str:
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _field_structure(field: Field) -> dict[str, Any]:
    descriptor: dict[str, Any] = {"name": field.name, "type": field.type}
    if field.type == "boolean":
        descriptor |= {
            "trueValues": list(field.true_values),
            "falseValues": list(field.false_values),
        }
    if field.constraints:
        descriptor["constraints"] = dict(field.constraints)
    return descriptor


def in_common(schemas: Sequence[TableSchema]) -> TableSchema:
    """What tables of one schema have in common that were relaxed in different years: a field is
    required if it is in all of them."""
    first, *others = schemas
    everywhere = first.required.intersection(*(schema.required for schema in others))
    return first.relaxed(first.required - everywhere)
