"""Work that copies of this process share: they have all that it knows, and write files."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from aoimori.core.findings import Finding, Stop

# ``work(part, parts)`` does one of so many parts of the work.
Work = Callable[[int, int], None]


def can_be_copied() -> bool:
    """Whether a copy of this process can work: one thread of Python, since half a lock of another
    would be copied with it, and a system whose libraries allow it."""
    return sys.platform == "linux" and threading.active_count() == 1


def shared(work: Work, jobs: int) -> None:
    """Do the work in ``jobs`` parts, all but the first in copies of this process, or in one part
    where there cannot be any. For work in Python alone: a library's own threads are not copied.
    What a part raises is raised here, and :class:`Stop` (``worker-killed``) if a copy was killed;
    the others are ended."""
    parts = max(1, jobs) if can_be_copied() else 1
    copies: list[_Copy] = []
    try:
        copies.extend(_Copy.of(work, part, parts) for part in range(1, parts))
        work(0, parts)
        for copy in copies:
            copy.wait()
    finally:
        for copy in copies:
            copy.end()


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy by its process; what it has to say comes out of a pipe when it is done."""

    process: int
    said: int

    @classmethod
    def of(cls, work: Work, part: int, parts: int) -> _Copy:
        said, say = os.pipe()
        process = os.fork()
        if process:
            os.close(say)
            return cls(process, said)
        try:
            with os.fdopen(say, "wb") as pipe:
                pipe.write(_told(work, part, parts))
        finally:
            os._exit(0)  # nothing else of the program is for a copy to do

    def wait(self) -> None:
        told = b""
        while piece := os.read(self.said, 1 << 16):
            told += piece
        if not told:
            raise Stop(Finding("worker-killed"))
        error = pickle.loads(told)
        if error is not None:
            raise error

    def end(self) -> None:
        """No process is left, whether it was done or not."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.said)


def _told(work: Work, part: int, parts: int) -> bytes:
    """What a part raised, if anything."""
    try:
        work(part, parts)
    except BaseException as error:
        try:
            told = pickle.dumps(error)
            pickle.loads(told)  # not every error can be made again
        except Exception:  # whatever making it again raises: it is told in words
            return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
        return told
    return pickle.dumps(None)
