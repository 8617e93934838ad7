"""The gate before publishing: what was seen, and what of it an office has accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aoimori.core.acceptance import Acceptance, Seen, first_that_covers
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.ranges import ranges
from aoimori.core.sheet import parse_address

# What is told once for a sheet or a field, however many cells it is in.
_TOGETHER = frozenset(
    {
        "card-number",
        "email-address",
        "hidden-column",
        "hidden-row",
        "my-number",
        "phone-number",
    }
)
_MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class Case:
    """What was seen, where (``file`` relative to the project), and what a message says of it."""

    seen: Seen
    file: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be told, and which acceptances (by their position) settled something."""

    findings: tuple[Finding, ...] = ()
    used: frozenset[int] = frozenset()


def judge(cases: Iterable[Case], accepts: Sequence[Acceptance], dataset: str) -> Judged:
    """An error for everything that nobody accepted, a notice with reason and office for the rest.
    ``dataset`` is the release, as findings name it."""
    settled: dict[tuple[object, ...], list[Case]] = defaultdict(list)
    by: dict[tuple[object, ...], Acceptance | None] = {}
    used: set[int] = set()
    for number, case in enumerate(cases):
        at = first_that_covers(accepts, case.seen)
        if at is not None:
            used.add(at)
        key = (*_group(case, number), at)
        settled[key].append(case)
        by[key] = None if at is None else accepts[at]
    found = (_finding(cases, by[key], dataset) for key, cases in settled.items())
    return Judged(tuple(found), frozenset(used))


def settle(findings: Iterable[Finding], accepts: Sequence[Acceptance], folder: str) -> Judged:
    """Findings as they are, those that an office has accepted as notices. ``folder`` is the
    dataset's, relative to the project."""
    told: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        place = finding.place
        cells = finding.cells or ((place.cell,) if place.cell else ())
        value = finding.details.get("value", "")
        file = place.file.removeprefix(f"{folder}/")
        at = first_that_covers(accepts, Seen(finding.check, file, place.sheet, cells, (value,)))
        if at is not None:
            used.add(at)
        told.append(finding if at is None else accepted(finding, accepts[at]))
    return Judged(tuple(told), frozenset(used))


def _group(case: Case, number: int) -> tuple[object, ...]:
    seen = case.seen
    own = () if seen.check in _TOGETHER else (number,)
    return (seen.check, case.file, seen.sheet, seen.fields, *own)


def _finding(cases: Sequence[Case], accept: Acceptance | None, dataset: str) -> Finding:
    """One finding about cases that are told together."""
    first = cases[0]
    said = {cell for case in cases for cell in case.seen.cells}
    cells = _compressed(said)
    details = {name: _listed([case.details[name] for case in cases]) for name in first.details}
    if "field" in details:
        details["count"] = str(len(said) or len(cases))
    place = Place(first.file, first.seen.sheet, cells[0] if cells else "")
    several = cells if len(cells) > 1 else ()
    found = Finding(first.seen.check, place, details, Severity.ERROR, dataset, cells=several)
    return found if accept is None else accepted(found, accept)


def accepted(finding: Finding, accept: Acceptance) -> Finding:
    """The notice that a finding was accepted: why, and by whom."""
    told = {
        "reason": accept.reason.ja,
        "reason_en": accept.reason.text("en"),
        "decided_by": accept.decided_by,
        "office": accept.office.ja,
        "office_en": accept.office.text("en"),
    }
    return replace(finding, severity=Severity.NOTICE, details={**finding.details, **told})


def _compressed(cells: Collection[str]) -> tuple[str, ...]:
    """Single cells as ranges, in the order of their first cells."""
    single = {cell for cell in cells if ":" not in cell}
    merged = ranges(map(parse_address, single))
    return tuple(sorted({*merged, *(set(cells) - single)}, key=_corner))


def _corner(cell: str) -> tuple[int, int]:
    return parse_address(cell.partition(":")[0])


def _listed(texts: Iterable[str]) -> str:
    told = [text for text in dict.fromkeys(texts) if text]
    return "・".join(told[:_MOST_TOLD]) + ("…" if len(told) > _MOST_TOLD else "")


def unused(accepts: Sequence[Acceptance], used: Iterable[int]) -> list[int]:
    """The positions of acceptances that settle nothing any more. Of the rules for machine-readable
    data, and of what files have lost, it is not known here: that is about files, not releases."""
    settled = set(used)
    return [
        at for at, accept in enumerate(accepts) if at not in settled and not accept.is_of_a_file
    ]


def unused_finding(file: str, key: str, accept: Acceptance, dataset: str) -> Finding:
    """The warning about one of them; ``file`` is the definition, ``key`` where it stands."""
    return Finding(
        "accept-unused", Place(file, key=key), {"check": accept.check}, Severity.WARNING, dataset
    )
