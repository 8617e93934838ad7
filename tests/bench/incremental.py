"""What a build costs when it is cold, when nothing has changed, and when one cell has.

Makes a project of 200 datasets (each with one workbook of 100 rows, released), then builds it as a
user would, by the command, several times over. Prints medians of seconds, their share of the cold
build of the same run, and what each read again. Ends with 1 if a build of nothing changed takes
more than 5 % of a cold one.

Run: make bench, or with datasets and runs as arguments.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aoimori.core.life import Act
from aoimori.verbs.release import release
from aoimori.verbs.workspace import Workspace
from support.project import ROWS, SmallProject

DATASETS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
LIMIT = 0.05
CHANGED = "pref/towns0"
SHEET = f"datasets/{CHANGED}/2024/towns.xlsx"


def make_project(root: Path) -> None:
    """Every dataset has a definition, a schema and a workbook of its own, and is released."""
    random = np.random.default_rng(20240401)
    project = SmallProject(root)
    for number in range(DATASETS):
        people = random.integers(0, 99_999, size=100).tolist()
        towns = [
            (f"{n:03}", f"第{n}町", "町", count, "2024-04-01") for n, count in enumerate(people)
        ]
        project.dataset(f"towns{number}", rows=[ROWS[0], *towns])
    workspace = Workspace.around(root)
    for dataset in workspace.catalog.datasets:
        release(workspace, dataset.id, 2024, date(2025, 4, 1), Act.FINAL)


def build(root: Path) -> tuple[float, dict[str, Any]]:
    """Seconds of the whole command, and its answer."""
    command = [sys.executable, "-c", "from aoimori.cli.main import main; main()", "build", "--json"]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=root, capture_output=True, check=True)
    return time.perf_counter() - started, json.loads(done.stdout)


def change_a_cell(root: Path, run: int) -> None:
    """One figure more in one workbook, recorded as a new version."""
    book = load_workbook(root / SHEET)
    book["町"]["D2"] = 100_000 + run
    book.save(root / SHEET)
    day = date(2025, 5, 1) + timedelta(days=run)
    release(Workspace.around(root), CHANGED, 2024, day, Act.CORRECT, "one cell")


def main() -> int:
    seconds: dict[str, list[float]] = {"cold": [], "nothing changed": [], "one cell changed": []}
    redone: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "p"
        make_project(root)
        for run in range(RUNS):
            shutil.rmtree(root / "build", ignore_errors=True)
            for what in seconds:
                if what == "one cell changed":
                    change_a_cell(root, run)
                spent, answer = build(root)
                seconds[what].append(spent)
                # A build that did something else than what is measured measures nothing.
                expected = {"cold": DATASETS, "nothing changed": 0, "one cell changed": 1}[what]
                assert len(answer["read"]) == expected, (what, answer["read"])
                assert answer["unchanged"] == (what == "nothing changed")
                assert answer["exit"] == 0
                site = "site kept" if answer["unchanged"] else "site made"
                redone[what] = f"{len(answer['read'])} of {DATASETS} releases read, {site}"
    cold = statistics.median(seconds["cold"])
    print(f"{DATASETS} datasets, medians of {RUNS} runs")
    for what, times in seconds.items():
        median = statistics.median(times)
        print(f"{what:<18}{median:8.2f} s {median / cold:7.1%} of cold   {redone[what]}")
    share = statistics.median(seconds["nothing changed"]) / cold
    print(
        f"limit for nothing changed: {LIMIT:.0%} of cold: {'kept' if share <= LIMIT else 'BROKEN'}"
    )
    return 0 if share <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
