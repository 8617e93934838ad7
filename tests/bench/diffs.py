"""What comparing two tables costs, on 1,000,000 rows x 12 columns of which one row in 1,000 is
another: removed, added, or with other values.

Each way in a process of its own, from two CSV files to what differs: ours (both read, rows matched
by a key, ``diff.csv`` written), csv-diff and daff (neither writes anything). csv-diff looks for the
dialect of a file before it reads it, which takes longer than all the rest where texts are quoted:
it runs as it comes, and once more told the dialect, which is shown and does not count: who compares
two files does not tell it. All must find the same rows. The others are held against ours at the
largest size each finishes within a minute.

Run: make bench-diff, or with rows, runs and times as arguments. Ends with 1 if ours needs 2 GiB, or
is less than 20 times as fast as the faster of the others at the largest size that one finishes.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

ONE = "--one"
KEY = "町字コード"
HEADS = (KEY, "町字名", "調査年月日", "人口_計", "人口_男", "人口_女", "世帯数")
HEADS = (*HEADS, "出生", "死亡", "面積（km2）", "区分", "備考")
SIZES = (10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
SECONDS, MIB = 60.0, 2048.0
# Rows, runs, and how many times as fast ours is to be.
DEFAULTS = (1_000_000, 3, 20)
# Runs of ours for one of another way.
OFTEN = 3
SMALL = 1_000
TOLD = "csv-diff, told"

# How many rows were added, removed, changed.
Found = tuple[int, int, int]


class Run(NamedTuple):
    """What a process needed, and what it found."""

    seconds: float
    mib: float
    found: Found


def row(n: int) -> list[str]:
    """A row of before: a code with leading zeros, names, a date, numbers, and blanks."""
    male, female = n * 7 % 900, n * 11 % 950
    numbers = (male + female, male, female, (male + female) // 2, n % 13, n % 17)
    day = f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"
    note = "" if n % 10 else f"「{n % 90}番地」, 要確認"
    kind = ("市街化区域", "調整区域", "")[n % 3]
    name = f"第{n % 1700}町{'東西南北'[n % 4]}"
    return [f"{n:08}", name, day, *map(str, numbers), f"{n % 9000 / 70:.2f}", kind, note]


def after(rows: int) -> Iterator[list[str]]:
    """The rows after: of every 5,000 one is gone, one is new, and three have other values."""
    for n in range(rows):
        if n % 5000 == 7:
            continue
        if n % 5000 == 1007:
            yield [f"9{n:07}", *row(n + 1)[1:]]
        told = row(n)
        if n % 5000 in (2007, 3007, 4007):
            told[3], told[11] = str(int(told[3]) + 1), "" if told[11] else "確認済み"
        yield told


def expected(rows: int) -> Found:
    added, removed, *changed = ((rows - 1 - n) // 5000 + 1 for n in (1007, 7, 2007, 3007, 4007))
    return max(added, 0), max(removed, 0), sum(max(count, 0) for count in changed)


def make_tables(folder: Path, rows: int) -> None:
    for name, told in (("before", map(row, range(rows))), ("after", after(rows))):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(HEADS)
            writer.writerows(told)


def ours(folder: Path) -> Found:
    from aoimori.outputs.diffs import DIFFS
    from aoimori.verbs.barediff import diff_files

    names = [str(folder / f"{name}.csv") for name in ("before", "after")]
    comparison = diff_files(names[0], names[1], [KEY])
    form = DIFFS.get("csv")
    assert form is not None
    (folder / "diff.csv").write_bytes(form.write(comparison, "ja"))
    (table,) = comparison.tables
    assert table.diff is not None
    return len(table.diff.added), len(table.diff.removed), table.diff.changed_rows


def by_csv_diff(folder: Path, dialect: str | None = None) -> Found:
    from csv_diff import compare, load_csv

    tables = []
    for name in ("before", "after"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            tables.append(load_csv(stream, key=KEY, dialect=dialect))
    found = compare(*tables)
    return len(found["added"]), len(found["removed"]), len(found["changed"])


def by_daff(folder: Path) -> Found:
    import daff

    tables = []
    for name in ("before", "after"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            tables.append(daff.PythonTableView(list(csv.reader(stream))))
    flags = daff.CompareFlags()
    flags.addPrimaryKey(KEY)
    told = daff.TableDiff(daff.Coopy.compareTables(*tables, flags).align(), flags)
    told.hilite(daff.PythonTableView([]))
    found = told.getSummary()
    return found.row_inserts, found.row_deletes, found.row_updates


WAYS: dict[str, Callable[[Path], Found]] = {
    "ours": ours,
    "csv-diff": by_csv_diff,
    TOLD: partial(by_csv_diff, dialect="excel"),
    "daff": by_daff,
}


def once(way: str, folder: Path, limit: float | None = None) -> Run | None:
    """One way in a process of its own; imports count for memory only. ``None``: not in time."""
    command = [sys.executable, __file__, ONE, way, str(folder)]
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=limit and limit + 10,
            env={**os.environ, "PYTHONPATH": str(Path(sys.prefix) / "peers")},
        )
    except subprocess.TimeoutExpired:
        return None
    seconds, mib, found = json.loads(done.stdout)
    return Run(seconds, mib, tuple(found)) if limit is None or seconds <= limit else None


def one(way: str, folder: Path) -> None:
    WAYS[way](folder.parent / str(SMALL))  # what is imported and compiled is not timed
    started = time.perf_counter()
    found = WAYS[way](folder)
    seconds = time.perf_counter() - started
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, mib, found]))


class Bench:
    """Tables of several sizes in a folder, and what the ways need for them."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder, runs

    def tables(self, rows: int) -> Path:
        folder = self.folder / str(rows)
        if not folder.exists():
            folder.mkdir()
            make_tables(folder, rows)
        return folder

    def medians(self, rows: int, *ways: str, first: Run | None = None) -> dict[str, Run]:
        """The ways by turns, so that all have the same weather, and the quick one more often;
        ``first`` is a run of the first way that was made already."""
        told: dict[str, list[Run]] = {way: [] for way in ways}
        turn = [way for way in ways for _ in range(OFTEN if way == "ours" else 1)]
        for number in range(self.runs):
            for way in turn:
                is_made = first is not None and not number and way == ways[0]
                run = first if is_made else once(way, self.tables(rows))
                assert run is not None
                assert run.found == expected(rows), (way, run.found, expected(rows))
                told[way].append(run)
        medians = {
            way: Run(
                statistics.median(run.seconds for run in runs),
                statistics.median(run.mib for run in runs),
                expected(rows),
            )
            for way, runs in told.items()
        }
        for way, run in medians.items():
            print(f"{rows:>11,} x 12 {way:>14} {run.seconds:8.2f} s {run.mib:7.0f} MiB")
        return medians

    def largest(self, way: str, most: int) -> tuple[int, Run | None]:
        """The largest size that a way finishes in time, and the run that did; 0 if none."""
        for size in reversed(SIZES):
            run = once(way, self.tables(size), SECONDS) if size <= most else None
            if run is not None:
                return size, run
        return 0, None


