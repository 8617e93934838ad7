"""Which releases have their day still to come, and how long an answer to that holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from aoimori.core.catalog import Dataset, Release
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.lock import Lock
from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.core.schedule import expected


@dataclass(frozen=True, slots=True)
class Due:
    """The ids of releases that wait, and what is to be told; all this is the same from the last
    day that has come (``since``) to before the next one (``until``; ``None``: no such day)."""

    waiting: frozenset[str]
    findings: tuple[Finding, ...]
    since: date | None
    until: date | None


def due(releases: Iterable[tuple[Dataset, Release, Lock]], as_of: date) -> Due:
    """What waits on a day, of releases that were recorded as final. It is the lock that says for
    which day: one that was published before the day that its definition now gives cannot wait any
    more (``publish-from-late``), nor does another word there bring it forward
    (``publish-from-moved``)."""
    waiting: set[str] = set()
    findings: list[Finding] = []
    come: list[date] = []
    to_come: list[date] = []
    for dataset, release, lock in releases:
        if not lock.is_frozen:
            continue
        if release.publish_from is not None and lock.issued < release.publish_from:
            findings.append(_late(dataset, release.publish_from, lock, dataset.id_of(release)))
        if lock.waits(as_of):
            to_come.append(lock.issued)
            waiting.add(dataset.id_of(release))
            findings.append(_waits(dataset, release, lock, as_of))
        elif lock.recorded is not None:
            come.append(lock.issued)
    since, until = max(come, default=None), min(to_come, default=None)
    return Due(frozenset(waiting), tuple(findings), since, until)


def late_days(published: Iterable[BuiltRelease]) -> Iterator[date]:
    """The days on which the next release of a dataset is late, if there is none by then: with each
    of them pages say something else."""
    for releases in by_dataset(published).values():
        following = expected(releases[0].dataset, releases[0].lock.issued)
        if following is not None:
            yield following.late_from


def _waits(dataset: Dataset, release: Release, lock: Lock, as_of: date) -> Finding:
    id_, place = dataset.id_of(release), Place(f"{dataset.folder}/dataset.yaml")
    details = {"day": lock.issued.isoformat(), "as_of": as_of.isoformat()}
    if release.publish_from == lock.issued:
        return Finding("release-waits", place, details, Severity.NOTICE, id_)
    details |= {"dataset": dataset.id, "year": str(release.year.year)}
    return Finding("publish-from-moved", place, details, Severity.WARNING, id_)


def _late(dataset: Dataset, day: date, lock: Lock, id_: str) -> Finding:
    details = {"day": day.isoformat(), "issued": lock.issued.isoformat()}
    place = Place(f"{dataset.folder}/dataset.yaml")
    return Finding("publish-from-late", place, details, Severity.WARNING, id_)
