"""Work spread over processes comes back in its order."""

from __future__ import annotations

import os

import pytest

from aoimori.core.findings import Finding, Stop
from aoimori.runtime.work import batches, processors, spread


def double(number: int) -> int:
    if number < 0:
        raise ValueError(str(number))
    return number * 2


def stop(number: int) -> int:
    raise Stop(Finding("site-failed", details={"reason": str(number)}))


def who(number: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_stand_in_the_order_of_tasks(jobs: int) -> None:
    heard: list[int] = []
    assert spread(double, range(5), jobs, heard.append) == [0, 2, 4, 6, 8]
    assert sorted(heard) == [0, 2, 4, 6, 8]


def test_several_jobs_are_other_processes_and_one_is_this() -> None:
    assert os.getpid() not in spread(who, range(3), 2, lambda _: None)
    assert set(spread(who, range(3), 1, lambda _: None)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="-1"):
        spread(double, [1, -1, 2], jobs, lambda _: None)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stop_is_the_same_stop_here(jobs: int) -> None:
    with pytest.raises(Stop) as caught:
        spread(stop, [7, 7], jobs, lambda _: None)
    assert caught.value.findings == (Finding("site-failed", details={"reason": "7"}),)


def test_batches_hold_every_task_once() -> None:
    for count in (0, 1, 7, 200):
        for jobs in (1, 2, 8):
            runs = batches(range(count), jobs)
            assert [task for run in runs for task in run] == list(range(count))
            assert len(runs) <= jobs * 4


def test_there_is_a_processor() -> None:
    assert processors() >= 1