def main(rows: int, runs: int, times: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), runs)
        bench.tables(SMALL)
        print(f"medians of {runs} runs; added, removed, changed rows: {expected(rows)}")
        memory = bench.medians(rows, "ours")["ours"].mib
        ratios: dict[str, float] = {}
        speeds: dict[str, float] = {}
        for way in list(WAYS)[1:]:
            size, run = bench.largest(way, rows)
            if not size:
                print(f"{way}: no size within {SECONDS:.0f} s")
                continue
            told = bench.medians(size, way, "ours", first=run)
            ratios[way] = told[way].seconds / told["ours"].seconds
            if way != TOLD:
                speeds[way] = size / told[way].seconds
            print(f"{way} : ours {ratios[way]:.1f} x (the largest it finishes: {size:,})")
    faster = max(speeds, key=lambda way: speeds[way], default=None)
    is_fast = faster is None or ratios[faster] >= times
    print(f"memory {memory:.0f} MiB (less than {MIB:.0f}); the faster of the others: {faster}")
    return 0 if memory < MIB and is_fast else 1


if __name__ == "__main__":
    if sys.argv[1:2] == [ONE]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        rows, runs, times = [*map(int, sys.argv[1:]), *DEFAULTS[len(sys.argv) - 1 :]]
        sys.exit(main(rows, runs, times))
