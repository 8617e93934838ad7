"""By what rows are matched: the key that is declared, or the best that both tables prove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

import pyarrow.compute as pc

from aoimori.core.diff.content import Content
from aoimori.core.diff.hashing import Hashed, match_unique
from aoimori.core.diff.matching import (
    Match,
    NotUnique,
    Pair,
    by_occurrence,
    codes_of,
    first_twice,
    match,
)
from aoimori.core.schema import TableSchema

# Keys of more columns than this are hardly meant; nor are columns far to the right.
_MOST_COLUMNS, _FIRST_COLUMNS = 3, 8
# A column with this share of its values in both tables need not be held against others.
_ENOUGH = 0.9
# Less than this in common is no key but a coincidence.
_LEAST = 0.3


class KeyOrigin(StrEnum):
    """Who says so: the definition, the one who asks, both tables; or rows are matched whole."""

    DECLARED = "declared"
    NAMED = "named"
    PROVEN = "proven"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Key:
    """The columns (by their names after) that tell rows apart."""

    fields: tuple[str, ...]
    origin: KeyOrigin


def common_key(
    before: TableSchema, after: TableSchema, renamed: Mapping[str, str] = MappingProxyType({})
) -> Key | None:
    """The primary key, where both tables have the same one; ``renamed`` are names before by those
    after."""
    old = {renamed.get(name, name) for name in after.primary_key}
    is_common = old and old == set(before.primary_key)
    return Key(after.primary_key, KeyOrigin.DECLARED) if is_common else None


@dataclass(frozen=True, slots=True)
class Matched:
    """How rows were matched, and which."""

    key: Key
    rows: Match


def match_rows(before: Content, after: Content, pairs: Sequence[Pair], key: Key | None) -> Matched:
    """Match the rows of two tables by a key, or by the best one that both prove; where there is
    none, equal rows are the same row. Raises :class:`NotUnique` for a key that is not one."""
    if key is not None:
        return Matched(key, _by_key(before, after, [p for p in pairs if p[1] in key.fields]))
    found = _best(before, after, pairs)
    if found is not None:
        chosen, rows = found
        return Matched(Key(tuple(new for _, new in chosen), KeyOrigin.PROVEN), rows)
    whole = Key(tuple(new for _, new in pairs), KeyOrigin.WHOLE)
    return Matched(whole, match(by_occurrence(codes_of(before, after, pairs))))


def _by_key(before: Content, after: Content, pairs: Sequence[Pair]) -> Match:
    rows = match_unique(Hashed(before), Hashed(after), pairs)
    if rows is not None:
        return rows
    codes = codes_of(before, after, pairs)
    for side, content, is_before in ((codes.before, before, True), (codes.after, after, False)):
        twice = first_twice(side)
        if twice is not None:
            names = [old if is_before else new for old, new in pairs]
            texts = {name: content.column(name)[twice[0]].as_py() for name in names}
            raise NotUnique(texts, twice, is_before=is_before)
    return match(codes)


def _best(
    before: Content, after: Content, pairs: Sequence[Pair]
) -> tuple[tuple[Pair, ...], Match] | None:
    """The fewest columns that are unique and filled in both tables, with the most rows in common;
    of equal ones those that stand first. Figures alone are none: they are what changes."""
    full = [pair for pair in pairs if _is_filled(before, after, pair)]
    old, new = Hashed(before), Hashed(after)
    smaller = max(min(len(before), len(after)), 1)
    for size in range(1, _MOST_COLUMNS + 1):
        best: tuple[float, tuple[Pair, ...], Match] | None = None
        for chosen in _choices(full, size):
            if all(_is_figure(after.schema, new) for _, new in chosen):
                continue
            rows = match_unique(old, new, chosen)
            if rows is None:
                continue
            share = len(rows.after) / smaller
            if share >= _LEAST and (best is None or share > best[0]):
                best = (share, chosen, rows)
            if share >= _ENOUGH:
                break
        if best is not None:
            return best[1], best[2]
    return None


def _is_figure(schema: TableSchema, name: str) -> bool:
    """Whether a column is counted or measured, as far as can be told: a number in the first one may
    be that of the row."""
    return schema.by_name[name].type in ("integer", "number") and name != schema.names[0]


def _choices(pairs: Sequence[Pair], size: int) -> Iterator[tuple[Pair, ...]]:
    return combinations(pairs if size == 1 else pairs[:_FIRST_COLUMNS], size)


def _is_filled(before: Content, after: Content, pair: Pair) -> bool:
    columns = (before.column(pair[0]), after.column(pair[1]))
    return all(
        column.null_count == 0 and pc.all(pc.not_equal(column, "")).as_py() is not False
        for column in columns
    )
