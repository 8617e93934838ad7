"""Two rounds of mending as one, told in terms of the sheet as received."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from aoimori.core.found import Address
from aoimori.core.mended import Aside, Mend, Mended
from aoimori.core.ranges import ranges
from aoimori.core.sheet import Sheet, address, parse_address


def joined(first: Mended, again: Sequence[Mended]) -> Mended:
    """What was mended at first, and each of its tables once more."""
    mends = list(_moved(first, again))
    aside = list(first.aside)
    tables: list[Sheet] = []
    origins: list[Mapping[Address, Address]] = []
    for before, more in zip(first.origins, again, strict=True):
        tables += more.tables
        origins += [
            {at: before[key] for at, key in now.items() if key in before} for now in more.origins
        ]
        mends += [replace(m, before_cell=_back(m.before_cell, before)) for m in more.mends]
        aside += [Aside(a.kind, _back(a.cell, before), a.text) for a in more.aside]
    return Mended(first.sheet, tuple(tables), tuple(origins), tuple(mends), tuple(aside))


def _moved(first: Mended, again: Sequence[Mended]) -> Iterator[Mend]:
    """The first record, its cells where they are now."""
    now: dict[tuple[str, str], tuple[str, str]] = {}
    names: dict[str, str] = {}
    for old, more in zip(first.tables, again, strict=True):
        names[old.name] = more.tables[0].name if more.tables else old.name
        for new, origins in zip(more.tables, more.origins, strict=True):
            for at, key in origins.items():
                now.setdefault((old.name, address(*key)), (new.name, address(*at)))
    for mend in first.mends:
        nowhere = (names.get(mend.table, mend.table), "")
        table, cell = now.get((mend.table, mend.after_cell), nowhere)
        yield replace(mend, table=table, after_cell=cell)


def _back(cells: str, before: Mapping[Address, Address]) -> str:
    """A cell or range of the first round's table as one of the sheet as received; as several
    ranges parted by a comma if they no longer lie together."""
    if not cells:
        return ""
    start, _, end = cells.partition(":")
    top, left = parse_address(start)
    bottom, right = parse_address(end or start)
    found = [
        before[row, column]
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) in before
    ]
    return ",".join(ranges(found))
