"""Whole rows of a diff with their keys, and what single changes come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from aoimori.core.diff.changes import CellChange, TableDiff
from aoimori.core.diff.content import Record
from aoimori.core.diff.keys import KeyOrigin
from aoimori.core.numbers import exact
from aoimori.core.schema import Field, TableSchema


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A row that one table has and the other has not: its number from 1, the texts of its key, and
    all of its values."""

    number: int
    key: Record
    values: Record


@dataclass(frozen=True, slots=True)
class Side:
    """The rows that only one of two tables has. ``key`` and ``labels`` are places among the fields
    of its schema (of labels those that it has)."""

    schema: TableSchema
    key: tuple[int, ...]
    labels: tuple[int, ...]
    rows: Sequence[tuple[int, Record]]

    @property
    def leading(self) -> tuple[int, ...]:
        """The places of all fields: those of the key first, then labels, then the others."""
        first = tuple(dict.fromkeys((*self.key, *self.labels)))
        return (*first, *(n for n in range(len(self.schema.fields)) if n not in first))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[WholeRow]:
        for position, values in self.rows:
            yield WholeRow(position + 1, tuple(values[n] for n in self.key), values)


def key_names(diff: TableDiff) -> tuple[str, ...]:
    """The fields (by their names after) that tell rows apart; none if rows are matched whole."""
    return () if diff.key.origin is KeyOrigin.WHOLE else diff.key.fields


def removed(diff: TableDiff) -> Side:
    """The rows that are gone, under the names of before."""
    return _side(diff, diff.before, diff.names_before, list(diff.removed_rows()))


def added(diff: TableDiff) -> Side:
    """The rows that are new, under the names of after."""
    same = {name: name for name in diff.after.names}
    return _side(diff, diff.after, same, list(diff.added_rows()))


def _side(
    diff: TableDiff, schema: TableSchema, own: dict[str, str], rows: list[tuple[int, Record]]
) -> Side:
    places = {name: number for number, name in enumerate(schema.names)}

    def at(names: Sequence[str]) -> tuple[int, ...]:
        return tuple(places[own[name]] for name in names if name in own)

    return Side(schema, at(key_names(diff)), at(diff.labels), rows)


def fields_of(diff: TableDiff, name: str) -> tuple[Field, Field]:
    """A field that both tables have, before and after."""
    return diff.before.by_name[diff.names_before[name]], diff.after.by_name[name]


def difference(change: CellChange, before: Field, after: Field) -> Decimal | None:
    """What a number became more (or less), exactly; ``None`` if either is no number."""
    if not (before.is_numeric and after.is_numeric):
        return None
    was, now = exact(change.before), exact(change.after)
    if was is None or now is None:
        return None
    with localcontext() as context:
        context.prec = len(change.before or "") + len(change.after or "")
        return now - was


def decimal_text(number: Decimal) -> str:
    """A number as plain decimal text, without an exponent."""
    return f"{number:f}"
