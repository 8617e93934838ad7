"""The rows of a DataStore table against those of the CSV: which are to come, to change, to go.

Rows are told apart by the primary key; a table without one by the place of each row, which is the
``_id`` the DataStore gave it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from aoimori.ckan.portal import Portal, PortalError
from aoimori.ckan.wanted import Column, DatastoreTable

# So many rows go in one request: what a portal handles in a few seconds.
CHUNK = 5_000
# CKAN's own limit (ckan.datastore.search.rows_max) by default.
_PAGE = 32_000

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowDiff:
    """What brings a table into line: rows to insert; rows to write over those of the same key or
    ``_id``; the keys, or ``_id``, of rows to delete."""

    added: Sequence[Row]
    changed: Sequence[tuple[int, Row]]
    removed: Sequence[int]


def read_rows(path: Path, table: DatastoreTable) -> list[Row]:
    """The rows of the CSV of a table below its header, as texts. Raises :class:`PortalError`
    (``rebuilt``) if it is another file by now."""
    content = read_file(path, table.sha256).decode()
    lines = _records(content)
    next(lines, None)
    return [tuple(line) for line in lines]


def _records(text: str) -> Iterator[list[str]]:
    # Not by splitlines: that takes U+2028 and others inside a value for the end of a line.
    return csv.reader(io.StringIO(text, newline=""))


def read_file(path: Path, sha256: str) -> bytes:
    """The bytes of a file of the site. Raises :class:`PortalError` (``rebuilt``) if it is not the
    one that was planned from."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PortalError("rebuilt", path.name) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise PortalError("rebuilt", path.name)
    return content


class OtherTable(Exception):  # noqa: N818 - a stop, and the table is made anew
    """A table of other columns stands where ours should be."""


def read_back(portal: Portal, resource: str, columns: Sequence[Column]) -> dict[int, Row]:
    """The rows that a table holds, as texts by their ``_id``, in its order. Raises
    :class:`OtherTable` if it has not just these columns: a package that was purged leaves its
    tables behind."""
    found: dict[int, Row] = {}
    while True:
        answer = _searched(
            portal,
            resource,
            records_format="csv",
            sort="_id",
            limit=_PAGE,
            offset=len(found),
            include_total=False,
        )
        if not _has_types(answer, columns):
            raise OtherTable(resource)
        page = list(_records(answer["records"]))
        found |= {int(line[0]): tuple(line[1:]) for line in page}
        # The total that CKAN 2.12 tells is one it remembers: only a short page is the last.
        if len(page) < answer["limit"]:
            return found


def is_other(portal: Portal, resource: str, columns: Sequence[Column]) -> bool:
    """Whether the resource has a table, and one of other columns."""
    try:
        return not _has_types(_searched(portal, resource, limit=0, include_total=False), columns)
    except OtherTable:
        return False


def _searched(portal: Portal, resource: str, **told: object) -> Mapping[str, Any]:
    """An answer of ``datastore_search``. Raises :class:`OtherTable` where there is no table,
    although its resource may say so: a DataStore that was lost."""
    try:
        answer: Mapping[str, Any] = portal.call(
            "datastore_search", {"resource_id": resource, **told}
        )
    except PortalError as error:
        if error.fault == "absent":
            raise OtherTable(resource) from error
        raise
    return answer


def _has_types(answer: Mapping[str, Any], columns: Sequence[Column]) -> bool:
    types = [("_id", "int"), *((column.id, column.type) for column in columns)]
    return [(each["id"], each["type"]) for each in answer["fields"]] == types


def diff_rows(table: DatastoreTable, wanted: Sequence[Row], there: Mapping[int, Row]) -> RowDiff:
    """The least that is to be done."""
    if not table.key:
        return _diff_by_place(table.columns, wanted, there)
    at = [(i, column) for i, column in enumerate(table.columns) if column.id in table.key]
    known = {tuple(_told(c, row[i]) for i, c in at): (id_, row) for id_, row in there.items()}
    added: list[Row] = []
    changed: list[tuple[int, Row]] = []
    for row in wanted:
        old = known.pop(tuple(_value(column, row[i]) for i, column in at), None)
        if old is None:
            added.append(row)
        elif not _is_same(table.columns, row, old[1]):
            changed.append((old[0], row))
    return RowDiff(added, changed, sorted(id_ for id_, _ in known.values()))


