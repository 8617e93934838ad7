"""serve, through the command itself, as somebody at a desk would: edit, save, look."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.project import SmallProject, two_datasets

pytestmark = pytest.mark.slow


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = two_datasets(tmp_path / "p")
    project.lock("pref/good")
    project.lock("pref/towns")
    project.run("build")
    return project


class Desk:
    """A served site, and what the command says about it."""

    def __init__(self, small: SmallProject, process: subprocess.Popen[str]) -> None:
        self.small = small
        self.process = process
        self.address = self.until("http://").split()[1].rstrip(",")

    def until(self, word: str) -> str:
        """Wait for a line with a word."""
        assert self.process.stdout is not None
        return next(line for line in self.process.stdout if word in line)

    def page(self, path: str = "") -> str:
        with urllib.request.urlopen(self.address + path) as answer:
            return str(answer.read().decode())


@contextmanager
def serving(small: SmallProject) -> Iterator[Desk]:
    command = [sys.executable, "-m", "aoimori.cli", "--lang", "en", "--project", str(small.root)]
    with subprocess.Popen(
        [*command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        # Where a line never comes, or Ctrl+C is not heard, the test fails instead of waiting.
        watchdog = threading.Timer(120, process.kill)
        watchdog.start()
        try:
            yield Desk(small, process)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            told = process.stderr.read()
            process.wait()
            watchdog.cancel()
    assert (process.returncode, told.count("Traceback"), told.count("Warning")) == (0, 0, 0), told


def test_what_changes_is_built_again(small: SmallProject) -> None:
    with serving(small) as desk:
        small.edit(
            "datasets/catalog.yaml", "publisher:\n  ja: 試験の目録", "publisher:\n  ja: 別の局"
        )
        assert "0 read, 2 as before" in desk.until("Built again")
        assert "別の局" in desk.page()


def test_what_cannot_be_built_is_told_and_the_site_of_before_stays(small: SmallProject) -> None:
    about = small.root / "site/templates/about.html"
    good = about.read_bytes()
    with serving(small) as desk:
        before = desk.page("about/")
        for bad, told in (
            (b"\n{{ 1 / 0 }}", "site/templates/about.html:2: error"),
            (b"{% if %}", "site/templates/about.html:1: error"),
            (b"{{ no_such_word }}", "site/templates/about.html:1: error"),
            (b"\xff\xfe", "site/templates/about.html: error"),
        ):
            about.write_bytes(bad)
            line = desk.until("[")
            assert (told in line, "[site-failed]" in line) == (True, True), line
            assert "could not be built again" in desk.until("built again")
            assert desk.page("about/") == before
        about.write_bytes(good)
        desk.until("as the files say")
        assert desk.page("about/") == before


def test_a_dataset_that_is_moved_away_is_gone(small: SmallProject, tmp_path: Path) -> None:
    with serving(small) as desk:
        assert "pref/towns" in desk.page("datasets/")
        shutil.move(small.root / "datasets/pref/towns", tmp_path / "bin")
        desk.until("Built again")
        assert "pref/towns" not in desk.page("datasets/")
        shutil.move(tmp_path / "bin", small.root / "datasets/pref/towns")
        desk.until("Built again")
        assert "pref/towns" in desk.page("datasets/")
