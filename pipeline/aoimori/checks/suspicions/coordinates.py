"""Latitudes and longitudes: exchanged, without their point, alone, missing, outside Japan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from aoimori.checks.rules.looked import Looked, shown
from aoimori.checks.suspicions.suspicion import SUSPICIONS, header, is_rare, number, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Address, FoundColumn
from aoimori.core.sheet import cell_text

# Degrees that hold all of Japan.
LATITUDES, LONGITUDES = (20.0, 46.0), (122.0, 154.0)
_LATITUDE = re.compile(r"緯度|(?<![a-z])lat(?:itude)?(?![a-z])", re.IGNORECASE)
_LONGITUDE = re.compile(r"経度|(?<![a-z])(?:lon|lng|long|longitude)(?![a-z])", re.IGNORECASE)
Pair = tuple[FoundColumn, FoundColumn]


@SUSPICIONS.register("coordinates")
def coordinates(looked: Looked) -> Iterator[Finding]:
    """Every pair of columns of latitude and longitude, row by row."""
    for pair in pairs(looked):
        faults: dict[str, list[Address]] = {}
        for row in looked.table.body:
            for code, cells in _row(looked, pair, row):
                faults.setdefault(code, []).extend(cells)
        missing = faults.pop("missing", [])
        for code, cells in faults.items():
            yield from _told(code, looked, pair, cells)
        rows = {row for row, _ in missing}
        if is_rare(list(rows), looked.table.body):
            yield from _told("missing", looked, pair, missing)


def pairs(looked: Looked) -> Iterator[Pair]:
    """The columns of latitude, each with that of the longitude of the same thing."""
    longitudes = {
        _LONGITUDE.sub("", header(column)): column
        for column in looked.table.columns
        if _LONGITUDE.search(header(column))
    }
    for column in looked.table.columns:
        rest = _LATITUDE.sub("", header(column))
        if _LATITUDE.search(header(column)) and rest in longitudes:
            yield column, longitudes[rest]


def is_coordinate(column: FoundColumn) -> bool:
    """Whether a header promises latitudes or longitudes."""
    return any(word.search(header(column)) for word in (_LATITUDE, _LONGITUDE))


def _row(looked: Looked, pair: Pair, row: int) -> Iterator[tuple[str, list[Address]]]:
    sheet = looked.table.sheet
    cells = [(row, column.column) for column in pair]
    blank = [at for at in cells if not cell_text(sheet.cell(*at)).strip()]
    if blank:
        yield "missing" if len(blank) == 2 else "alone", blank
        return
    north, east = (number(sheet.cell(*at)) for at in cells)
    if north is None or east is None:
        return
    if _within(north, LONGITUDES) and _within(east, LATITUDES):
        yield "swapped", cells
        return
    for at, degrees, area in zip(cells, (north, east), (LATITUDES, LONGITUDES), strict=True):
        if not _within(degrees, area):
            yield "pointless" if pointed(degrees, area) else "outside", [at]


def _within(degrees: float, area: tuple[float, float]) -> bool:
    return area[0] <= degrees <= area[1]


def pointed(degrees: float, area: tuple[float, float]) -> float | None:
    """The degrees that a number without its point may have been; ``None`` if it was none."""
    if degrees < 1000 or degrees != int(degrees):
        return None
    for power in count(1):
        smaller = degrees / float(10**power)
        if smaller < area[0]:
            return None
        if smaller <= area[1]:
            return smaller
    return None


def _told(code: str, looked: Looked, pair: Pair, cells: list[Address]) -> Iterator[Finding]:
    first = cells[0]
    names = "」「".join(column.name for column in pair)
    text = shown(looked.table.sheet.cell(*first))
    match code:
        case "missing":
            yield tell("coordinates-missing", looked, cells, Severity.ERROR, column=names)
        case "alone":
            yield tell("coordinate-one-missing", looked, cells, Severity.ERROR, column=names)
        case "swapped":
            yield tell(
                "coordinates-swapped", looked, cells, Severity.ERROR, value=text, column=names
            )
        case "pointless":
            area = LATITUDES if first[1] == pair[0].column else LONGITUDES
            was = pointed(number(looked.table.sheet.cell(*first)) or 0.0, area)
            yield tell(
                "coordinate-point-lost",
                looked,
                cells,
                Severity.ERROR,
                value=text,
                expected=f"{was:.15g}",
                column=names,
            )
        case _:
            yield tell("coordinate-outside-japan", looked, cells, value=text, column=names)
