"""The door for checks: a check looks at the tables of one release and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place
from aoimori.core.registry import Registry
from aoimori.core.schema import Field
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class CheckedRelease:
    """What a check may look at: ``publisher/slug/year``, the fiscal year, its tables by name, the
    code lists.

    ``previous`` are the tables of the fiscal year before, empty if there are none; ``unread`` the
    (file, sheet, cell, field) of values that could not be read, which is told already.
    """

    id: str
    year: int
    tables: Mapping[str, Table]
    codes: Mapping[str, CodeList]
    previous: Mapping[str, Table] = field(default_factory=dict)
    unread: Collection[tuple[str, str, str, str]] = frozenset()

    def unread_in(self, table: Table, name: str) -> frozenset[int]:
        """The positions of a field's values that are empty because they could not be read."""
        found = set(table.stepped(name, lambda step: step.rule == "unreadable"))
        cells = {place[:3] for place in self.unread if place[3] == name}
        if cells:
            found.update(at for at in range(len(table)) if table.place(at, name) in cells)
        return frozenset(found)

    def finding(
        self, check: str, table: Table, position: int, name: str, details: Mapping[str, str]
    ) -> Finding:
        """A finding at the cell of one value (an ordinal, or what was not found in another part,
        has none: then at the first of its row)."""
        file, sheet, cell = table.place(position, name)
        if not cell:
            others = (table.place(position, other) for other in table.schema.names)
            file, sheet, cell = next((at for at in others if at[2]), (file, sheet, ""))
        return Finding(check, Place(file, sheet, cell), details, dataset=self.id, field_name=name)


Find = Callable[[CheckedRelease], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """What finds, and whether a release has anything that it looks at."""

    find: Find
    applies: Callable[[CheckedRelease], bool]


CHECKS: Registry[Check] = Registry("check")


def register(name: str, applies: Callable[[CheckedRelease], bool]) -> Callable[[Find], Find]:
    """A decorator that hangs a check up under a name; its words are in
    :mod:`aoimori.core.messages.checks`."""

    def hang_up(find: Find) -> Find:
        CHECKS.add(name, Check(find, applies))
        return find

    return hang_up


def any_table(test: Callable[[Table], object]) -> Callable[[CheckedRelease], bool]:
    """Whether any table of a release has what a check looks at."""
    return lambda release: any(test(table) for table in release.tables.values())


def any_field(test: Callable[[Field], object]) -> Callable[[CheckedRelease], bool]:
    """Whether any field of any table does."""
    return any_table(lambda table: any(map(test, table.schema.fields)))
