"""A finished draft as a sheet of its own, with the record in terms of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aoimori.core.found import Address
from aoimori.core.looks import PLAIN_LOOKS, Looks
from aoimori.core.mended import Aside, Mend
from aoimori.core.repairs import RULES
from aoimori.core.sheet import Cell, CellProblem, Sheet, address
from aoimori.sources.mend.draft import Draft, where


@dataclass(frozen=True, slots=True)
class Finished:
    """A mended table, where its cells stood, and the record."""

    sheet: Sheet
    origins: Mapping[Address, Address]
    mends: tuple[Mend, ...]
    aside: tuple[Aside, ...]


def finish(draft: Draft, name: str) -> Finished:
    """The table as a sheet: its header in row 1 (if one was found), its records below."""
    top = 1 if draft.has_header else 0
    keys = _keys(draft, top)
    now: dict[Address, Address] = {}
    for at, key in keys.items():
        now.setdefault(key, at)
    mends = tuple(
        Mend(
            change.step,
            RULES[change.step].source,
            name,
            change.before_cell,
            address(*now[change.key]) if change.key in now else "",
            change.before,
            change.after,
        )
        for change in draft.changes
    )
    origins = {at: key for at, key in keys.items() if key[0] > 0}
    aside = (*draft.aside, *_comments_outside(draft, now))
    return Finished(_sheet(draft, name, now, origins), origins, mends, aside)


def _keys(draft: Draft, top: int) -> dict[Address, Address]:
    """The key of every cell of the finished table, in reading order."""
    keys: dict[Address, Address] = {}
    for number, column in enumerate(draft.columns, start=1):
        if top:
            keys[1, number] = column.key
        for at, key in enumerate(column.keys, start=1 + top):
            keys[at, number] = key
    return dict(sorted(keys.items()))


def _sheet(
    draft: Draft, name: str, now: Mapping[Address, Address], origins: Mapping[Address, Address]
) -> Sheet:
    old = draft.sheet
    header = [tuple(column.name or None for column in draft.columns)] if draft.has_header else []
    records = zip(*(column.cells for column in draft.columns), strict=True)
    rows: list[tuple[Cell, ...]] = [*header, *records]
    rows_now = {key[0]: at[0] for at, key in origins.items()}
    columns_now = {c.found.column: n for n, c in reversed(list(enumerate(draft.columns, 1)))}
    return replace(
        old,
        name=name,
        rows=tuple(rows),
        merged={
            now[key]: now[anchor]
            for key, anchor in draft.kept.items()
            if key in now and anchor in now
        },
        formulas={
            now[key]: text
            for key, text in old.formulas.items()
            if key in now and isinstance(old.cell(*key), CellProblem)
        },
        comments={now[key]: text for key, text in old.comments.items() if key in now},
        hidden_rows=frozenset(rows_now[row] for row in old.hidden_rows if row in rows_now),
        hidden_columns=frozenset(
            columns_now[column] for column in old.hidden_columns if column in columns_now
        ),
        looks=_looks(old, origins),
        shapes=(),
    )


def _looks(old: Sheet, origins: Mapping[Address, Address]) -> Looks:
    """Colours may have a meaning: they go with their cells."""
    if not old.looks.rows:
        return PLAIN_LOOKS
    number = {look: n for n, look in reversed(list(enumerate(old.looks.table)))}
    rows: dict[int, list[int]] = {}
    for (row, column), key in origins.items():
        look = number[old.looks.at(*key)]
        if look:
            cells = rows.setdefault(row, [])
            cells += [0] * (column - len(cells))
            cells[column - 1] = look
    return Looks(old.looks.table, {row: tuple(cells) for row, cells in rows.items()})


def _comments_outside(draft: Draft, now: Mapping[Address, Address]) -> list[Aside]:
    """Comments on cells of the table that are gone; those outside of every table are the first's
    to keep."""
    rows = set(draft.table.rows)
    span = range(draft.table.first_column, draft.table.last_column + 1)
    return [
        Aside("comment", where(at), text)
        for at, text in sorted(draft.sheet.comments.items())
        if at not in now and at[0] in rows and at[1] in span
    ]
