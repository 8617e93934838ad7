"""Findings with the rule they break: in reading order, by weight, and in groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import FileCheckup, Verdict
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.messages import MESSAGES
from aoimori.core.readability import READABILITY, ReadabilityRule, Weight
from aoimori.core.verdicts import is_broken, is_open_error

_SEVERITIES = tuple(Severity)
_WEIGHTS = tuple(Weight)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of ``file``; ``rule`` is the rule it breaks, ``None`` if it is of none, and
    ``verdict`` what was found about that rule."""

    file: str
    finding: Finding
    rule: ReadabilityRule | None = None
    verdict: Verdict | None = None

    @property
    def place(self) -> Place:
        return self.finding.place

    @property
    def cells(self) -> tuple[str, ...]:
        """Every range it is about; empty for one about the whole sheet or file."""
        return self.finding.cells or ((self.place.cell,) if self.place.cell else ())

    @property
    def value(self) -> str | None:
        """What stands in the cell, if the finding is about that."""
        return self.finding.details.get("value")

    @property
    def code(self) -> str:
        """The rule's id, or the code of the finding."""
        return self.rule.id if self.rule else self.finding.check

    @property
    def status(self) -> str:
        """What became of it, as a key of :mod:`texts`: who mends it, or where it is mended."""
        if self.finding.mended:
            is_copy = "mended_in" in self.finding.details
            return "status-copy" if is_copy else "status-published"
        if self.verdict is Verdict.UNDECIDED:
            return "status-undecided"
        is_broken = self.verdict is Verdict.FAILED or self.finding.severity is Severity.ERROR
        return "status-failed" if is_broken else "status-look"

    def inside(self, cells: int = 3) -> str:
        """Sheet and cells as ``第1表!B4, D5:E9``, with … after a few."""
        told = ", ".join(self.cells[:cells]) + (" …" if len(self.cells) > cells else "")
        return (
            f"{self.place.sheet}!{told}" if self.place.sheet and told else self.place.sheet + told
        )


def rule_of(finding: Finding) -> ReadabilityRule | None:
    """The rule that the catalogue of messages names for a finding of no result."""
    return READABILITY.get(MESSAGES[finding.check].rule)


def told_of(checkup: FileCheckup) -> Iterator[Told]:
    """The findings of a file: those of each table, rule by rule, then the others."""
    for result in checkup.results:
        for finding in result.findings:
            yield _told(checkup, finding, READABILITY[result.rule], result.verdict)
    for finding in checkup.findings:
        yield _told(checkup, finding, rule_of(finding))


def ranked(checkups: Iterable[FileCheckup]) -> list[Told]:
    """All findings, the worst first: open before mended ones, by severity, then as a reader meets
    them, file by file."""
    found: list[Told] = []
    for checkup in checkups:
        found += in_order(checkup, told_of(checkup))
    return sorted(found, key=_rank)


def in_order(checkup: FileCheckup, told: Iterable[Told]) -> list[Told]:
    """The findings of a file: what to do first comes first."""
    order = checkup.order()
    return sorted(told, key=lambda each: order(each.finding))


@dataclass(frozen=True, slots=True)
class Group:
    """What one rule found in some files, or one kind of finding of no rule (``check``)."""

    rule: ReadabilityRule | None
    check: str
    told: tuple[Told, ...]

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """By weight (an error of no rule weighs like a critical rule), level, and how many."""
        if self.rule:
            return _WEIGHTS.index(self.rule.weight), self.rule.level, 0, -len(self.told)
        return _WEIGHTS.index(Weight.CRITICAL), 0, 0, -len(self.told)


def worst(checkups: Sequence[FileCheckup], count: int = 3) -> list[Group]:
    """The broken rules and open errors that weigh most, with their open findings."""
    rules: dict[str, list[Told]] = {}
    others: dict[str, list[Told]] = {}
    for checkup in checkups:
        for result in filter(is_broken, checkup.results):
            rule = READABILITY[result.rule]
            open_ = [f for f in result.findings if not f.mended]
            found = (_told(checkup, f, rule, result.verdict) for f in open_)
            rules.setdefault(result.rule, []).extend(found)
        for finding in filter(is_open_error, checkup.findings):
            told = _told(checkup, finding, rule_of(finding))
            by = rules if told.rule else others
            by.setdefault(told.code, []).append(told)
    groups = [Group(READABILITY[name], "", tuple(told)) for name, told in rules.items() if told]
    groups += [Group(None, name, tuple(told)) for name, told in others.items()]
    return sorted(groups, key=lambda group: group.rank)[:count]


def _told(
    checkup: FileCheckup,
    finding: Finding,
    rule: ReadabilityRule | None,
    verdict: Verdict | None = None,
) -> Told:
    return Told(finding.place.file or checkup.file, finding, rule, verdict)


def _rank(told: Told) -> tuple[bool, int]:
    return told.finding.mended, _SEVERITIES.index(told.finding.severity)
