"""What is different between two whole releases, or files: table by table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aoimori.core.diff.changes import TableDiff
from aoimori.core.localized import Localized
from aoimori.core.mergers import Merger


class TableFate(StrEnum):
    """Whether a table is in both, or came, or went."""

    BOTH = "both"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """A table by its name and title; ``diff`` is there if both have it. ``is_unlike``: the other
    side has one of this title that shares no header with it, so nobody can tell what became of
    which column."""

    name: str
    title: Localized
    fate: TableFate
    diff: TableDiff | None = None
    is_unlike: bool = False

    @property
    def is_same(self) -> bool:
        return self.diff is not None and self.diff.is_empty


@dataclass(frozen=True, slots=True)
class Comparison:
    """``before`` and ``after`` say what is held against each other; ``mergers`` are the codes of
    before that were taken as others, so that both are comparable."""

    before: Localized
    after: Localized
    tables: tuple[ComparedTable, ...]
    mergers: tuple[Merger, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is different."""
        return all(table.is_same for table in self.tables)
