"""Work that is spread over processes, and comes back in its order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from aoimori.core.findings import Finding, Stop

Task = TypeVar("Task")
Result = TypeVar("Result")

# Enough batches that a long one at the end leaves no process idle for long.
_BATCHES_EACH = 4


def processors() -> int:
    """How many processors there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    jobs: int,
    done: Callable[[Result], None],
) -> list[Result]:
    """The result of ``work`` for every task, in the order of tasks; ``done`` hears of each as it
    comes. With one job, or one task, no process is started. ``work`` and tasks must be picklable;
    what it raises is raised here, and :class:`Stop` (``worker-killed``) if a process was killed.
    Ctrl+C is for this process to hear; it ends the others."""
    if jobs <= 1 or len(tasks) <= 1:
        results = []
        for task in tasks:
            results.append(work(task))
            done(results[-1])
        return results
    # Not a copy of this process: it may have threads, and half a lock would be copied with it.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
        try:
            with _deaf_to_interrupts():  # as the processes that are started in it stay
                futures = [pool.submit(work, task) for task in tasks]
            for future in as_completed(futures):
                done(future.result())
            return [future.result() for future in futures]
        except BrokenProcessPool as error:
            raise Stop(Finding("worker-killed")) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.terminate()
            raise


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread only, and so does a pool
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def batches(tasks: Sequence[Task], jobs: int) -> list[Sequence[Task]]:
    """The tasks in as many runs as keep ``jobs`` processes busy."""
    size = max(1, -(-len(tasks) // (jobs * _BATCHES_EACH)))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]
