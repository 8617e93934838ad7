"""Which releases have their day still to come, and how long an answer to that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aoimori.core.catalog import Dataset, Release
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.lock import Lock


@dataclass(frozen=True, slots=True)
class Due:
    """The ids of releases that wait, and what is to be told; all this is the same from the last
    day that has come (``since``) to before the next one (``until``; ``None``: no such day)."""

    waiting: frozenset[str]
    findings: tuple[Finding, ...]
    since: date | None
    until: date | None


def due(releases: Iterable[tuple[Dataset, Release, Lock]], as_of: date) -> Due:
    """What waits on a day, of releases that were recorded as final. One that was published before
    the day that its definition now gives cannot wait any more (``publish-from-late``)."""
    waiting: set[str] = set()
    findings: list[Finding] = []
    come: list[date] = []
    to_come: list[date] = []
    for dataset, release, lock in releases:
        day, id_ = release.publish_from, dataset.id_of(release)
        if day is None or not lock.is_frozen:
            continue
        if lock.issued < day:
            findings.append(_late(dataset, day, lock, id_))
        elif day <= as_of:
            come.append(day)
        else:
            to_come.append(day)
            waiting.add(id_)
            details = {"day": day.isoformat(), "as_of": as_of.isoformat()}
            place = Place(f"{dataset.folder}/dataset.yaml")
            findings.append(Finding("release-waits", place, details, Severity.NOTICE, id_))
    since, until = max(come, default=None), min(to_come, default=None)
    return Due(frozenset(waiting), tuple(findings), since, until)


def _late(dataset: Dataset, day: date, lock: Lock, id_: str) -> Finding:
    details = {"day": day.isoformat(), "issued": lock.issued.isoformat()}
    place = Place(f"{dataset.folder}/dataset.yaml")
    return Finding("publish-from-late", place, details, Severity.WARNING, id_)
