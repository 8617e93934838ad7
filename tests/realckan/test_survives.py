"""Killed anywhere, on a bad line, or two at once: it comes to the same end, and nothing is there
twice."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from aoimori.runtime.progress import Silent
from aoimori.verbs.plan import Planned, plan
from aoimori.verbs.publish import publish as do
from realckan.portal import RealPortal, changes, publish
from support.faultyproxy import Fate, FaultyProxy
from support.project import ROWS, SmallProject, workbook

KILLS = int(os.environ.get("CKAN_KILLS", "5"))
DAY = date(2026, 6, 1)


@pytest.fixture
def years(small: SmallProject) -> SmallProject:
    """Two datasets, one with two years."""
    workbook(small.root / "datasets/pref/towns/2023/towns.xlsx", {"町": ROWS[:3]})
    text = "releases:\n  2023: {sources: {towns: 2023/towns.xlsx}}\n"
    small.edit("datasets/pref/towns/dataset.yaml", "releases:\n", text)
    small.lock("pref/towns", 2023)
    small.dataset("good")
    small.lock("pref/good")
    assert small.run("build").exit_code == 0
    return small


def start(project: SmallProject, portal: str, *more: str) -> subprocess.Popen[bytes]:
    """``aoimori publish`` as a process of its own."""
    words = ("--project", str(project.root), "publish", "--portal", portal, "--yes", *more)
    command = [sys.executable, "-m", "aoimori.cli", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def assert_complete(project: SmallProject, ckan: RealPortal) -> None:
    """Everything is there as it should be, and once."""
    done = publish(project, ckan.url, "--deep")
    assert done["exit"] == 0, done["findings"]
    assert changes(project, ckan.url, "--deep") == []
    packages = ckan.packages()
    assert sorted(package["name"] for package in packages) == ["020001_good", "020001_towns"]
    resources = [resource for package in packages for resource in package["resources"]]
    assert len(resources) == len({resource["uri"] for resource in resources}) == 15
    site = project.root / "build/site/data"
    for resource in resources:
        page, _, file = resource["uri"].partition("/datasets/")[2].partition("#")
        assert ckan.content(resource) == (site / page / file).read_bytes()
        if file.endswith(".csv"):
            lines = (site / page / file).read_text("utf-8").splitlines()
            rows = [",".join(row[1:]) for row in ckan.dump(resource)]
            assert sorted(rows) == sorted(lines)


class Killing:
    """The fate of requests through a proxy: at one of them a process is killed (SIGKILL), before
    the portal has it or right after it answered."""

    def __init__(self, at: int, *, is_late: bool) -> None:
        self.at = at + is_late
        self.process: subprocess.Popen[bytes] | None = None

    def __call__(self, request: int) -> Fate:
        if request == self.at and self.process is not None:
            self.process.kill()
        return "pass"


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_at_a_random_request(ckan: RealPortal, years: SmallProject, number: int) -> None:
    """Twice in a row, then it is left to end."""
    dice = random.Random(number)
    for most in (20, 12):
        killing = Killing(dice.randint(4, most), is_late=dice.random() < 0.5)
        with FaultyProxy(ckan.url, killing) as proxy:
            killing.process = start(years, proxy.address, "--jobs", "2")
            killing.process.communicate(timeout=120)
            assert proxy.count >= min(4, killing.at)
    assert_complete(years, ckan)


def test_a_bad_line(ckan: RealPortal, years: SmallProject) -> None:
    """Resets before and after, answers cut off, delays: one request in three."""
    dice = random.Random(7)

    def fate(_request: int) -> Fate:
        if dice.random() < 0.33:
            return dice.choice(("refuse", "lose", "truncate", "delay"))
        return "pass"

    with FaultyProxy(ckan.url, fate) as proxy:
        for _ in range(4):
            process = start(years, proxy.address)
            output, _ = process.communicate(timeout=300)
            if process.returncode == 0:
                break
        assert process.returncode == 0, output.decode()
        assert proxy.count > 30
    assert_complete(years, ckan)


def test_of_two_publishers_the_second_is_told(
    ckan: RealPortal, years: SmallProject, tmp_path: Path
) -> None:
    """Both looked at the same portal; the second finds it changed, and undoes nothing."""
    assert publish(years, ckan.url)["exit"] == 0
    token = os.environ["CKAN_TOKEN"]
    others = SmallProject.__new__(SmallProject)
    others.root = tmp_path / "others"
    shutil.copytree(years.root, others.root, ignore=shutil.ignore_patterns("others"))

    def corrected(project: SmallProject, people: int) -> Planned:
        rows = [list(row) for row in ROWS]
        rows[1][3] = people
        workbook(project.root / "datasets/pref/towns/2024/towns.xlsx", {"町": rows})
        note = ("--correct", "--note", "直しました", "--date", "2025-05-01")
        assert project.run("release", "pref/towns", "2024", *note).exit_code == 0
        assert project.run("build").exit_code == 0
        return plan(project.root, ckan.url, token, as_of=DAY)

    second = corrected(others, 7)
    first = corrected(years, 8)
    assert do(first, Silent()).findings == ()
    told = do(second, Silent()).findings
    assert [finding.check for finding in told] == ["portal-changed"]
    content = ckan.content(ckan.resource("/2024/#towns.csv")).decode()
    assert "001,あおば市,市,8," in content
    assert_complete(years, ckan)


def test_two_publishers_at_once(ckan: RealPortal, years: SmallProject) -> None:
    """From nothing, side by side: whoever is late is told, and nothing is there twice. Of two who
    make one table in the same moment PostgreSQL refuses the second, before it is seen that the
    package has changed."""
    both = [start(years, ckan.url) for _ in range(2)]
    for process in both:
        output = process.communicate(timeout=120)[0].decode()
        is_told = process.returncode == 3 and any(
            word in output for word in ("[portal-changed]", "duplicate key value")
        )
        assert process.returncode == 0 or is_told, output
    assert_complete(years, ckan)
