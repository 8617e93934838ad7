"""The comments of a sheet: the notes of old, and the threads that newer programs write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aoimori.core.package import THREAD_AUTHOR
from aoimori.sources.opc.runs import Runs
from aoimori.sources.opc.xmlstream import MANY, walk


@dataclass(frozen=True, slots=True)
class Note:
    """``ref`` is the cell as it is written; ``author`` a name, in a thread the id of a person."""

    ref: str
    text: str
    author: str

    @property
    def is_stand_in(self) -> bool:
        """Whether it is all that older programs are to see of a thread."""
        return self.author.startswith(THREAD_AUTHOR)


def read_notes(pieces: Iterable[bytes]) -> list[Note]:
    """The notes of a part of comments, in order."""
    found: list[Note] = []
    authors: list[str] = []
    runs = Runs()

    def start(name: str, told: dict[str, str]) -> None:
        if name == "comment":
            _add(found, Note(told.get("ref", ""), "", told.get("authorId", "")))
        runs.start(name)

    def end(name: str, text: str) -> None:
        if name == "author":
            authors.append(text)
        elif name == "comment":
            found[-1] = replace(found[-1], text=runs.taken())
        else:
            runs.end(name, text)

    walk(pieces, start, end)
    names = {str(number): author for number, author in enumerate(authors)}
    return [replace(note, author=names.get(note.author, "")) for note in found]


def read_threads(pieces: Iterable[bytes]) -> list[Note]:
    """What is said in a part of threads, in order."""
    found: list[Note] = []

    def start(name: str, told: dict[str, str]) -> None:
        if name == "threadedComment":
            _add(found, Note(told.get("ref", ""), "", told.get("personId", "")))

    def end(name: str, text: str) -> None:
        if name == "text" and found:
            found[-1] = replace(found[-1], text=text)

    walk(pieces, start, end)
    return found


def _add(found: list[Note], note: Note) -> None:
    found.append(note)
    if len(found) > MANY:
        raise ValueError("comments")
