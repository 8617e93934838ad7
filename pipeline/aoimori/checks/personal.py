"""Values that look as if they were about a person, in what is to be published of a table.

They are no findings yet: an office may have accepted them (:mod:`aoimori.core.gate`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from aoimori.core.acceptance import Seen
from aoimori.core.gate import Case
from aoimori.core.personal import LONG, Mark, Role, column_marks, hidden_middle, role_of
from aoimori.core.ranges import ranges
from aoimori.core.schema import Field
from aoimori.core.sheet import parse_address

if TYPE_CHECKING:  # its library is slow to load, and a bare file has no tables
    from aoimori.core.table import Table


def personal_values(
    table: Table, folder: str, headers: Mapping[str, Sequence[str]]
) -> Iterator[Case]:
    """Everything personal in a table of a dataset in ``folder`` (relative to the project);
    ``headers`` are the headers its fields are printed under, by field."""
    roles: dict[Role, str] = {}
    for field in table.schema.fields:
        called = (field.title.ja, field.title.en, field.name, *headers.get(field.name, ()))
        texts = table.texts(field.name) if is_free(field) else []
        if texts:
            told = column_marks(texts, " ".join(called), contact=field.contact)
            yield from _cases(table, folder, field.name, texts, told)
        if field.type in ("string", "date"):
            role = role_of(called, texts or table.texts(field.name))
            if role is not None:
                roles.setdefault(role, field.name)
    if len(roles) == len(Role):
        yield from _register(table, folder, [roles[role] for role in Role])


def is_free(field: Field) -> bool:
    """Whether anything may stand in a field: no figure with a unit, no code of a list."""
    if field.codes or field.labels is not None:
        return False
    return field.type == "string" or (field.type == "integer" and field.unit is None)


def _cases(
    table: Table,
    folder: str,
    name: str,
    texts: Sequence[str | None],
    told: Mapping[str, Sequence[Mark]],
) -> Iterator[Case]:
    for position, text in enumerate(texts) if told else ():
        for mark in told.get(text or "", ()):
            file, sheet, cell = table.place(position, name)
            cells = (cell,) if cell else ()
            values = (mark.text, text or "")
            seen = Seen(mark.check, _within(file, folder), sheet, cells, values, (name,))
            yield Case(seen, file, {"field": name, "value": shown(mark)})


def shown(mark: Mark) -> str:
    """What a message shows of something personal."""
    return hidden_middle(mark.text) if mark.check in LONG else mark.text


def _register(table: Table, folder: str, names: Sequence[str]) -> Iterator[Case]:
    """The rows that have a value in each of these fields, sheet by sheet."""
    columns = [table.texts(name) for name in names]
    cells: dict[tuple[str, str], list[tuple[int, int]]] = {}
    rows: dict[tuple[str, str], int] = {}
    for position, values in enumerate(zip(*columns, strict=True)):
        if all(values):
            places = [table.place(position, name) for name in names]
            file, sheet, _ = next((p for p in places if p[2]), places[0])
            rows[file, sheet] = rows.get((file, sheet), 0) + 1
            found = cells.setdefault((file, sheet), [])
            found += [parse_address(cell) for *_, cell in places if cell]
    for (file, sheet), count in sorted(rows.items()):
        where = ranges(cells[file, sheet])
        seen = Seen("person-record", _within(file, folder), sheet, where, (), tuple(names))
        yield Case(seen, file, {"field": "・".join(names), "rows": str(count)})


def _within(file: str, folder: str) -> str:
    return file.removeprefix(f"{folder}/")
