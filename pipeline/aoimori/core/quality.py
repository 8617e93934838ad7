"""What every check found in a release that is published: enough for pages, in few words.

A release with an open error is not published, so there are warnings, notices, and what an office
has accepted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.localized import Localized
from aoimori.core.messages import is_accepted
from aoimori.core.messages.checks import CHECK_WORDS
from aoimori.core.messages.files import FILES
from aoimori.core.messages.gate import GATE
from aoimori.core.messages.history import HISTORY
from aoimori.core.messages.locks import LOCKS
from aoimori.core.messages.published import PUBLISHED

# What looks at a release beside the checks of its tables, and always does.
READING = "reading"
ALWAYS = (READING, "gate", "formats", "record")
# The findings of each; those of no other are of reading.
TELLS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "frictionless": frozenset(
            {"type-error", "constraint", "unique", "primary-key", "foreign-key", "other"}
            | {"too-many"}
        ),
        "required": frozenset({"required"}),
        "codes": frozenset({"unknown-code"}),
        "labels": frozenset({"label-disagrees"}),
        "coordinates": frozenset({"coordinate-alone", "coordinate-range"}),
        "crossfield": frozenset({"rule-broken"}),
        "totals": frozenset({"total-mismatch", "text-not-summed"}),
        "rows": frozenset({"rows-gone"}),
        "fiscal-year": frozenset({"other-fiscal-year"}),
        "history": frozenset(HISTORY),
        "disclosure": frozenset({"concealed-computable"}),
        "gate": frozenset({*GATE, *PUBLISHED}),
        "formats": frozenset(FILES),
        "record": frozenset(LOCKS),
    }
)
_CHECK_OF = {code: check for check, codes in TELLS.items() for code in codes}
# Findings of a check that are kept for pages; the others are counted.
MOST = 100
# To tell how a concealed value is computed would give it away.
_ONLY_COUNTED = frozenset({"disclosure"})
_HIDDEN = "…"
# What a message of the gate quotes: it was accepted as it is in a file, not for the site.
_QUOTED = ("value", "name", "by")


class Mark(StrEnum):
    """How a check went; ``none``: the release has nothing that it looks at."""

    PASSED = "passed"
    MINDED = "minded"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: how many warnings, notices, and things that were accepted; the first of
    all of these."""

    check: str
    applies: bool
    warnings: int = 0
    notices: int = 0
    accepted: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def found(self) -> int:
        return self.warnings + self.notices + self.accepted

    @property
    def more(self) -> int:
        """How many findings are only counted."""
        return self.found - len(self.findings)

    @property
    def mark(self) -> Mark:
        if self.found:
            return Mark.MINDED
        return Mark.PASSED if self.applies else Mark.NONE

    @property
    def decisions(self) -> tuple[tuple[Localized, Localized], ...]:
        """Why things were accepted, and by which office, each once."""
        told = (finding.details for finding in self.findings if is_accepted(finding))
        pairs = (
            (Localized(d["reason"], d["reason_en"]), Localized(d["office"], d["office_en"]))
            for d in told
        )
        return tuple(dict.fromkeys(pairs))


@dataclass(frozen=True, slots=True)
class Quality:
    """Every check in the order of :data:`CHECK_WORDS`."""

    checks: tuple[CheckResult, ...] = ()

    @property
    def warnings(self) -> int:
        return sum(each.warnings for each in self.checks)

    @property
    def notices(self) -> int:
        return sum(each.notices for each in self.checks)

    @property
    def accepted(self) -> int:
        return sum(each.accepted for each in self.checks)

    def with_result(self, result: CheckResult) -> Quality:
        """The same with another result of one check."""
        return Quality(tuple(result if c.check == result.check else c for c in self.checks))


def check_of(finding: Finding) -> str:
    """The check that a finding is of."""
    return _CHECK_OF.get(finding.check, READING)


def quality_of(looked: Collection[str], findings: Iterable[Finding]) -> Quality:
    """What was found, by check; ``looked`` are the checks that had something to look at."""
    by_check: dict[str, list[Finding]] = {}
    for finding in findings:
        by_check.setdefault(check_of(finding), []).append(finding)
    return Quality(
        tuple(result_of(name, by_check.get(name, ()), name in looked) for name in CHECK_WORDS)
    )


def result_of(check: str, findings: Collection[Finding], applies: bool) -> CheckResult:
    """What one check found."""
    accepted = sum(is_accepted(finding) for finding in findings)
    notices = sum(f.severity is Severity.NOTICE for f in findings) - accepted
    return CheckResult(
        check,
        applies or bool(findings),
        warnings=sum(f.severity is Severity.WARNING for f in findings),
        notices=notices,
        accepted=accepted,
        findings=() if check in _ONLY_COUNTED else tuple(_told(check, findings))[:MOST],
    )


def _told(check: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield _discreet(finding) if check == "gate" else finding


def _discreet(finding: Finding) -> Finding:
    """A finding that does not say what was found: a file that is not published may hold it."""
    hidden = {name: _HIDDEN if text else "" for name, text in finding.details.items()}
    kept = {n: t for n, t in finding.details.items() if n not in _QUOTED}
    details = {n: kept.get(n, hidden[n]) for n in finding.details}
    return replace(finding, place=Place(finding.place.file), details=details, cells=())
