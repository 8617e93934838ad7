"""Tables that are meant to be one of the standard data sets, held against its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aoimori.checks.rules.looked import Looked, quoted
from aoimori.checks.suspicions.standardvalues import wrong_values
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.standards import Recognised, StandardColumn, recognise

# A required column that is filled in this share of the rows is kept, and a blank in it is a slip.
_KEPT = 0.9
# So many columns are named.
_NAMED = 8


@SUSPICIONS.register("standard")
def standard(looked: Looked) -> Iterator[Finding]:
    """The columns and values of a table that has the header of a standard data set."""
    table = looked.table
    if not looked.known.standards or not table.header or not table.body:
        return
    known = recognise([column.name for column in table.columns], looked.known.standards)
    if known is None:
        return
    columns = {table.columns[place]: column for place, column in known.columns.items()}
    unnamed = dict(_unnamed(looked, known))
    yield from _headers(looked, known, columns, unnamed)
    yield from _blanks(looked, known, columns)
    yield from wrong_values(looked, columns)


def _unnamed(looked: Looked, known: Recognised) -> Iterator[tuple[FoundColumn, StandardColumn]]:
    """Columns without a header that stand where one of the standard is missing."""
    order = known.generation.columns
    columns = looked.table.columns
    for place, column in enumerate(columns):
        before = known.columns.get(place - 1)
        if column.name or (before is None and place):
            continue
        expected = order.index(before) + 1 if before is not None else 0
        if expected < len(order) and order[expected] in known.missing:
            yield column, order[expected]


def _headers(
    looked: Looked,
    known: Recognised,
    columns: Mapping[FoundColumn, StandardColumn],
    unnamed: Mapping[FoundColumn, StandardColumn],
) -> Iterator[Finding]:
    top, title = looked.table.header[-1], known.standard.title.ja
    for column, meant in unnamed.items():
        yield tell(
            "standard-header-blank",
            looked,
            at(column, [top]),
            Severity.ERROR,
            expected=meant.name,
            standard=title,
        )
    missing = [c for c in known.missing if c not in unnamed.values()]
    if missing:
        cells = [(top, column.column) for column in looked.table.columns]
        yield tell(
            "standard-columns-missing",
            looked,
            cells,
            **quoted(column.name for column in missing),
            missing=str(len(missing)),
            standard=title,
        )
    other = {c: meant for c, meant in columns.items() if c.name not in (meant.name, *meant.also)}
    if other:
        expected = _names(list(dict.fromkeys(other.values())))
        cells = [(top, column.column) for column in other]
        yield tell(
            "standard-header-spelling",
            looked,
            cells,
            **quoted(column.name for column in other),
            expected=expected,
            standard=title,
        )
    extra = [c for c in looked.table.columns if c.name and c not in columns]
    if extra:
        cells = [(top, column.column) for column in extra]
        yield tell(
            "standard-columns-extra",
            looked,
            cells,
            Severity.NOTICE,
            **quoted(column.name for column in extra),
            standard=title,
        )
    order = [known.generation.columns.index(column) for column in known.columns.values()]
    if order != sorted(order):
        cells = [(top, column.column) for column in looked.table.columns]
        yield tell("standard-order", looked, cells, Severity.NOTICE, standard=title)


def _names(columns: list[StandardColumn]) -> str:
    names = [column.name for column in columns]
    return "」「".join(names[:_NAMED]) + ("」など「…" if len(names) > _NAMED else "")


def _blanks(
    looked: Looked, known: Recognised, columns: Mapping[FoundColumn, StandardColumn]
) -> Iterator[Finding]:
    """Required columns that are blank: one finding for those that nobody fills."""
    body, title = looked.table.body, known.standard.title.ja
    empty: list[FoundColumn] = []
    for column, meant in columns.items():
        if meant.need != "required":
            continue
        there = looked.filled(column)
        if not there:
            empty.append(column)
            continue
        blank = [row for row in body if row not in there]
        severity = Severity.ERROR if len(there) >= _KEPT * len(body) else Severity.WARNING
        if blank:
            yield tell(
                "standard-value-missing",
                looked,
                at(column, blank),
                severity,
                column=column.name,
                standard=title,
            )
    if empty:
        cells = [(row, column.column) for column in empty for row in body]
        yield tell(
            "standard-columns-empty",
            looked,
            cells,
            **quoted(column.name for column in empty),
            standard=title,
        )
