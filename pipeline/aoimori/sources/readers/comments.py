"""The comments of a sheet: the notes of old, and the threads that newer programs write instead."""

from __future__ import annotations

from collections.abc import Iterable

from aoimori.core.sheet import parse_address
from aoimori.sources.readers.grid import Address
from aoimori.sources.readers.package import Package
from aoimori.sources.readers.strings import Runs
from aoimori.sources.readers.xmlstream import MAIN, walk

_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_MAX_COMMENTS = 1_000_000


def read_comments(package: Package, sheet: str) -> dict[Address, str]:
    """The text by cell. Of a thread, a note tells no more than that there is one: its texts
    take the note's place, one a line."""
    comments: dict[Address, str] = {}
    for part in package.linked(sheet, "comments"):
        comments.update(_notes(package.pieces(part)))
    threads: dict[Address, str] = {}
    for part in package.linked(sheet, "threadedComment"):
        threads.update(_threads(package.pieces(part)))
    return {**comments, **threads}


def _notes(pieces: Iterable[bytes]) -> dict[Address, str]:
    found: dict[Address, str] = {}
    runs = Runs()
    at: Address = (0, 0)

    def start(name: str, told: dict[str, str]) -> None:
        nonlocal at
        if name == "comment":
            at = parse_address(told["ref"])
        runs.start(name)

    def end(name: str, text: str) -> None:
        if name == "comment":
            _add(found, at, runs.taken())
        else:
            runs.end(name, text)

    walk(pieces, start, end, namespace=MAIN)
    return found


def _threads(pieces: Iterable[bytes]) -> dict[Address, str]:
    found: dict[Address, str] = {}
    at: Address = (0, 0)

    def start(name: str, told: dict[str, str]) -> None:
        nonlocal at
        if name == "threadedComment":
            at = parse_address(told["ref"])

    def end(name: str, text: str) -> None:
        if name == "text":
            _add(found, at, f"{found[at]}\n{text}" if at in found else text)

    walk(pieces, start, end, namespace=_THREADS)
    return found


def _add(found: dict[Address, str], at: Address, text: str) -> None:
    found[at] = text
    if len(found) > _MAX_COMMENTS:
        raise ValueError("comments")
