"""How a release differs from its lock, table by table and file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aoimori.core.findings import Finding, Place
from aoimori.core.lock import Lock, TableLock

# All that tells of it; of values, rows and tables, and of files.
DRIFT = frozenset(
    {"lock-schema", "lock-glossary", "lock-rows", "lock-content", "lock-table-new"}
    | {"lock-table-gone", "lock-file-new", "lock-file-gone", "lock-reencode", "published-value"}
    | {"published-row-new", "published-row-gone", "published-more"}
)
# Who writes files for which no encoder is named.
OURS = "aoimori"


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
