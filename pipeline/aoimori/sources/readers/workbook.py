"""The face of every reader: a workbook with named sheets, read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from aoimori.core.findings import Finding, Stop
from aoimori.core.layout import Layout
from aoimori.core.sheet import Sheet


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A source as received, and its name in findings."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Options:
    """What a file type cannot tell of itself; empty: found by the reader."""

    encoding: str = ""
    delimiter: str = ""

    @classmethod
    def of(cls, layout: Layout) -> Options:
        return cls(layout.encoding, layout.delimiter)


class Workbook(Protocol):
    """Sheets by name, in the order of the file; a file of one table has one, named ``""``.

    ``findings`` tell what is wrong with the file itself although its sheets can be read.
    """

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def findings(self) -> tuple[Finding, ...]: ...

    def sheet(self, name: str) -> Sheet:
        """Read one of the sheets. Raises :class:`Stop` (``source-empty``)."""
        ...


Reader = Callable[[SourceBytes, Options], Workbook]


def filled_sheets(workbook: Workbook) -> Iterator[Sheet]:
    """The sheets that hold anything. Raises :class:`Stop` if none does."""
    empty: list[Finding] = []
    for name in workbook.names:
        try:
            yield workbook.sheet(name)
        except Stop as stop:
            if any(finding.check != "source-empty" for finding in stop.findings):
                raise
            empty += stop.findings
    if len(empty) == len(workbook.names):
        raise Stop(*empty)
