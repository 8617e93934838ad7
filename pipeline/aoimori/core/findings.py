"""What the pipeline has to say: findings are values, a stop is raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aoimori.core.sheet import parse_address


class Severity(StrEnum):
    """How much a finding weighs; an open error keeps a release from being published."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found.

    ``file`` is relative to the project; ``cell`` is a spreadsheet address such as ``B4`` or a
    range such as ``B4:C9`` (for a CSV the row is the record, the column its position); ``line``
    and ``key`` point into YAML.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int | None = None
    key: str = ""

    def __str__(self) -> str:
        text = self.file
        if self.line is not None:
            text += f":{self.line}"
        inside = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet + self.cell
        if inside:
            text += f":{inside}"
        if self.key:
            text += f" [{self.key}]"
        return text


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about one place; its words come from the message catalogue.

    ``check`` is the code in :mod:`aoimori.core.messages`, ``details`` fills its blanks.
    ``dataset`` is ``publisher/slug/year`` or a shorter part of it. ``cells`` are all ranges it is
    about, where they are several; the place has the first. ``mended``: what we publish no longer
    has the fault.
    """

    check: str
    place: Place = Place()
    details: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    dataset: str = ""
    field_name: str = ""
    cells: tuple[str, ...] = ()
    mended: bool = False

    @property
    def order(self) -> tuple[str, str, str, int, tuple[int, int], str, list[tuple[str, str]]]:
        """Sort by place as a reader walks the sheet: row by row, AA after Z."""
        place = self.place
        first = place.cell.partition(":")[0]
        cell = parse_address(first) if first else (0, 0)
        told = sorted(self.details.items())
        return self.dataset, place.file, place.sheet, place.line or 0, cell, self.check, told


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Findings in reading order."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Diagnosis:
        """Sort findings; what one cell does to many rows or fields is told once."""
        told: dict[object, Finding] = {}
        for finding in sorted(findings, key=lambda finding: finding.order):
            words = (finding.check, finding.severity, *sorted(finding.details.items()))
            told.setdefault((finding.dataset, finding.place, words), finding)
        return cls(tuple(told.values()))

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    def count(self, severity: Severity) -> int:
        return sum(f.severity is severity for f in self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)


class Stop(Exception):  # noqa: N818 - it stops the work; the reasons inside are the errors
    """Work on a file, a release or the whole cannot go on; holds every reason, not the first."""

    def __init__(self, *findings: Finding) -> None:
        if not findings:
            raise ValueError("a Stop needs a reason")
        self.findings = findings
        super().__init__("; ".join(f"{f.place} {f.check}" for f in findings))

    def __reduce__(self) -> tuple[type[Stop], tuple[Finding, ...]]:
        """Another process is told the findings, of which it makes the words again."""
        return type(self), self.findings


class PortalStop(Stop):
    """A portal cannot be read, or is not as it was planned from; nothing was wrong with how it was
    asked for."""


class OpenErrors(Stop):
    """Work cannot go on because the data have open errors; nothing was wrong with how it was
    asked for."""
