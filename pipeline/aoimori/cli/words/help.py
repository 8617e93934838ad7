"""What the help of a command is made of."""

from __future__ import annotations

from dataclasses import dataclass

from aoimori.core.localized import Localized


@dataclass(frozen=True, slots=True)
class Example:
    """A line to type, and what it is good for."""

    line: str
    does: Localized


@dataclass(frozen=True, slots=True)
class Help:
    """``short`` stands in the list of commands, ``text`` (paragraphs) on the command's own page;
    ``notes`` are lines kept as they are under a heading of their own."""

    short: Localized
    text: tuple[Localized, ...]
    examples: tuple[Example, ...]
    heading: Localized | None = None
    notes: tuple[tuple[str, Localized], ...] = ()
