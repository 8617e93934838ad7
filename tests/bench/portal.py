"""What publishing to a CKAN costs beside ckanapi, on the same CKAN, with as many workers.

Makes a project of 500 datasets (a workbook of 100 rows each, released; five files in links), builds
it, and puts it on the portal that run.sh started: by ``aoimori publish``, and, once that is away
again, by ``ckanapi load datasets`` from the very same packages. Then both are run again, with
nothing changed. Prints medians of seconds and their ratios. Ends with 1 if the first load is slower
than ckanapi's, or one of nothing changed less than 50 times as fast.

Run: make bench-ckan, or with datasets and runs as arguments.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from datetime import date

import numpy as np
from ckanapi import RemoteCKAN

from aoimori.ckan.bodies import package_body, resource_body
from aoimori.ckan.wanted import Wanted
from aoimori.core.life import Act
from aoimori.sources.files import Project
from aoimori.verbs.release import release
from aoimori.verbs.unchanged import PACKAGES, cache_of
from aoimori.verbs.workspace import Workspace
from support.project import ROWS, SmallProject

DATASETS = int(sys.argv[1]) if len(sys.argv) > 1 else 500
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
WORKERS = "2"
SLOWEST_FIRST, LEAST_AGAIN = 1.0, 50.0
URL, TOKEN = os.environ["CKAN_URL"], os.environ["CKAN_TOKEN"]
# ckanapi's own command knows no table of the DataStore: neither is to have any.
SETTINGS = "ckan: {resources: link, datastore: false}\n"


def make_project(root: Path) -> SmallProject:
    random = np.random.default_rng(20240401)
    project = SmallProject(root)
    with (root / "datasets/catalog.yaml").open("a", encoding="utf-8") as stream:
        stream.write(SETTINGS)
    for number in range(DATASETS):
        people = random.integers(0, 99_999, size=100).tolist()
        towns = [
            (f"{n:03}", f"第{n}町", "町", count, "2024-04-01") for n, count in enumerate(people)
        ]
        project.dataset(f"towns{number}", rows=[ROWS[0], *towns])
    workspace = Workspace.around(root)
    for dataset in workspace.catalog.datasets:
        release(workspace, dataset.id, 2024, date(2025, 4, 1), Act.FINAL)
    result = project.run("build", "--quiet")
    assert result.exit_code == 0, result.output
    return project


def write_packages(project: SmallProject, path: Path) -> None:
    """The packages that we put, one to a line, as ckanapi loads them."""
    wanted = cache_of(Project.around(project.root)).load(PACKAGES, Wanted)
    assert wanted is not None
    with path.open("w", encoding="utf-8") as stream:
        for package in wanted.packages:
            body = package_body(package, wanted.catalog)
            body["resources"] = [resource_body(each) for each in package.resources]
            stream.write(json.dumps(body) + "\n")


def seconds(command: list[str], root: Path) -> float:
    started = time.perf_counter()
    # ckanapi starts its workers by its name.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=root, env=told, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:] + done.stdout.decode()[-2000:]
    return time.perf_counter() - started


def empty(portal: RemoteCKAN) -> None:
    """Away with the packages; the organization and the group stay for both."""
    while names := portal.action.package_list():
        for name in names:
            portal.action.dataset_purge(id=name)


def count(portal: RemoteCKAN) -> int:
    number: int = portal.action.package_search(rows=0)["count"]
    return number


def main() -> int:
    portal = RemoteCKAN(URL, apikey=TOKEN)
    empty(portal)
    times: dict[str, dict[str, list[float]]] = {"first load": {}, "nothing changed": {}}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "p"
        project = make_project(root)
        write_packages(project, root / "packages.jsonl")
        publish = ("publish", "--portal", URL, "--yes", "--jobs", WORKERS, "--quiet")
        code = "from aoimori.cli.main import main; main()"
        ours = [sys.executable, "-c", code, *publish]
        program = str(Path(sys.executable).with_name("ckanapi"))
        load = ("load", "datasets", "-I", "packages.jsonl", "-r", URL, "-a", TOKEN)
        theirs = [program, *load, "-p", WORKERS, "--quiet"]
        # Organization and group come with the first run; it is measured by none.
        seconds(ours, root)
        for _ in range(RUNS):
            for name, command in (("aoimori", ours), ("ckanapi", theirs)):
                empty(portal)
                for what in times:
                    times[what].setdefault(name, []).append(seconds(command, root))
                    assert count(portal) == DATASETS, (name, what, count(portal))
        empty(portal)
    print(f"{DATASETS} datasets, {WORKERS} workers, medians of {RUNS} runs")
    least = {"first load": SLOWEST_FIRST, "nothing changed": LEAST_AGAIN}
    is_kept = True
    for what, spent in times.items():
        one, other = (statistics.median(spent[name]) for name in ("aoimori", "ckanapi"))
        kept = other / one >= least[what]
        is_kept &= kept
        print(
            f"{what:<16} aoimori {one:7.2f} s  ckanapi {other:7.2f} s  {other / one:6.2f} x "
            f"(at least {least[what]:g} x: {'kept' if kept else 'BROKEN'})"
        )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
