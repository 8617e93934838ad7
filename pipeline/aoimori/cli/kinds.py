"""The kinds of values an argument or option takes; a value that is none is told in our words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from aoimori.cli.usage import Misuse, spelled
from aoimori.core.findings import Finding
from aoimori.core.fiscal import typed_day
from aoimori.core.lock import EARLIEST, LATEST
from aoimori.core.text import narrow, near


class Unfit(Exception):  # noqa: N818 - it is told as a finding
    """A text is no value of its kind; holds the code of the finding that says why."""


class Kind(click.ParamType[Any]):
    """``read`` makes a value of a text, or raises :class:`Unfit`."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value  # a default
        try:
            return self.read(value)
        except Unfit as error:
            details = {"option": spelled(param, ctx), "value": value, **self.details(value)}
            raise Misuse(Finding(str(error), details=details), ctx=ctx) from error

    def read(self, text: str) -> Any:
        return text

    def details(self, text: str) -> dict[str, str]:
        """What else the finding says."""
        return {}


class Text(Kind):
    """A text that is not empty."""

    def read(self, text: str) -> str:
        if not text.strip():
            raise Unfit("empty-value")
        return text.strip()


class Words(Kind):
    """A text that people will read."""

    def read(self, text: str) -> str:
        try:
            text.encode()
        except UnicodeEncodeError as error:  # bytes that are no UTF-8
            raise Unfit("not-words") from error
        if not text.strip():
            raise Unfit("empty-words")
        return text.strip()


class File(Kind):
    """A file; that it is there is seen later."""

    def read(self, text: str) -> Path:
        if not text.strip():
            raise Unfit("empty-value")
        return Path(text)


class Folder(Kind):
    """A folder; that it is a project is seen later."""

    def read(self, text: str) -> Path:
        return Path(text)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="dir")]


class OneOf(Kind):
    """One of a few words."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def read(self, text: str) -> str:
        if text not in self.words:
            raise Unfit("bad-choice")
        return text

    def details(self, text: str) -> dict[str, str]:
        return {"known": near(text, self.words, only_like=True) or "・".join(self.words)}

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Whole(Kind):
    """A whole number between two."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def read(self, text: str) -> int:
        number = self.number(narrow(text))
        if number is None or not self.least <= number <= self.most:
            raise Unfit("bad-number")
        return number

    def number(self, text: str) -> int | None:
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None

    def details(self, text: str) -> dict[str, str]:
        return {"least": str(self.least), "most": str(self.most)}


class Day(Kind):
    """A day that a release may have."""

    def read(self, text: str) -> date:
        day = typed_day(text)
        if day is None:
            raise Unfit("bad-day")
        if day < EARLIEST:
            raise Unfit("day-too-early")
        if day > LATEST:
            raise Unfit("day-too-late")
        return day

    def details(self, text: str) -> dict[str, str]:
        return {"earliest": str(EARLIEST), "latest": str(LATEST)}
