"""What reading a workbook costs, on 100,000 rows x 12 columns.

Reads the same sheet in one run: by our reader, by openpyxl alone and by python-calamine alone
(which knows no formats, merged ranges, notes or hidden parts). Then a sheet with fills, formulas,
merged ranges, a comment and a hidden row, in processes of their own: by our reader, and by
openpyxl with all that it knows. Then rows without values down to the last of a sheet. Prints
medians of seconds, the most memory, and ratios.

Run: make bench-readers, or with rows and runs as arguments.
"""

from __future__ import annotations

import gc
import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from aoimori.core.opc import MAIN
from aoimori.core.sheet import Sheet
from aoimori.sources.readers import Options, SourceBytes, open_workbook

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
NAME = "表"


def make_workbook(*, rich: bool) -> bytes:
    """Codes, names, a flag, a date, whole figures and shares."""
    random = np.random.default_rng(20240401)
    figures = random.integers(0, 999_999, size=(ROWS, 5)).tolist()
    shares = random.random(size=(ROWS, 3)).round(4).tolist()
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet(NAME)
    bold = book.add_format({"bold": True, "bg_color": "#D9E1F2"}) if rich else None
    yellow = book.add_format({"bg_color": "#FFFF00", "num_format": "#,##0"}) if rich else None
    sheet.write_row(0, 0, [f"列{n}" for n in range(12)], bold)
    for n in range(ROWS):
        texts = (f"{n:07}", f"第{n % 1700}町", "市" if n % 3 else "町", n % 2 == 0)
        sheet.write_row(n + 1, 0, [*texts, *figures[n], *shares[n]])
        if rich and n % 10 == 0:
            sheet.write_number(n + 1, 4, figures[n][0], yellow)
            sheet.write_formula(n + 1, 8, f"=E{n + 2}+F{n + 2}", None, sum(figures[n][:2]))
        if rich and n % 1000 == 1:
            sheet.merge_range(n, 1, n, 2, "結合")
    if rich:
        sheet.write_comment("B2", "速報値")
        sheet.set_row(7, None, None, {"hidden": True})
    book.close()
    return stream.getvalue()


def make_empty() -> bytes:
    """One value, and formatted cells without any in all rows below."""
    book = openpyxl.Workbook()
    book.active["A1"] = 1  # type: ignore[index]
    stream, old = io.BytesIO(), io.BytesIO()
    book.save(old)
    with zipfile.ZipFile(old) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in parts.namelist():
            if "sheet1" not in name:
                new.writestr(name, parts.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            part.write(b'<row r="1"><c r="A1"><v>1</v></c></row>')
            for row in range(2, 1_048_577):
                cells = "".join(f'<c r="{letter}{row}" s="0"/>' for letter in "ABCDEFGHIJKL")
                part.write(f'<row r="{row}">{cells}</row>'.encode())
            part.write(b"</sheetData></worksheet>")
    return stream.getvalue()


def ours(content: bytes) -> Sheet:
    book = open_workbook(SourceBytes("big.xlsx", content), Options())
    return book.sheet(book.names[0])


def by_openpyxl(content: bytes) -> object:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return list(book[NAME].values)


def all_of_openpyxl(content: bytes) -> object:
    """Formulas and their results, as it takes to say what we say."""
    return [
        openpyxl.load_workbook(io.BytesIO(content), data_only=values) for values in (False, True)
    ]


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


def apart(way: str, path: Path) -> tuple[float, float]:
    """Seconds and MiB of reading a file in a process of its own."""
    command = [sys.executable, __file__, str(ROWS), str(RUNS), way, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1])


def measure_apart(title: str, content: bytes, ways: Sequence[str]) -> None:
    print(f"{title}: {len(content) / 2**20:.1f} MiB, median of {RUNS}, each in its own process")
    results: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.xlsx"
        path.write_bytes(content)
        for way in ways:
            runs = [apart(way, path) for _ in range(RUNS)]
            seconds, memory = (statistics.median(column) for column in zip(*runs, strict=True))
            results[way] = seconds, memory
            print(f"  {way:<9} {seconds:6.2f} s   {memory:6.0f} MiB more than before")
    if len(ways) > 1:
        (one, less), (other, more) = results["ours"], results["openpyxl"]
        print(f"  openpyxl / ours: time {other / one:.1f}, memory {more / less:.1f}")


def once(way: str, path: Path) -> None:
    content = path.read_bytes()
    before = most_memory()
    seconds = timed({"ours": ours, "openpyxl": all_of_openpyxl}[way], content)
    print(seconds, most_memory() - before)


def most_memory() -> float:
    """MiB at the highest of this process; getrusage would tell that of its parent (Linux)."""
    told = Path("/proc/self/status").read_text("utf-8")
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    plain, rich = make_workbook(rich=False), make_workbook(rich=True)
    measure("nothing but plain cells", plain)
    measure_apart("fills, formulas, merged ranges", rich, ("ours", "openpyxl"))
    measure_apart("1,048,576 rows x 12 without values", make_empty(), ("ours",))


if __name__ == "__main__":
    if len(sys.argv) > 3:
        once(sys.argv[3], Path(sys.argv[4]))
    else:
        main()
