"""How the catalogue itself stands: five numbers, the same wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aoimori.core.catalog import Catalog
from aoimori.core.csvtext import csv_line
from aoimori.core.fiscal import FiscalYear
from aoimori.core.release import DESCRIBED
from aoimori.portal.shelves import Shelf


@dataclass(frozen=True, slots=True)
class State:
    """``datasets`` there are; how many of the ``municipalities`` publish one (0 of 0: the
    catalogue is of none); how many datasets were ``updated`` in the fiscal year of the newest
    change (``modified``); of how many the newest release is there as CSV."""

    datasets: int
    publishing: int
    municipalities: int
    updated: int
    with_csv: int
    year: FiscalYear | None
    modified: date | None

    @property
    def csv_bytes(self) -> int:
        """The size of its file."""
        return len(state_csv(self))


def state_of(catalog: Catalog, shelves: Sequence[Shelf]) -> State:
    """The state as of the newest change: a page made again on a later day is the same."""
    days = [edition.modified for shelf in shelves for edition in shelf.editions]
    modified = max(days, default=None)
    year = FiscalYear.of(modified) if modified else None
    publishers = [shelf.dataset.publisher for shelf in shelves]
    codes = set(catalog.municipalities.entries) if catalog.municipalities else set()
    return State(
        datasets=len(shelves),
        publishing=len({each.code for each in publishers if each.is_government} & codes),
        municipalities=len(codes),
        updated=sum(
            any(FiscalYear.of(edition.modified) == year for edition in shelf.editions)
            for shelf in shelves
        ),
        with_csv=sum(
            any(file.built.format.name == DESCRIBED for file in shelf.newest.files)
            for shelf in shelves
        ),
        year=year,
        modified=modified,
    )


def state_csv(state: State) -> bytes:
    """The numbers as CSV: what each is, its value, its unit, the day it is of."""
    day = state.modified.isoformat() if state.modified else ""
    rows = (
        ("datasets", str(state.datasets), "datasets"),
        ("municipalities_publishing", str(state.publishing), "municipalities"),
        ("municipalities", str(state.municipalities), "municipalities"),
        ("datasets_updated_in_fiscal_year", str(state.updated), "datasets"),
        ("fiscal_year", str(state.year.year) if state.year else "", "year"),
        ("datasets_with_csv", str(state.with_csv), "datasets"),
    )
    lines = [csv_line(("indicator", "value", "unit", "date"))]
    lines += [csv_line((*row, day)) for row in rows]
    return "".join(lines).encode()