def _diff_by_place(
    columns: Sequence[Column], wanted: Sequence[Row], there: Mapping[int, Row]
) -> RowDiff:
    ids = sorted(there)
    changed = [
        (id_, row)
        for id_, row in zip(ids, wanted, strict=False)
        if not _is_same(columns, row, there[id_])
    ]
    return RowDiff(wanted[len(ids) :], changed, ids[len(wanted) :])


def _is_same(columns: Sequence[Column], wanted: Row, there: Row) -> bool:
    if wanted == there:
        return True
    if len(wanted) != len(there):
        return False
    return all(
        _value(column, ours) == _told(column, theirs)
        for column, ours, theirs in zip(columns, wanted, there, strict=True)
        if ours != theirs
    )


def _value(column: Column, text: str) -> object:
    """The value of a text of the CSV."""
    if text == "":
        return None
    return text in column.true if column.type == "bool" else _number(column, text)


def _told(column: Column, text: str) -> object:
    """The value of a text as PostgreSQL writes it."""
    if text == "":
        return None
    return text == "t" if column.type == "bool" else _number(column, text)


def _number(column: Column, text: str) -> object:
    if column.type not in ("int4", "int8", "numeric"):
        return text
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def record(columns: Sequence[Column], row: Row) -> dict[str, Any]:
    """A row as the DataStore takes it. Numbers and dates go as texts: PostgreSQL reads them to the
    last digit."""
    return {
        column.id: (text in column.true if column.type == "bool" else text) if text else None
        for column, text in zip(columns, row, strict=True)
    }


def chunks(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]


def write_rows(portal: Portal, resource: str, table: DatastoreTable, diff: RowDiff) -> None:
    """Bring the rows of a table into line. Raises :class:`PortalError`; where the answer to an
    insertion got lost (``lost``), the table is to be read again."""
    steps = [*_deletions(diff.removed), *_updates(table, diff), *_insertions(table, diff.added)]
    for number, (action, data, again) in enumerate(steps, start=1):
        told = {"resource_id": resource, "force": True, **data}
        # Counted once, at the end (for the pages of the portal).
        told["calculate_record_count"] = number == len(steps)
        portal.call(action, told, again=again)


Step = tuple[str, dict[str, Any], bool]


def _deletions(ids: Sequence[int]) -> Iterator[Step]:
    for some in chunks(ids):
        yield "datastore_records_delete", {"filters": {"_id": list(some)}}, True


def _updates(table: DatastoreTable, diff: RowDiff) -> Iterator[Step]:
    for some in chunks(diff.changed):
        records = [{"_id": id_, **record(table.columns, row)} for id_, row in some]
        yield "datastore_upsert", {"method": "update", "records": records}, True


def _insertions(table: DatastoreTable, rows: Sequence[Row]) -> Iterator[Step]:
    """What may not be done twice: a table without a key would hold it twice."""
    for some in chunks(rows):
        records = [record(table.columns, row) for row in some]
        yield "datastore_upsert", {"method": "insert", "records": records}, False


def settle_rows(
    portal: Portal, resource: str, table: DatastoreTable, path: Path, *, is_new: bool
) -> None:
    """Read a table back and bring it into line; again where an answer got lost on the way, or
    somebody else wrote at the same time. ``is_new``: it was just made and holds nothing. Raises
    :class:`PortalError`, and :class:`OtherTable`."""
    wanted = read_rows(path, table)
    there: Mapping[int, Row] = {} if is_new else read_back(portal, resource, table.columns)
    for number in range(1, portal.tries + 1):
        try:
            write_rows(portal, resource, table, diff_rows(table, wanted, there))
            if _count(portal, resource) == len(wanted):
                return
            there = read_back(portal, resource, table.columns)
        except PortalError as error:
            before, there = there, read_back(portal, resource, table.columns)
            is_other = error.lost or there != before
            if not is_other or number == portal.tries:
                raise
    raise PortalError("changed", resource)


def _count(portal: Portal, resource: str) -> int:
    """How many rows a table holds."""
    # Told to look for different ones, CKAN 2.12 counts instead of remembering.
    total: int = _searched(portal, resource, fields=["_id"], distinct=True, limit=0)["total"]
    return total
