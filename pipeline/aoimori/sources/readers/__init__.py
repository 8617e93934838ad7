"""Readers: bytes of a source file to a workbook, one module per file type behind one face.

A file is read by the reader of its extension, and only if its content is of that kind.
"""

from __future__ import annotations

from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.registry import Registry
from aoimori.core.text import near
from aoimori.sources.files import beside
from aoimori.sources.readers import csv, xls, xlsx
from aoimori.sources.readers.kinds import CSV, EXTENSIONS, kind_of, no_workbook
from aoimori.sources.readers.workbook import (
    Options,
    Reader,
    SourceBytes,
    Workbook,
    filled_sheets,
)

__all__ = [
    "READERS",
    "Options",
    "SourceBytes",
    "Workbook",
    "filled_sheets",
    "load_source",
    "open_workbook",
]

READERS: Registry[Reader] = Registry("reader")
READERS.add(".csv", csv.read)
READERS.add(".xls", xls.read)
READERS.add(".xlsx", xlsx.read)


def load_source(path: Path, name: str) -> SourceBytes:
    """The bytes of a file. Raises :class:`Stop`: not there, empty, not readable."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        there = [name for name in beside(path) if Path(name).suffix.lower() in READERS.names()]
        details = {"known": near(path.name, there) or "―"}
        raise Stop(Finding("source-missing", Place(name), details)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(Finding("unreadable-file", Place(name), {"reason": reason})) from error
    if not content:
        raise Stop(Finding("source-empty", Place(name)))
    return SourceBytes(name, content)


def open_workbook(source: SourceBytes, options: Options) -> Workbook:
    """Open a file by the reader of its extension.

    Raises :class:`Stop`: ``unknown-file-type``, ``wrong-extension``, ``password-protected``,
    ``not-a-workbook``, and what the reader itself says.
    """
    extension = Path(source.name).suffix.lower()
    read = READERS.get(extension)
    if read is None:
        known = "・".join(READERS.names())
        details = {"extension": extension or source.name, "known": known}
        raise Stop(Finding("unknown-file-type", Place(source.name), details))
    kind = kind_of(source)
    if kind != EXTENSIONS[extension]:
        if kind:
            details = {"extension": extension, "found": kind}
            raise Stop(Finding("wrong-extension", Place(source.name), details))
        if EXTENSIONS[extension] != CSV:
            raise no_workbook(source, source.content[:8].hex(" "))
    return read(source, options)
