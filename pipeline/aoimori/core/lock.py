"""The lock of a release: what was published, when, and under which version.

It is the only place dates and versions come from; nothing reads the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from aoimori.core.findings import Finding, Place

FORMAT = 1
# Who writes files for which no encoder is named.
OURS = "aoimori"
# Nobody published open data before, nor will with this after; such a date is a slip of the
# keyboard.
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class TableLock:
    """A table as it was published: digests (sha256) of its schema, of its content and of what
    people read beside it (``glossary``, empty in locks of before), number of rows."""

    schema: str
    rows: int
    content: str
    glossary: str = ""

    def same(self, other: TableLock) -> bool:
        """Whether both tell of the same, as far as both know."""
        is_known = self.glossary and other.glossary
        return self == (other if is_known else replace(other, glossary=self.glossary))


@dataclass(frozen=True, slots=True)
class Lock:
    """The committed ``release.lock.json`` of one release.

    ``files`` holds the sha256 of every data file by its name (``population.csv``). ``relisted``
    is the last day on which files were added, written otherwise or described otherwise while the
    data stayed as they were, if that was after ``modified``. ``encoders`` names, by file, the
    library that wrote the bytes, where its version shows in them; ``card`` is the digest of what
    was said of the dataset (empty in locks of before). Raises ``ValueError`` for dates that
    cannot be: changed before issued, relisted before changed, long before or after any release.
    """

    version: str
    issued: date
    modified: date
    tables: Mapping[str, TableLock]
    files: Mapping[str, str]
    relisted: date | None = None
    encoders: Mapping[str, str] = field(default_factory=dict)
    card: str = ""

    def __post_init__(self) -> None:
        if not EARLIEST <= self.issued <= self.modified <= self.listed <= LATEST:
            raise ValueError(f"{self.issued} … {self.modified} … {self.listed}")

    @property
    def listed(self) -> date:
        """The day on which what portals list last became another."""
        return self.relisted or self.modified


def compare_tables(
    lock: Lock, actual: Mapping[str, TableLock], place: Place, dataset: str
) -> Iterator[Finding]:
    """What is different from the lock in the tables; nothing when all is as published."""
    for name in sorted({*lock.tables, *actual}):
        details = {"table": name, "version": lock.version, **_named(dataset)}
        for check, more in _differences(lock.tables.get(name), actual.get(name)):
            yield Finding(check, place, {**details, **more}, dataset=dataset)


def _differences(
    locked: TableLock | None, built: TableLock | None
) -> Iterator[tuple[str, Mapping[str, str]]]:
    if locked is None or built is None:
        yield ("lock-table-new" if locked is None else "lock-table-gone"), {}
        return
    if locked.schema != built.schema:
        yield "lock-schema", {}
    elif locked.glossary and locked.glossary != built.glossary:
        yield "lock-glossary", {}
    if locked.rows != built.rows:
        yield "lock-rows", {"before": str(locked.rows), "after": str(built.rows)}
    elif locked.content != built.content:
        yield "lock-content", {}


def _named(dataset: str) -> dict[str, str]:
    """The id of a release as a command takes it."""
    name, _, year = dataset.rpartition("/")
    return {"dataset": name, "year": year}


def compare_files(
    lock: Lock, actual: Mapping[str, str], encoders: Mapping[str, str], place: Place, dataset: str
) -> Iterator[Finding]:
    """Files that were not published before, are gone, or have other bytes (``lock-reencode``).

    To be asked where the tables are as published: other bytes are then another way to write the
    same, by another version of ``encoders`` or of our own code.
    """
    for file in sorted({*lock.files, *actual}):
        details = {"file": file, "version": lock.version, **_named(dataset)}
        if file not in lock.files:
            yield Finding("lock-file-new", place, details, dataset=dataset)
        elif file not in actual:
            yield Finding("lock-file-gone", place, details, dataset=dataset)
        elif lock.files[file] != actual[file]:
            told = {"before": lock.encoders.get(file, OURS), "after": encoders.get(file, OURS)}
            yield Finding("lock-reencode", place, {**details, **told}, dataset=dataset)
