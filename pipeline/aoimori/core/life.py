"""The life of a release: which lock follows which (docs/decisions/0020)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from aoimori.core.drift import compare_files
from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.lock import Lock, Status, TableLock
from aoimori.core.versions import FIRST, FIRST_DRAFT, Step, next_version, step_between

# Nobody who publishes year by year waits so long: the year may be mistyped.
_FAR = timedelta(days=3 * 365)


class Act(StrEnum):
    """What is done to a release: noted down to be looked at, published, published anew with what
    was corrected, or recorded as its files are written now."""

    DRAFT = "draft"
    FINAL = "final"
    CORRECT = "correct"
    REENCODE = "reencode"


@dataclass(frozen=True, slots=True)
class Now:
    """A release as it is to be recorded: its tables, sha256 of its files and the libraries that
    wrote them by name, what is said of it, the day, and the days on record, with their years."""

    tables: Mapping[str, TableLock]
    files: Mapping[str, str]
    encoders: Mapping[str, str]
    card: str
    day: date
    recorded: Sequence[tuple[date, int]]
    place: Place
    id: str

    def lock(self, version: str, issued: date, status: Status, day: date | None = None) -> Lock:
        return Lock(
            version,
            issued,
            day or self.day,
            self.tables,
            self.files,
            encoders=self.encoders,
            card=self.card,
            status=status,
            release=self.id,
        )

    def named(self, old: Lock) -> dict[str, str]:
        """The release as commands name it, and the version it has."""
        dataset, _, year = self.id.rpartition("/")
        return {"version": old.version, "dataset": dataset, "year": year}

    def remarks(self, old: Lock | None, lock: Lock) -> Iterator[Finding]:
        """What is odd about the day that was just recorded."""
        last, _ = max(self.recorded, default=(self.day, 0))
        details = {"date": self.day.isoformat(), "last": last.isoformat()}
        is_changed = (
            old is not None
            and old.is_frozen
            and (old.version != lock.version or old.card not in ("", lock.card))
        )
        if old is not None and is_changed and old.listed == self.day:
            yield Finding("lock-same-day", self.place, details, Severity.WARNING, self.id)
        if lock.listed - last > _FAR:
            yield Finding("lock-far-day", self.place, details, Severity.WARNING, self.id)

    def check_day(self) -> None:
        """Raises :class:`Stop` (``lock-date``) for a day before the last on record."""
        last, year = max(self.recorded, default=(self.day, 0))
        if self.day < last:
            details = {"date": self.day.isoformat(), "last": last.isoformat(), "year": str(year)}
            raise Stop(Finding("lock-date", self.place, details, dataset=self.id))


def refuse_withdrawn(lock: Lock | None, place: Place, id_: str) -> None:
    """Raises :class:`Stop` (``lock-withdrawn``) for a release that is no longer published."""
    if lock is not None and lock.withdrawn is not None:
        details = {"day": lock.withdrawn.day.isoformat()}
        raise Stop(Finding("lock-withdrawn", place, details, dataset=id_))


def draft(old: Lock | None, now: Now) -> Lock:
    """A draft: as it was recorded before, if nothing changed since."""
    version = FIRST_DRAFT
    if old is not None:
        version = next_version(old.version, step_between(old.tables, now.tables))
    new = now.lock(version, now.day, Status.DRAFT)
    return old if old is not None and _is_as_before(old, new) else new


def _is_as_before(old: Lock, new: Lock) -> bool:
    """Whether a draft says what the last one did, but for its day."""
    return replace(new, issued=old.issued, modified=old.modified) == old


def published(now: Now, not_before: date | None) -> Lock:
    """The first version that is published: on the day, or when its time has come."""
    now.check_day()
    day = max(now.day, not_before or now.day)
    lock = now.lock(FIRST, day, Status.FINAL, day)
    return replace(lock, recorded=now.day) if day > now.day else lock


def following(old: Lock, now: Now, act: Act, note: str) -> Lock:
    """The lock that follows one that was published: the same, listed anew, or a correction.
    Raises :class:`Stop`: ``lock-date``, ``lock-reencode``, ``lock-final``, ``lock-not-corrected``
    (a correction of data that are as they were: its note would be lost)."""
    files, encoders = now.files, now.encoders
    step = step_between(old.tables, now.tables)
    is_whole = old.files.keys() <= files.keys()
    if act is Act.CORRECT and step is Step.NONE and is_whole:
        raise Stop(Finding("lock-not-corrected", now.place, now.named(old), dataset=now.id))
    if step is Step.NONE and old.files == files and old.card in ("", now.card):
        # Nothing to give a day to; a lock of before learns what it did not know.
        encoders = old.encoders or encoders
        return replace(old, tables=now.tables, encoders=encoders, card=now.card, release=now.id)
    now.check_day()
    if step is Step.NONE and is_whole:
        # The same content in one more format, or written or described otherwise: the data have
        # not changed.
        differences = compare_files(old, files, encoders, now.place, now.id)
        other = [finding for finding in differences if finding.check == "lock-reencode"]
        if other and act is not Act.REENCODE:
            raise Stop(*other)
        relisted = now.day if now.day > old.modified else None
        return replace(
            old,
            tables=now.tables,
            files=files,
            relisted=relisted,
            encoders=encoders,
            card=now.card,
            release=now.id,
        )
    if act is not Act.CORRECT:
        raise Stop(Finding("lock-final", now.place, now.named(old), dataset=now.id))
    # A format that is no longer there is a loss for who relies on it, whatever the tables say.
    version = next_version(old.version, step or Step.MAJOR)
    new = now.lock(version, old.issued, Status.CORRECTED)
    return replace(new, note=note, past=(*old.past, old.as_past))
