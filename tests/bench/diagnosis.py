"""What diagnosing a file costs, on a workbook of 100,000 rows x 12 columns with faults.

Each way in a process of its own: our whole diagnosis (tables found, 30 rules), a full load by
openpyxl (which has no opinion), a bare read by python-calamine (which knows no formats, merged
ranges, notes or hidden parts) and ``frictionless validate``. Prints medians of seconds and of the
memory each process needed at most, and their ratios to openpyxl's.

Run: make bench-diagnosis, or with rows and runs as arguments. Ends with 1 if ours takes more time
or memory than openpyxl.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ONE = "--one"


def make_workbook(path: Path, rows: int) -> None:
    """A title over a header of two rows, merged names, and every hundredth row with faults:
    commas and units, full-width digits, signs, spread letters, formulas, colours."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("町字別人口")
    yellow = book.add_format({"bg_color": "#FFFF00"})
    bold = book.add_format({"bold": True, "align": "center"})
    heads = ["町字コード", "町字名", "調査年月日", "人口_計", "人口_男", "人口_女", "世帯数"]
    heads += ["出生", "死亡", "面積（km2）", "密度（人/km2）", "備考"]
    sheet.write_row(0, 0, ["町字別人口（令和6年4月1日現在）"])
    sheet.write_row(2, 0, heads, bold)
    for n in range(rows):
        male, female = n * 7 % 900, n * 11 % 950
        row = [f"{n:07}", f"第{n % 1700}町", "2024-04-01", male + female, male, female]
        row += [(male + female) // 2, n % 13, n % 17, round(n % 900 / 7 + 0.1, 3), n % 5000 / 3, ""]
        if n % 100 == 7:
            row[1], row[3], row[6] = "東　京　町", f"{male + female:,}人", "１２３"
        if n % 100 == 9:
            row[7], row[11] = "－", "※1 確認中"
        sheet.write_row(n + 3, 0, row, yellow if n % 1000 == 500 else None)
        if n % 500 == 3:
            sheet.write_formula(n + 3, 3, f"=E{n + 4}+F{n + 4}", None, male + female)
    sheet.set_column("L:L", 20, None, {"hidden": True})
    book.close()


def ours(path: Path) -> object:
    from aoimori.verbs.examine import examine

    checkup = examine(path, path.name).checkup
    assert len(checkup.tables) == 1
    broken = {finding.check for finding in checkup.every_finding}
    assert {"number-marked", "layout-whitespace", "columns-hidden", "formula"} <= broken, broken
    return checkup


def by_openpyxl(path: Path) -> object:
    import openpyxl

    return openpyxl.load_workbook(path)


def by_calamine(path: Path) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def by_frictionless(path: Path) -> object:
    from frictionless import Dialect, Resource, validate

    dialect = Dialect(header_rows=[3])
    return validate(Resource(path=path.name, basepath=str(path.parent), dialect=dialect))


WAYS: dict[str, Callable[[Path], object]] = {
    "openpyxl": by_openpyxl,
    "ours": ours,
    "calamine": by_calamine,
    "frictionless": by_frictionless,
}


def once(way: str, path: Path) -> tuple[float, float]:
    """Seconds and MiB of one way in a process of its own; imports count for memory only."""
    done = subprocess.run(
        [sys.executable, __file__, ONE, way, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def one(way: str, path: Path) -> None:
    WAYS[way](path.with_name("small.xlsx"))  # what is imported and compiled is not timed
    started = time.perf_counter()
    WAYS[way](path)
    seconds = time.perf_counter() - started
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main(rows: int, runs: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.xlsx"
        make_workbook(path, rows)
        make_workbook(path.with_name("small.xlsx"), 200)
        told = {way: [once(way, path) for _ in range(runs)] for way in WAYS}
    seconds = {way: statistics.median(run[0] for run in found) for way, found in told.items()}
    memory = {way: statistics.median(run[1] for run in found) for way, found in told.items()}
    print(f"{rows:,} x 12, medians of {runs} runs")
    for way in WAYS:
        times = f"{seconds[way]:8.2f} s {seconds[way] / seconds['openpyxl']:6.2f} x"
        space = f"{memory[way]:7.0f} MiB {memory[way] / memory['openpyxl']:6.2f} x"
        print(f"{way:>14} {times} {space}   (x: of openpyxl's full load)")
    print(f"ours : calamine {seconds['ours'] / seconds['calamine']:.1f} x")
    print(f"frictionless : ours {seconds['frictionless'] / seconds['ours']:.1f} x")
    fine = seconds["ours"] <= seconds["openpyxl"] and memory["ours"] <= memory["openpyxl"]
    return 0 if fine else 1


if __name__ == "__main__":
    if sys.argv[1:2] == [ONE]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        rows, runs = [*map(int, sys.argv[1:]), *(100_000, 3)[len(sys.argv) - 1 :]]
        sys.exit(main(rows, runs))
