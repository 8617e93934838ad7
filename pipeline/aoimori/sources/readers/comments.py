"""The comments of a sheet by their cells."""

from __future__ import annotations

from aoimori.core.sheet import parse_address
from aoimori.sources.opc.comments import read_notes, read_threads
from aoimori.sources.opc.package import Package
from aoimori.sources.readers.grid import Address


def read_comments(package: Package, sheet: str) -> dict[Address, str]:
    """The text by cell. Of a thread, a note tells no more than that there is one: its texts
    take the note's place, one a line."""
    notes: dict[Address, str] = {}
    for part in package.linked(sheet, "comments"):
        notes.update(
            {parse_address(note.ref): note.text for note in read_notes(package.pieces(part))}
        )
    threads: dict[Address, list[str]] = {}
    for part in package.linked(sheet, "threadedComment"):
        for said in read_threads(package.pieces(part)):
            threads.setdefault(parse_address(said.ref), []).append(said.text)
    return {**notes, **{at: "\n".join(texts) for at, texts in threads.items()}}
