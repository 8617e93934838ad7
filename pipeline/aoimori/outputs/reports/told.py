"""Findings with the rule they break: in reading order, by weight, and in groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.localized import Localized
from aoimori.core.messages import MESSAGES, text_of
from aoimori.core.readability import READABILITY, ReadabilityRule, Weight

_SEVERITIES = tuple(Severity)
_WEIGHTS = tuple(Weight)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of ``file``; ``rule`` is the rule it breaks, ``None`` if it is of none."""

    file: str
    finding: Finding
    rule: ReadabilityRule | None = None

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
            yield _told(checkup, finding, READABILITY[result.rule])
    for finding in checkup.findings:
        yield _told(checkup, finding, rule_of(finding))


def ranked(checkups: Iterable[FileCheckup]) -> list[Told]:
    """All findings, the worst first: open before mended ones, by severity, then as a reader meets
    them, file by file."""
    found: list[Told] = []
    for checkup in checkups:
        found += sorted(told_of(checkup), key=lambda told: told.finding.order)
    return sorted(found, key=_rank)


def verdict_of(checkup: FileCheckup) -> Verdict:
    """Whether anybody has to mend anything: a rule is broken or an error open, and what we publish
    has the fault, too. ``not-judged``: no rule was, so that nobody can say."""
    if any(map(is_broken, checkup.results)) or any(map(_is_open_error, checkup.findings)):
        return Verdict.FAILED
    judged = (Verdict.PASSED, Verdict.FAILED)
    is_judged = any(result.verdict in judged for result in checkup.results)
    return Verdict.PASSED if is_judged else Verdict.NOT_JUDGED


def is_broken(result: RuleResult) -> bool:
    """Whether a rule is broken and not all of that was mended."""
    mended = result.findings and all(finding.mended for finding in result.findings)
    return result.verdict is Verdict.FAILED and not mended


def state_of(result: RuleResult) -> str:
    """The verdict on a rule, or ``mended-rule`` if it is broken and all of that was mended."""
    is_mended = result.verdict is Verdict.FAILED and not is_broken(result)
    return "mended-rule" if is_mended else str(result.verdict)


@dataclass(frozen=True, slots=True)
class Group:
    """What one rule found in some files, or one kind of finding of no rule (``check``)."""

    rule: ReadabilityRule | None
    check: str
    told: tuple[Told, ...]

    @property
    def title(self) -> Localized:
        """The rule, or the words of the first finding."""
        if self.rule:
            return self.rule.title
        first = self.told[0].finding
        return Localized(text_of(first, "ja"), text_of(first, "en"))

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
            found = (_told(checkup, f, rule) for f in result.findings if not f.mended)
            rules.setdefault(result.rule, []).extend(found)
        for finding in filter(_is_open_error, checkup.findings):
            told = _told(checkup, finding, rule_of(finding))
            by = rules if told.rule else others
            by.setdefault(told.code, []).append(told)
    groups = [Group(READABILITY[name], "", tuple(told)) for name, told in rules.items()]
    groups += [Group(None, name, tuple(told)) for name, told in others.items()]
    return sorted(groups, key=lambda group: group.rank)[:count]


def results_with_findings(table: TableCheckup) -> list[RuleResult]:
    """The results that say something: what is to be mended first, then what is mended, then what
    is for people to decide; the heaviest first."""
    told = [r for r in table.results if r.findings or r.verdict is Verdict.FAILED]
    return sorted(
        told,
        key=lambda r: (
            not is_broken(r),
            r.verdict is not Verdict.FAILED,
            _WEIGHTS.index(_weight(r)),
        ),
    )


def _weight(result: RuleResult) -> Weight:
    return READABILITY[result.rule].weight


def _told(checkup: FileCheckup, finding: Finding, rule: ReadabilityRule | None) -> Told:
    return Told(finding.place.file or checkup.file, finding, rule)


def _rank(told: Told) -> tuple[bool, int]:
    return told.finding.mended, _SEVERITIES.index(told.finding.severity)


def _is_open_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.mended
