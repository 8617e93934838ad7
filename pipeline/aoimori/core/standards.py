"""Standard data sets for local governments (自治体標準オープンデータセット): the columns of their
tables, and which of them a table seems to be."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from aoimori.core.localized import Localized
from aoimori.core.text import drop_spaces

# ◎, ○ and neither.
Need = Literal["required", "recommended", "optional"]
# What a value looks like: ``flag`` is 1 or nothing, ``presence`` 有 or 無, ``kana`` full-width
# katakana, ``digits`` half-width ones, ``time`` hh:mm, ``date`` YYYY-MM-DD.
Format = Literal[
    "text", "digits", "alphanumeric", "kana", "number", "flag", "presence", "time", "date", "url"
]


@dataclass(frozen=True, slots=True)
class StandardColumn:
    """A column by its header; ``also`` are other headers in use for it."""

    name: str
    need: Need = "optional"
    format: Format = "text"
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Generation:
    """The columns of a standard in one of its editions, in their order. A table is one of it only
    if it has any of the ``marks``, columns that no other standard has."""

    name: str
    columns: tuple[StandardColumn, ...]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard data set; ``name`` is that of its files, ``number`` that of its sheet, ``tag``
    the one by which portals that gather such sets (BODIK) find it."""

    name: str
    number: str
    title: Localized
    generations: tuple[Generation, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The standard and edition whose columns a table has, with the column (by position among the
    headers) of each of its own that is there."""

    standard: Standard
    generation: Generation
    columns: Mapping[int, StandardColumn]

    @property
    def missing(self) -> tuple[StandardColumn, ...]:
        """The columns that are not there."""
        there = {column.name for column in self.columns.values()}
        return tuple(column for column in self.generation.columns if column.name not in there)


# So large a part of the headers on both sides together must be the same.
_SHARED = 0.6


def recognise(headers: Collection[str], standards: Iterable[Standard]) -> Recognised | None:
    """The edition of a standard whose headers are most like these; ``None`` if none is."""
    keys = [header_form(header) for header in headers]
    best, found = 0.0, None
    for standard in standards:
        for generation in standard.generations:
            known = _known(generation)
            columns: dict[int, StandardColumn] = {}
            for position, key in enumerate(keys):
                column = known.get(key)
                if column is not None and column not in columns.values():
                    columns[position] = column
            shared = len(columns)
            named = sum(bool(key) for key in keys)
            share = shared / max(1, named + len(generation.columns) - shared)
            marked = any(column.name in generation.marks for column in columns.values())
            if marked and share >= _SHARED and share > best:
                best, found = share, Recognised(standard, generation, columns)
    return found


@cache
def header_form(header: str) -> str:
    """A header as it is compared: half-width and full-width forms are the same."""
    return drop_spaces(unicodedata.normalize("NFKC", header))


@cache
def _known(generation: Generation) -> Mapping[str, StandardColumn]:
    return {
        header_form(name): column
        for column in generation.columns
        for name in (*column.also, column.name)
    }
