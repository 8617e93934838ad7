"""Which values of a published table are others now: told at their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from aoimori.core.diff.changes import TableDiff
from aoimori.core.diff.compare import diff
from aoimori.core.diff.content import Content, Record
from aoimori.core.diff.keys import common_key
from aoimori.core.diff.matching import NotUnique
from aoimori.core.diff.summary import called
from aoimori.core.findings import Finding, Place
from aoimori.core.table import Table

# So many cells of a table are told; who changed more knows.
MOST = 20


def diff_recorded(
    before: Content, after: Content, renamed: Mapping[str, str] = MappingProxyType({})
) -> TableDiff:
    """A table held against one that was published. That may have had a finer key: its rows are
    then matched as both prove. Raises :class:`NotUnique` for rows of ``after``."""
    try:
        return diff(before, after, common_key(before.schema, after.schema, renamed), renamed)
    except NotUnique as error:
        if not error.is_before:
            raise
        return diff(before, after, None, renamed)


def changed_values(
    table: Table, before: Content, lock: Place, dataset: str, told: Mapping[str, str]
) -> Iterator[Finding]:
    """An error for every value and row that differs from what was published (``before``), up to
    :data:`MOST`; ``told`` fills what all of them say, ``lock`` is where the lock is."""
    try:
        made = diff_recorded(before, table.content())
    except NotUnique:  # told of the key itself
        return
    findings = _findings(made, table, lock, dataset, {**told, "table": table.name})
    yield from islice(findings, MOST)
    left = len(made.cells) + len(made.added) + len(made.removed) - MOST
    if left > 0:
        more = {**told, "table": table.name, "n": f"{left:,}"}
        yield Finding("published-more", lock, more, dataset=dataset)


def _findings(
    made: TableDiff, table: Table, lock: Place, dataset: str, told: Mapping[str, str]
) -> Iterator[Finding]:
    schema = table.schema
    for change in made.changes():
        title = schema.by_name[change.field].title
        details = {
            **told,
            "row": called(change),
            "title": title.ja,
            "title_en": title.text("en"),
            "before": _shown(change.before),
            "after": _shown(change.after),
        }
        place = Place(*table.place(change.after_row, change.field))
        yield Finding("published-value", place, details, dataset=dataset, field_name=change.field)
    for position, record in made.added_rows():
        where = Place(*_place(table, position))
        row = {**told, "row": _row(schema.names, schema.primary_key, record)}
        yield Finding("published-row-new", where, row, dataset=dataset)
    for _, record in made.removed_rows():
        row = {**told, "row": _row(made.before.names, schema.primary_key, record)}
        yield Finding("published-row-gone", lock, row, dataset=dataset)


def _row(names: Sequence[str], key: Sequence[str], record: Record) -> str:
    """A row by its key, or by all it says."""
    wanted = key if key and set(key) <= set(names) else names
    return " ".join(
        text for name, text in zip(names, record, strict=True) if text and name in wanted
    )


def _place(table: Table, position: int) -> tuple[str, str, str]:
    places = (table.place(position, name) for name in table.schema.names)
    return next((place for place in places if place[2]), table.place(0, table.schema.names[0]))


def _shown(text: str | None) -> str:
    return "" if text is None else text
