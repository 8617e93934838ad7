"""What knowing the cell of every value costs, on 1,000,000 rows x 12 columns.

Reads the same sheet three times over in one run: with our trails, with the trails switched off,
and with one record per value (the plain way to keep provenance). Prints medians of seconds, their
ratios, and the memory each holds beside the table.

Run: make bench-provenance, or with rows, runs and the share of figures to mend as arguments.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from unittest import mock

import numpy as np

from aoimori.core.catalog import Part, Source, TableDefinition
from aoimori.core.layout import Column, Header, Layout
from aoimori.core.localized import Localized
from aoimori.core.provenance import History
from aoimori.core.schema import Field, TableSchema
from aoimori.core.sheet import Sheet, address
from aoimori.core.table import Table
from aoimori.sources import areareader
from aoimori.sources.columns import TrailBuilder
from aoimori.sources.tables import read_table

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
ODD = float(sys.argv[3]) if len(sys.argv) > 3 else 0.03
TEXT = Localized("項目")


def make_sheet(rows: int) -> Sheet:
    """Names, codes and figures; a share of the figures is written so that they must be mended."""
    random = np.random.default_rng(20240401)
    figures = random.integers(0, 999_999, size=(rows, 8))
    odd = random.random(size=(rows, 8)) < ODD
    towns = [f"第{n}町" for n in range(1700)]

    def row(n: int) -> tuple[str, ...]:
        texts = (f"{v:,}" if o else str(v) for v, o in zip(figures[n], odd[n], strict=True))
        return (f"{n:07}", towns[n % 1700], towns[n % 47], "2024-04-01", *texts)

    header = tuple(f"列{n}" for n in range(12))
    return Sheet("big.csv", "", (header, *(row(n) for n in range(rows))))


def definition() -> tuple[TableDefinition, Source]:
    kinds = ("string", "string", "string", "date", *("integer",) * 8)
    fields = tuple(Field(f"f{n}", TEXT, kind) for n, kind in enumerate(kinds))  # type: ignore[arg-type]
    reads = {"string": "text"}
    columns = tuple(
        Column(f.name, Header(f"列{n}"), read=reads.get(f.type, f.type))
        for n, f in enumerate(fields)
    )
    layout = Layout(header=(1,), columns=columns)
    return TableDefinition("big", TEXT, TableSchema("big", TEXT, fields)), Source(
        (Part("big.csv", layout),)
    )


class NoTrail(TrailBuilder):
    """Records nothing."""

    def tell(self, history: History) -> int:
        return 0

    def add(self, position: int, row: int, which: int) -> None:
        """What happened is forgotten."""


@dataclass(frozen=True, slots=True)
class Naive:
    """One record per value: the plain way."""

    cell: str
    raw: str


def timed(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def trail_bytes(table: Table) -> int:
    """Arrays of rows, blocks and trails; histories counted with their texts and steps."""
    total = next(iter(table.places.values())).nbytes
    for trail in table.trails.values():
        total += trail.nbytes + sys.getsizeof(trail.histories)
        for history in trail.histories:
            total += sum(map(sys.getsizeof, (history, history.raw, history.steps, *history.steps)))
            total += sum(sys.getsizeof(s.before) + sys.getsizeof(s.after) for s in history.steps)
    return total


def main() -> None:
    sheet = make_sheet(ROWS)
    table_definition, source = definition()

    def read() -> Table:
        return read_table(table_definition, source, lambda part: [sheet], {}).table

    def read_without() -> Table:
        with mock.patch.object(areareader, "TrailBuilder", NoTrail):
            return read()

    def read_naively() -> object:
        table = read_without()
        return [
            [Naive(address(row, column), str(cell)) for column, cell in sheet.row(row)]
            for row in range(2, len(sheet.rows) + 1)
        ], table

    ways: dict[str, Callable[[], object]] = {
        "without": read_without,
        "trails": read,
        "record per value": read_naively,
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(RUNS):
        for name, way in ways.items():
            seconds[name].append(timed(way))
    table = read()
    held = trail_bytes(table)
    frame = int(table.frame.memory_usage(deep=True).sum())
    gc.collect()
    tracemalloc.start()
    sample = min(ROWS, 50_000)
    naive = [
        [Naive(address(row, column), str(cell)) for column, cell in sheet.row(row)]
        for row in range(2, sample + 2)
    ]
    naive_bytes = int(tracemalloc.get_traced_memory()[0] / len(naive) * ROWS)
    tracemalloc.stop()
    records = sum(len(trail.positions) for trail in table.trails.values())
    base = statistics.median(seconds["without"])
    print(f"{ROWS:,} rows x 12 columns, {records:,} repaired values, median of {RUNS}")
    for name in ways:
        median = statistics.median(seconds[name])
        print(f"  {name:<17} {median:7.2f} s   x {median / base:.3f}")
    print(f"  table             {frame / 2**20:7.0f} MiB")
    print(f"  trails            {held / 2**20:7.1f} MiB  {held / frame:.1%} of the table")
    print(f"  record per value  {naive_bytes / 2**20:7.0f} MiB  {naive_bytes / frame:.1%}")


if __name__ == "__main__":
    main()
