"""What came of holding a file against the rules for machine-readable data.

Scored as the Digital Agency's published sample does: every level starts at 100; a broken rule costs
by its weight, once for every table; a fatal one gives 0; what nobody judged is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Kind
from aoimori.core.readability import READABILITY, Weight
from aoimori.core.sheet import parse_address
from aoimori.core.text import natural


class Verdict(StrEnum):
    """``undecided``: the findings show what was seen, and people must decide; ``not-judged``:
    the rule does not speak of such a file, or there was nothing to judge."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"
    NOT_JUDGED = "not-judged"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule (by its id) held against one table."""

    rule: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnTaken:
    """What a column was taken for."""

    name: str
    kind: Kind
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TableCheckup:
    """A table: where it was found (ranges; ``sure`` is 0 to 1), what its columns were taken for,
    the result of every rule in their order. ``area`` is empty if no table was found."""

    sheet: str
    area: str
    header: str
    body: str
    sure: float
    columns: tuple[ColumnTaken, ...]
    results: tuple[RuleResult, ...]


LEVELS = (1, 2, 3)
_SEVERITIES = tuple(Severity)
# What a broken rule costs at levels 1, 2 and 3.
DEDUCTIONS: Mapping[Weight, tuple[int, int, int]] = MappingProxyType(
    {Weight.CRITICAL: (10, 40, 15), Weight.MAJOR: (5, 30, 10), Weight.MINOR: (2, 10, 5)}
)


@dataclass(frozen=True, slots=True)
class MendedCopy:
    """A copy of a file in which everything is mended that can be without a loss, itself held
    against the rules: its file name, its scores, the open errors and warnings that are left."""

    file: str
    scores: tuple[int | None, int | None, int | None]
    errors: int
    warnings: int

    @property
    def left(self) -> int:
        return self.errors + self.warnings


# By what findings are put in order: see :meth:`FileCheckup.order`.
Order = tuple[bool, int, bool, tuple[int, list[tuple[int, str]]], tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class FileCheckup:
    """A file. ``kind`` is what it is by its content, ``size`` in bytes, ``encoding`` that of a
    text; ``findings`` are those that no rule of the 30 speaks of (of what stands in the package,
    of values that look wrong). ``copy``: what was mended of it, if it was mended."""

    file: str
    kind: str
    size: int
    encoding: str
    tables: tuple[TableCheckup, ...]
    findings: tuple[Finding, ...] = ()
    copy: MendedCopy | None = None

    @property
    def results(self) -> Iterator[RuleResult]:
        for table in self.tables:
            yield from table.results

    @property
    def every_finding(self) -> tuple[Finding, ...]:
        """All findings, those of the rules and the others: what to do first comes first."""
        found = [f for result in self.results for f in result.findings]
        return tuple(sorted([*found, *self.findings], key=self.order()))

    def order(self) -> Callable[[Finding], Order]:
        """The key that puts findings in order: errors, warnings, notices, among these what is
        mended; the sheets as the workbook has them, their cells row by row. What no cell has (the
        properties of the file, what a file alone cannot tell) comes last."""
        sheets: dict[str, int] = {}
        for table in self.tables:
            sheets.setdefault(table.sheet, len(sheets))

        sheets.setdefault("", -1)

        def order(finding: Finding) -> Order:
            place = finding.place
            first = place.cell.partition(":")[0]
            return (
                is_of_the_whole(finding),
                _SEVERITIES.index(finding.severity),
                finding.mended,
                (sheets.get(place.sheet, len(sheets)), natural(place.sheet)),
                parse_address(first) if first else (0, 0),
                finding.check,
            )

        return order

    @property
    def scores(self) -> tuple[int | None, int | None, int | None]:
        """The scores of levels 1, 2 and 3."""
        first, second, third = (score(self.results, level) for level in LEVELS)
        return first, second, third


def is_of_the_whole(finding: Finding) -> bool:
    """Whether it is about no cell and nothing that has to be mended before others."""
    if finding.place.cell or finding.severity is Severity.ERROR:
        return False
    return not finding.place.sheet or finding.severity is Severity.NOTICE


def score(results: Iterable[RuleResult], level: int) -> int | None:
    """0 to 100 for a level; ``None`` if no rule of it was judged."""
    judged = [
        result
        for result in results
        if READABILITY[result.rule].level == level
        and result.verdict in (Verdict.PASSED, Verdict.FAILED)
    ]
    if not judged:
        return None
    weights = [
        READABILITY[result.rule].weight for result in judged if result.verdict is Verdict.FAILED
    ]
    if Weight.FATAL in weights:
        return 0
    return max(0, 100 - sum(DEDUCTIONS[weight][level - 1] for weight in weights))
