"""The lock of a release: what was published, when, under which version, and what it was before.

It is the only place dates and versions come from; nothing that is built reads the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from aoimori.core.tablechange import TableChange

FORMAT = 2
# Nobody published open data before, nor will with this after; such a date is a slip of the
# keyboard.
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


class Status(StrEnum):
    """The life of a release: not yet published, published, published anew, no longer published
    (DCAT ``adms:status``)."""

    DRAFT = "draft"
    FINAL = "final"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class TableLock:
    """A table as it was published: digests (sha256) of its schema, of its content and of what
    people read beside it (``glossary``), number of rows; of its ``columns`` (names, types, key)
    and of the ``keys`` of its rows; the positions of rows that are ``sums`` of others. What a lock
    of before does not know is empty."""

    schema: str
    rows: int
    content: str
    glossary: str = ""
    columns: str = ""
    keys: str = ""
    sums: tuple[int, ...] = ()

    def same(self, other: TableLock) -> bool:
        """Whether both tell of the same content, as far as both know."""
        known = {
            name: getattr(self, name) or getattr(other, name)
            for name in ("glossary", "columns", "keys")
        }
        more = {name: getattr(other, name) or digest for name, digest in known.items()}
        return replace(self, **known, sums=()) == replace(other, **more, sums=())


@dataclass(frozen=True, slots=True)
class PastVersion:
    """A version that another one took the place of: the day it was published, what was said of
    it, what it had changed (since the release of another year, if it was the first), sha256 of its
    files by name."""

    version: str
    modified: date
    files: Mapping[str, str]
    note: str = ""
    changes: tuple[TableChange, ...] = ()
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a release is no longer published: since when, why, what to use instead (the id of a
    dataset or of a release; empty for nothing)."""

    day: date
    reason: str
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """The committed ``release.lock.json`` of one release.

    ``files`` holds the sha256 of every data file by its name (``population.csv``). ``relisted``
    is the last day on which files were added, written otherwise or described otherwise while the
    data stayed as they were, if that was after ``modified``. ``encoders`` names, by file, the
    library that wrote the bytes, where its version shows in them; ``card`` is the digest of what
    was said of the dataset (empty in locks of before). ``note`` says what the version corrects,
    ``changes`` what is different from the one before, if that was known, and for a first version
    from the release of the fiscal year ``since``, as both were on that day; ``past`` are the
    versions of before, the earliest first. ``recorded`` is the day on which a release was recorded
    that is not published before another (``issued``); ``release`` the id of the release, so that
    the lock of one is not taken for that of another. Raises ``ValueError`` for dates that cannot
    be: changed before issued, relisted before changed, long before or after any release.
    """

    version: str
    issued: date
    modified: date
    tables: Mapping[str, TableLock]
    files: Mapping[str, str]
    relisted: date | None = None
    encoders: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    status: Status = Status.FINAL
    note: str = ""
    changes: tuple[TableChange, ...] = ()
    past: tuple[PastVersion, ...] = ()
    withdrawn: Withdrawal | None = None
    recorded: date | None = None
    release: str = ""
    since: int | None = None

    def __post_init__(self) -> None:
        if not EARLIEST <= self.issued <= self.modified <= self.listed <= LATEST:
            raise ValueError(f"{self.issued} … {self.modified} … {self.listed}")
        if (self.status is Status.WITHDRAWN) != (self.withdrawn is not None):
            raise ValueError(f"status {self.status}")

    @property
    def listed(self) -> date:
        """The day on which what portals list last became another."""
        last = self.relisted or self.modified
        return max(last, self.withdrawn.day) if self.withdrawn else last

    @property
    def is_frozen(self) -> bool:
        """Whether it was published: its content changes only under a new version."""
        return self.status in (Status.FINAL, Status.CORRECTED)

    def waits(self, day: date) -> bool:
        """Whether the release was still to be published on a day: nobody has it yet."""
        return self.recorded is not None and self.is_frozen and day < self.issued

    @property
    def as_past(self) -> PastVersion:
        """This version, once another one takes its place."""
        said = self.note, self.changes, self.since
        return PastVersion(self.version, self.modified, self.files, *said)
