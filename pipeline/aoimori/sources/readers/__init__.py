"""Readers: bytes of a source file to its sheets, one module per file type behind one face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.layout import Layout
from aoimori.core.registry import Registry
from aoimori.core.sheet import Sheet
from aoimori.sources.readers import csv, xlsx


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A source as received, and its name in findings."""

    name: str
    content: bytes


READERS: Registry[Callable[[str, bytes, Layout], tuple[Sheet, ...]]] = Registry("reader")
READERS.add(".csv", csv.read)
READERS.add(".xlsx", xlsx.read)


def load_source(path: Path, name: str) -> SourceBytes:
    """The bytes of a file. Raises :class:`Stop`: not there, empty, not readable."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Stop(Finding("source-missing", Place(name))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(Finding("unreadable-file", Place(name), {"reason": reason})) from error
    if not content:
        raise Stop(Finding("source-empty", Place(name)))
    return SourceBytes(name, content)


def read_sheets(source: SourceBytes, layout: Layout) -> tuple[Sheet, ...]:
    """The sheets a layout asks for, in its order. Raises :class:`Stop` with the reason."""
    extension = Path(source.name).suffix.lower()
    read = READERS.get(extension)
    if read is None:
        known = "・".join(READERS.names())
        details = {"extension": extension or source.name, "known": known}
        raise Stop(Finding("unknown-file-type", Place(source.name), details))
    return read(source.name, source.content, layout)
