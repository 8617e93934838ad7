"""How the work tells how far it is; who listens decides how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Told about stages: ``begin`` with the number of steps, ``step`` after each, ``end``."""

    def begin(self, stage: str, steps: int) -> None: ...

    def step(self, what: str) -> None: ...

    def end(self) -> None: ...


class Silent:
    """Nobody listens."""

    def begin(self, stage: str, steps: int) -> None: ...

    def step(self, what: str) -> None: ...

    def end(self) -> None: ...


@contextmanager
def stage(progress: Progress, name: str, steps: int) -> Iterator[None]:
    """A stage that is ended whatever happens in it."""
    progress.begin(name, steps)
    try:
        yield
    finally:
        progress.end()
