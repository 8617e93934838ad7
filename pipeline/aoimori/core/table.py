"""A table whose every value knows its cell: a DataFrame of canonical text, places and trails.

Most values are what their cell says, at (row of the table row, column of the field): two small
arrays hold that. Only values something happened to have a record, and the story of a raw value
is stored once however many cells tell it (docs/provenance.md).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from aoimori.core.diff.content import Content, texts_of
from aoimori.core.provenance import Places, Provenance, Trail
from aoimori.core.schema import Rule, TableSchema
from aoimori.core.steps import Step
from aoimori.core.totals import TotalRow


@dataclass(frozen=True, slots=True)
class Status:
    """Why a value is what it is (mostly: not there): the sign in its cell, and the code it stands
    for in ``schemas/codes/observation-statuses.csv``."""

    position: int
    field: str
    sign: str
    code: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of canonical text under a schema.

    ``places`` by field (shared by the fields of one area); ``trails`` by field, of those that
    have any record. ``aside`` are columns that were read to be checked, not to be published, and
    ``rules`` what is to hold this year beside the schema's rules; ``totals`` the printed sums.
    """

    name: str
    schema: TableSchema
    frame: pd.DataFrame
    places: Mapping[str, Places]
    trails: Mapping[str, Trail]
    aside: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    totals: tuple[TotalRow, ...] = ()

    def __len__(self) -> int:
        return len(self.frame)

    def has(self, name: str) -> bool:
        """Whether there is a column of this name, of the schema or aside."""
        return name in self.schema.by_name or name in self.aside

    def texts(self, name: str) -> list[str | None]:
        """A column (of the schema, or aside) as canonical texts, ``None`` for no value."""
        if name in self.aside:
            return list(self.aside[name])
        return texts_of(self.frame[name])

    def records(self) -> Iterator[tuple[str | None, ...]]:
        """The rows as tuples of canonical texts, in the order of the schema's fields."""
        yield from self.content().records()

    def value(self, position: int, name: str) -> str | None:
        """One value of a column (of the schema, or aside)."""
        if name in self.aside:
            return self.aside[name][position]
        value = self.frame[name].iat[position]
        return value if isinstance(value, str) else None

    def place(self, position: int, name: str) -> tuple[str, str, str]:
        """(file, sheet, cell) of a value; the cell is empty for an ordinal or an absent field."""
        places = self.places[name]
        block = places.block(position)
        return block.file, block.sheet, places.cell(position, name)

    def provenance(self, position: int, name: str) -> Provenance:
        """The whole story of one value."""
        file, sheet, cell = self.place(position, name)
        value = self.value(position, name)
        found = self.trails[name].at(position) if name in self.trails else None
        if found is None:
            return Provenance(file, sheet, cell, cell, value if cell else None, (), value)
        row, history = found
        read_from = self.places[name].cell(position, name, row)
        return Provenance(file, sheet, cell, read_from, history.raw, history.steps, value)

    def changes(self) -> Iterator[tuple[int, str, Provenance]]:
        """Every recorded value in the order of rows, then fields: (table row, field, story)."""
        names = [name for name in self.schema.names if name in self.trails]
        columns = [self.texts(name) for name in names]
        marked = [
            (position, order, row, which)
            for order, name in enumerate(names)
            for position, row, which in zip(
                self.trails[name].positions.tolist(),
                self.trails[name].rows.tolist(),
                self.trails[name].which.tolist(),
                strict=True,
            )
        ]
        for position, order, row, which in sorted(marked):
            name = names[order]
            history = self.trails[name].histories[which]
            read_from = self.places[name].cell(position, name, row)
            told = (read_from, history.raw, history.steps, columns[order][position])
            yield position, name, Provenance(*self.place(position, name), *told)

    def stepped(self, name: str, test: Callable[[Step], bool]) -> dict[int, Step]:
        """The positions of a field's values that went through a step of some kind, with the first
        such step; looks at histories, not at values."""
        trail = self.trails.get(name, Trail())
        found = {
            number: step
            for number, history in enumerate(trail.histories)
            if (step := next(filter(test, history.steps), None)) is not None
        }
        marked = np.flatnonzero(np.isin(trail.which, list(found)))
        told = zip(trail.positions[marked].tolist(), trail.which[marked].tolist(), strict=True)
        return {position: found[number] for position, number in told}

    def statuses(self) -> list[Status]:
        """The values with a status in the order of rows, then fields."""
        marked = [
            (position, order, step.before or "", step.status)
            for order, name in enumerate(self.schema.names)
            for position, step in self.stepped(name, lambda step: bool(step.status)).items()
        ]
        names = self.schema.names
        return [Status(at, names[order], sign, code) for at, order, sign, code in sorted(marked)]

    @property
    def published_schema(self) -> TableSchema:
        """The schema as the published rows keep it: a field is not required if a sign with a
        status stands for no value in one of them."""
        return self.schema.relaxed(
            {
                name
                for name in self.schema.required
                if self.stepped(name, lambda step: bool(step.status) and step.after is None)
            }
        )

    def without(self, cells: Mapping[str, Collection[tuple[str, str, str]]]) -> Table:
        """The table without its values, by field, at these cells (file, sheet, cell)."""
        if not cells:
            return self
        frame = self.frame.copy()
        for name, wrong in cells.items():
            kept = [
                None if self.place(position, name) in wrong else text
                for position, text in enumerate(self.texts(name))
            ]
            frame[name] = pd.Series(kept, index=frame.index, dtype="str")
        return replace(self, frame=frame)

    def find(self, key: Mapping[str, str]) -> list[int]:
        """Positions of the rows whose fields have these canonical texts."""
        matching = pd.Series(True, index=self.frame.index)
        for name, text in key.items():
            matching &= self.frame[name] == text
        return [int(position) for position in np.flatnonzero(matching.to_numpy())]

    def content(self) -> Content:
        """What the table says, without where it is from."""
        sums = frozenset(total.position for total in self.totals if total.position is not None)
        return Content(self.schema, self.frame, sums)

    def digest(self) -> str:
        """sha256 of field names and values, whatever file format they end in."""
        return self.content().digest()
