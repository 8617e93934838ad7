"""What must be true of every mended sheet: nothing is lost, and mending again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core.codes import CodeList
from aoimori.core.mended import Mended
from aoimori.core.sheet import Cell, Sheet, cell_text, parse_address
from aoimori.sources.discover import find_tables
from aoimori.sources.mend import mend

Grid = list[list[Cell]]


def sheet_of(rows: Grid, **more: object) -> Sheet:
    """A sheet of these rows."""
    return Sheet("a.xlsx", "表", tuple(map(tuple, rows)), **more)  # type: ignore[arg-type]


def mended(rows: Grid, areas: CodeList | None = None, **more: object) -> Mended:
    """What becomes of a sheet of these rows."""
    return mend(find_tables(sheet_of(rows, **more)), areas)


def grid(sheet: Sheet) -> Grid:
    return [list(row) for row in sheet.rows]


def only(result: Mended) -> Grid:
    """The one table there is."""
    (table,) = result.tables
    return grid(table)


def lost(sheet: Sheet, result: Mended) -> list[tuple[int, int]]:
    """The filled cells that are in no table, not aside, and in no record."""
    kept = {key for origins in result.origins for key in origins.values()}
    told = {at for text in result.aside for at in cells(text.cell)}
    told |= {at for change in result.mends for at in cells(change.before_cell)}
    filled = (
        (row, column)
        for row in range(1, len(sheet.rows) + 1)
        for column, cell in sheet.row(row)
        if cell_text(cell).strip()
    )
    return [at for at in filled if at not in kept | told]


def silently_changed(sheet: Sheet, result: Mended) -> list[tuple[int, int]]:
    """The cells of the tables that are not what they were, without a record of it."""
    told = {at for change in result.mends for at in cells(change.before_cell)}
    return [
        key
        for table, origins in zip(result.tables, result.origins, strict=True)
        for at, key in origins.items()
        if key not in told and table.cell(*at) != sheet.cell(*key)
    ]


def cells(ranges: str) -> Iterator[tuple[int, int]]:
    """The cells of ranges parted by commas."""
    for part in filter(None, ranges.split(",")):
        first, _, last = part.partition(":")
        top, left = parse_address(first)
        bottom, right = parse_address(last or first)
        yield from (
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )


def is_done(result: Mended, areas: CodeList | None = None) -> bool:
    """Whether mending its tables once more changes nothing."""
    return all(mend(find_tables(t), areas).tables == (t,) for t in result.tables)
