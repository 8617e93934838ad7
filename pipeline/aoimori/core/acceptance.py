"""What an office has decided to publish although it looked as if it should not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType

from aoimori.core.localized import Localized
from aoimori.core.ranges import Rectangle
from aoimori.core.readability import READABILITY
from aoimori.core.sheet import parse_address

_PART = ("file", "value")
_VALUE = ("value", "cells")
# What may be accepted, and the words of which one must say what exactly: a decision is about what
# somebody has seen, not about whatever comes next.
GATE_CHECKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "author-property": ("value",),
        "card-number": _VALUE,
        "cell-comment": _VALUE,
        "custom-property": ("value",),
        "custom-xml": _PART,
        "data-connection": _PART,
        "digital-signature": _PART,
        "email-address": _VALUE,
        "embedded-object": _PART,
        "external-link": _PART,
        "hidden-column": ("cells",),
        "hidden-name": ("value",),
        "hidden-row": ("cells",),
        "hidden-sheet": ("sheet",),
        "local-path": ("value",),
        "macro-code": _PART,
        "my-number": _VALUE,
        "package-unread": _PART,
        "page-text": ("value",),
        "person-record": ("fields", "cells"),
        "phone-number": _VALUE,
        "picture-author": ("value",),
        "picture-position": _PART,
        "pivot-cache": _PART,
        "revision-log": _PART,
    }
)
# Rows of a table that look like no records, and may be some; codes that may be right.
DOUBTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "note-as-data": _VALUE,
        "record-empty": _VALUE,
        "total-as-data": _VALUE,
        "total-row-likely": _VALUE,
        "zero-lost": ("cells",),
    }
)
# What a source file seems to have lost before it came; it is told where files are examined.
SOURCE_DOUBTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict.fromkeys(("character-lost", "digits-lost", "number-became-date"), ("cells",))
)


def may_be_accepted() -> tuple[str, ...]:
    """Every check that may stand in ``accepts``: those of the gate, doubts about rows and files,
    rules by their ids."""
    return (*GATE_CHECKS, *DOUBTS, *SOURCE_DOUBTS, *READABILITY)


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that is to be decided: the code of its finding; file (relative to the dataset's
    folder), sheet and ranges it is in, the texts it may be named by, the field it is published
    as."""

    check: str
    file: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is accepted, why, and by which office (a publisher).

    ``file`` is a name or glob of paths below the dataset's folder, or of names alone; ``cells``
    are ranges. What is not said (empty) may be anything.
    """

    check: str
    reason: Localized
    decided_by: str
    office: Localized
    file: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()
    value: str = ""
    fields: tuple[str, ...] = ()

    @property
    def is_of_a_rule(self) -> bool:
        return self.check in READABILITY

    @property
    def is_of_a_file(self) -> bool:
        """Whether it is about what is told where files are examined."""
        return self.is_of_a_rule or self.check in SOURCE_DOUBTS

    def unnamed(self) -> tuple[str, ...]:
        """The words of which one is missing."""
        said = {
            "file": self.file,
            "sheet": self.sheet,
            "cells": self.cells,
            "value": self.value,
            "fields": self.fields,
        }
        asked = {**GATE_CHECKS, **DOUBTS, **SOURCE_DOUBTS}.get(self.check, ())
        return () if not asked or any(said[word] for word in asked) else asked

    def covers(self, seen: Seen) -> bool:
        """Whether it is this that was decided: all of its cells, not some."""
        return (
            self.check == seen.check
            and (not self.file or _is_named(seen.file, self.file))
            and self.sheet in ("", seen.sheet)
            and (not self.value or self.value in seen.values)
            and (not self.fields or (bool(seen.fields) and set(seen.fields) <= set(self.fields)))
            and (not self.cells or lies_inside(seen.cells, self.cells))
        )


def first_that_covers(accepts: Sequence[Acceptance], seen: Seen) -> int | None:
    """The position of the acceptance that settles something."""
    return next((at for at, accept in enumerate(accepts) if accept.covers(seen)), None)


def _is_named(file: str, pattern: str) -> bool:
    return any(fnmatchcase(name, pattern) for name in (file, file.rpartition("/")[2]))


_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14
_COLUMNS = re.compile("([A-Z]{1,3}):([A-Z]{1,3})")
_ROWS = re.compile("([1-9][0-9]*):([1-9][0-9]*)")


def parse_range(text: str) -> Rectangle:
    """(top, left, bottom, right) of ``B4``, ``B4:C9``, ``C:D`` or ``3:5``; ``ValueError``."""
    if found := _COLUMNS.fullmatch(text):
        left, right = (parse_address(f"{letters}1")[1] for letters in found.groups())
        return 1, left, _LAST_ROW, right
    if found := _ROWS.fullmatch(text):
        return int(found[1]), 1, int(found[2]), _LAST_COLUMN
    first, _, last = text.partition(":")
    (top, left), (bottom, right) = parse_address(first), parse_address(last or first)
    return top, left, bottom, right


def lies_inside(cells: Iterable[str], areas: Iterable[str]) -> bool:
    """Whether there are cells, and each range of them lies in one of the areas."""
    accepted = [parse_range(area) for area in areas]
    found = [parse_range(cell) for cell in cells if cell]
    return bool(found) and all(
        any(
            top <= a and left <= b and c <= bottom and d <= right
            for top, left, bottom, right in accepted
        )
        for a, b, c, d in found
    )
