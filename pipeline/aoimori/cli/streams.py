"""Standard output and error as they are found: closed, full, or of an encoding of their own."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click

# As a shell counts a process that a closed pipe ended.
GONE = 141


class Unwritable(Exception):  # noqa: N818 - it ends the command
    """What was to be said could not be written to standard output."""


def settle() -> None:
    """Make both fit for what is said: where one is closed it goes nowhere, and a letter that the
    encoding of a terminal does not have is written as its number. Nothing is lost by that."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def put(text: str, *, err: bool = False, color: bool | None = None) -> None:
    """Write a line. Raises :class:`Unwritable`, and ``BrokenPipeError`` where the reader went away;
    standard error that cannot be written to is nobody's to hear of."""
    try:
        click.echo(text, err=err, color=color)
    except (OSError, ValueError) as error:
        if err:
            hush(sys.stderr)  # or Python tries once more at its end, and ends with 120
        elif isinstance(error, BrokenPipeError):
            raise
        else:
            raise Unwritable from error


def flush() -> None:
    """Write out what is still held back. Raises as :func:`put`."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise Unwritable from error


def is_unicode() -> bool:
    """Whether standard output takes every letter as it is."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    return encoding in ("utf8", "utf16", "utf32")


def is_plain() -> bool:
    """Whether no colours are wanted (https://no-color.org/) or shown."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def terminal_width(*, err: bool = False) -> int:
    """How many cells a line of the terminal has; 0 where it goes into a file or a pipe."""
    stream = sys.stderr if err else sys.stdout
    try:
        return shutil.get_terminal_size().columns if stream.isatty() else 0
    except ValueError:  # closed
        return 0


@contextmanager
def unheard() -> Iterator[None]:
    """A reader that goes away (``| head``) ends the work quietly; click would make it a failure."""
    try:
        yield
    except BrokenPipeError as error:
        hush(sys.stdout)
        raise click.exceptions.Exit(GONE) from error


def hush(stream: TextIO) -> None:
    """Nobody reads any more: what is still to be written goes nowhere, without a traceback."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # no file, as in a test
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
