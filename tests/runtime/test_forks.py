"""Copies of a process share its work, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aoimori.core.findings import Finding, Stop
from aoimori.runtime import forks
from aoimori.runtime.forks import can_be_copied, shared

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux")


def children() -> set[str]:
    every = Path("/proc/self/task").glob("*/children")
    return {process for path in every for process in path.read_text().split()}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests' own runner may have threads, none of which has a lock that is wanted here; and
    processes, to which none is to be added."""
    monkeypatch.setattr(forks, "can_be_copied", lambda: True)
    before = children()
    yield
    assert children() <= before


def test_every_part_is_done_once_by_another_process(tmp_path: Path) -> None:
    def work(part: int, parts: int) -> None:
        with (tmp_path / f"{part}of{parts}").open("x") as file:
            file.write(str(os.getpid()))

    shared(work, 3)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0of3", "1of3", "2of3"]
    processes = {path.read_text() for path in tmp_path.iterdir()}
    assert len(processes) == 3
    assert str(os.getpid()) in processes


def test_one_job_makes_no_copy() -> None:
    done = []
    shared(lambda part, parts: done.append((part, parts)), 1)
    assert done == [(0, 1)]


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_what_a_part_raises_is_raised_here_and_the_others_are_ended(broken: int) -> None:
    def work(part: int, parts: int) -> None:
        if part == broken:
            raise Stop(Finding("site-failed", details={"reason": f"part {part}"}))
        if part > broken:
            time.sleep(600)

    with pytest.raises(Stop) as caught:
        shared(work, 3)
    assert caught.value.findings[0].details["reason"] == f"part {broken}"


def test_an_error_that_cannot_be_made_again_says_what_it_was() -> None:
    class OddError(Exception):
        pass

    def work(part: int, parts: int) -> None:
        if part:
            raise OddError("broken")

    with pytest.raises(RuntimeError, match="OddError: broken"):
        shared(work, 2)


def test_a_copy_that_is_killed_stops_the_work() -> None:
    def work(part: int, parts: int) -> None:
        if part:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(Stop, match="worker-killed"):
        shared(work, 2)


def test_a_process_with_another_thread_is_not_copied() -> None:
    order = "from aoimori.runtime.forks import can_be_copied; print(can_be_copied())"
    done = subprocess.run([sys.executable, "-c", order], capture_output=True, check=True, text=True)
    assert done.stdout == "True\n"
    release = threading.Event()
    other = threading.Thread(target=release.wait)
    other.start()
    try:
        assert not can_be_copied()
    finally:
        release.set()
        other.join()
