"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from aoimori.cli.settings import Settings
from aoimori.cli.words import say
from aoimori.core.localized import Language
from aoimori.runtime.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


class Lines:
    """A line after every step, for logs."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self._stage, self._steps, self._done = "", 0, 0

    def begin(self, stage: str, steps: int) -> None:
        self._stage, self._steps, self._done = say(stage, self.lang), steps, 0

    def step(self, what: str) -> None:
        self._done += 1
        click.echo(f"[{self._stage} {self._done}/{self._steps}] {what}", err=True)

    def end(self) -> None: ...


class Bar:
    """One bar per stage, gone when the stage is done."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self._progress: RichProgress | None = None

    def begin(self, stage: str, steps: int) -> None:
        # Only where a bar is drawn: rich takes as long to load as everything else here.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = RichProgress(
            *columns,
            TextColumn("{task.fields[what]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._progress.add_task(say(stage, self.lang), total=steps, what="")
        self._progress.start()

    def step(self, what: str) -> None:
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], advance=1, what=what)

    def end(self) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None


def progress(settings: Settings) -> Progress:
    """What fits standard error, and what was asked for."""
    if settings.quiet:
        return Silent()
    return Bar(settings.lang) if sys.stderr.isatty() else Lines(settings.lang)
