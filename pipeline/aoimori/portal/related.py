"""Datasets beside another: the same table of other publishers, others of its theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from aoimori.portal.shelves import Shelf

# A page leads to so many of each.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Related:
    """The nearest datasets, in the order of the catalogue."""

    same_table: tuple[Shelf, ...] = ()
    same_theme: tuple[Shelf, ...] = ()


def related_of(shelves: Sequence[Shelf]) -> dict[str, Related]:
    """Of every dataset by its id."""
    by_table: dict[str, list[Shelf]] = {}
    by_theme: dict[str, list[Shelf]] = {}
    for shelf in shelves:
        by_theme.setdefault(shelf.dataset.theme.code, []).append(shelf)
        for name in _tables(shelf):
            by_table.setdefault(name, []).append(shelf)
    return {shelf.dataset.id: _related(shelf, by_table, by_theme) for shelf in shelves}


def _related(
    shelf: Shelf, by_table: Mapping[str, Sequence[Shelf]], by_theme: Mapping[str, Sequence[Shelf]]
) -> Related:
    own = shelf.dataset
    tables = _tables(shelf)

    def is_same_table(other: Shelf) -> bool:
        return other.dataset.publisher.slug != own.publisher.slug and bool(tables & _tables(other))

    def same_theme() -> Iterator[Shelf]:
        for other in by_theme[own.theme.code]:
            if other.dataset.id != own.id and not is_same_table(other):
                yield other

    found = {
        other.dataset.id: other
        for name in sorted(tables)
        for other in islice(filter(is_same_table, by_table[name]), _MOST)
    }
    same_table = sorted(found.values(), key=lambda each: each.dataset.id)
    return Related(tuple(same_table[:_MOST]), tuple(islice(same_theme(), _MOST)))


def _tables(shelf: Shelf) -> frozenset[str]:
    """The tables it has, by their schemas: what has one schema is one table of many."""
    return frozenset(table.schema.name for table in shelf.dataset.tables)
