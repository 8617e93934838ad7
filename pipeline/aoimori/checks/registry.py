"""The door for checks: a check looks at the tables of one release and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place
from aoimori.core.registry import Registry
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


Check = Callable[[CheckedRelease], Iterator[Finding]]
CHECKS: Registry[Check] = Registry("check")
