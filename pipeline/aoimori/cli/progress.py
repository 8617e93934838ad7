"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from aoimori.cli.settings import Settings
from aoimori.cli.streams import put
from aoimori.cli.words import WORDS, say
from aoimori.core.localized import Language
from aoimori.runtime.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


# Of more steps than this, a log tells one in each of so many equal parts.
_MANY, _PARTS = 100, 20


class Lines:
    """A line after every step, for logs; of many steps, after the last of every part."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self._stage, self._steps, self._done = "", 0, 0

    def begin(self, stage: str, steps: int) -> None:
        self._stage, self._steps, self._done = say(stage, self.lang), steps, 0

    def step(self, what: str) -> None:
        self._done += 1
        if self._steps > _MANY and self._part(self._done) == self._part(self._done - 1):
            return
        what = _step(what, self.lang)
        put(f"[{self._stage} {self._done}/{self._steps}] {what}", err=True)

    def end(self) -> None: ...

    def _part(self, done: int) -> int:
        return done * _PARTS // self._steps


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
            what = _step(what, self.lang)
            self._progress.update(self._progress.task_ids[0], advance=1, what=what)

    def end(self) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None


def _step(what: str, lang: Language) -> str:
    """The name of a step: an id, a file or a program as it is, else in words."""
    return say(f"step-{what}", lang) if f"step-{what}" in WORDS else what


def progress(settings: Settings) -> Progress:
    """What fits standard error, and what was asked for."""
    if settings.quiet:
        return Silent()
    is_watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return Bar(settings.lang) if is_watched else Lines(settings.lang)
