"""What reading a workbook costs, on 100,000 rows x 12 columns.

Reads the same sheet in one run: by our reader, by openpyxl alone and by python-calamine alone
(which knows no formats, merged ranges, notes or hidden parts); then the same sheet with one
merged range, which our reader leaves to openpyxl. Prints medians of seconds and their ratios.

Run: make bench-readers, or with rows and runs as arguments.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from aoimori.core.sheet import Sheet, cell_text
from aoimori.sources.readers import Options, SourceBytes, open_workbook

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
NAME = "表"


def make_workbook(*, merged: bool) -> bytes:
    """Codes, names, a flag, a date, whole figures and shares."""
    random = np.random.default_rng(20240401)
    figures = random.integers(0, 999_999, size=(ROWS, 5)).tolist()
    shares = random.random(size=(ROWS, 3)).round(4).tolist()
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = NAME
    sheet.append([f"列{n}" for n in range(12)])
    for n in range(ROWS):
        texts = (f"{n:07}", f"第{n % 1700}町", "市" if n % 3 else "町", n % 2 == 0)
        sheet.append([*texts, *figures[n], *shares[n]])
    if merged:
        sheet.merge_cells("A3:A4")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ours(content: bytes) -> Sheet:
    return open_workbook(SourceBytes("big.xlsx", content), Options()).sheet(NAME)


def by_openpyxl(content: bytes) -> object:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return list(book[NAME].values)


def by_calamine(content: bytes) -> object:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(NAME).to_python(skip_empty_area=False)


WAYS: dict[str, Callable[[bytes], object]] = {
    "openpyxl": by_openpyxl,
    "ours": ours,
    "calamine": by_calamine,
}


def timed(work: Callable[[bytes], object], content: bytes) -> float:
    gc.collect()
    started = time.perf_counter()
    work(content)
    return time.perf_counter() - started


def measure(title: str, content: bytes) -> None:
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(RUNS):
        for name, way in WAYS.items():
            seconds[name].append(timed(way, content))
    medians = {name: statistics.median(told) for name, told in seconds.items()}
    print(f"{title}: {ROWS:,} rows x 12 columns, {len(content) / 2**20:.1f} MiB, median of {RUNS}")
    for name, median in medians.items():
        print(f"  {name:<9} {median:6.2f} s   openpyxl / it {medians['openpyxl'] / median:5.1f}")


def main() -> None:
    plain, merged = make_workbook(merged=False), make_workbook(merged=True)
    fast, full = ours(plain), ours(merged)
    # The merged range takes one value away; all others must be the same by both ways.
    differing = sum(
        cell_text(a) != cell_text(b)
        for one, other in zip(fast.rows, full.rows, strict=True)
        for a, b in zip(one, other, strict=True)
    )
    assert differing == 1, differing
    del fast, full
    measure("nothing but plain cells", plain)
    measure("the same with one merged range", merged)


if __name__ == "__main__":
    main()
