"""Values that look as if they were about a person: numbers nobody may publish, and registers."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.personalcells import column_role, people_of
from aoimori.checks.rules.looked import Looked, named
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Address, FoundColumn
from aoimori.core.personal import Mark, Role, column_marks, hidden_middle, is_mobile


@SUSPICIONS.register("personal-numbers")
def personal_numbers(looked: Looked) -> Iterator[Finding]:
    """My Number and card numbers, in each column, and outside of the rows of data."""
    table = looked.table
    columns = {column.column: column for column in table.columns}
    body = frozenset(table.body)
    found: dict[tuple[str, int], dict[Address, str]] = {}
    for (row, column), marks in looked.secrets.items():
        inside = row in body and column in columns
        if inside or (looked.first and not looked.found.is_data(row, column)):
            for mark in marks:
                key = mark.check, column if inside else 0
                found.setdefault(key, {})[row, column] = mark.text
    for (check, number), cells in found.items():
        name = columns[number].name if number else ""
        shown = hidden_middle(next(iter(cells.values())))
        yield tell(check, looked, cells, Severity.ERROR, value=shown, field=name or "―")


@SUSPICIONS.register("person-records")
def person_records(looked: Looked) -> Iterator[Finding]:
    """Rows with the name, the address and the birth of a person."""
    columns, rows = people_of(looked.table)
    if rows:
        cells = [place for column in columns for place in at(column, rows)]
        names = "・".join(column.name for column in columns)
        yield tell("person-record", looked, cells, Severity.ERROR, field=names, rows=str(len(rows)))


@SUSPICIONS.register("person-contacts")
def person_contacts(looked: Looked) -> Iterator[Finding]:
    """Telephones and mail addresses beside the names of persons; elsewhere mobile telephones, as
    the others are most often an office's."""
    is_list = any(column_role(looked.table, c) is Role.NAME for c in looked.table.columns)
    hits: dict[FoundColumn, list[int]] = {}
    for column in looked.table.columns:
        if column.kind not in ("text", "choice", "code", "integer", "mixed"):
            continue
        told = column_marks(looked.texts(column), column.name)
        rows = [
            row
            for text, marks in told.items()
            if any(_is_persons(mark, in_list=is_list) for mark in marks)
            for row in looked.texts(column)[text]
        ]
        if rows:
            hits[column] = sorted(rows)
    if hits:
        cells = [place for column, rows in hits.items() for place in at(column, rows)]
        yield tell("person-contact", looked, cells, **named(hits))


def _is_persons(mark: Mark, *, in_list: bool) -> bool:
    if mark.check == "phone-number":
        return in_list or is_mobile(mark.text)
    return in_list and mark.check == "email-address"
