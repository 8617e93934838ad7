"""The door for checks: a check looks at the tables of one release and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place
from aoimori.core.registry import Registry
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class CheckedRelease:
    """What a check may look at: ``publisher/slug/year``, its tables by name, the code lists."""

    id: str
    tables: Mapping[str, Table]
    codes: Mapping[str, CodeList]

    def finding(
        self, check: str, table: Table, position: int, name: str, details: Mapping[str, str]
    ) -> Finding:
        """A finding at the cell of one value (an ordinal has none: then its row's first)."""
        file, sheet, cell = table.place(position, name)
        if not cell:
            cells = (table.place(position, other)[2] for other in table.schema.names)
            cell = next((found for found in cells if found), "")
        return Finding(check, Place(file, sheet, cell), details, dataset=self.id, field_name=name)


Check = Callable[[CheckedRelease], Iterator[Finding]]
CHECKS: Registry[Check] = Registry("check")
