"""Values that look as if they were about a person, in the cells of a file that is to be published.

A table leaves columns out; a file that is published as it was received has them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from aoimori.checks.personal import is_free, shown
from aoimori.core.acceptance import Seen
from aoimori.core.found import Address, FoundColumn, FoundSheet, FoundTable
from aoimori.core.gate import Case
from aoimori.core.personal import Role, column_marks, role_of
from aoimori.core.ranges import ranges
from aoimori.core.schema import Field
from aoimori.core.sheet import Sheet, address, cell_text

if TYPE_CHECKING:  # its library is slow to load, and a bare file has no tables
    from aoimori.core.table import Table

# The fields that cells of a sheet are read as.
Read = Mapping[Address, tuple[Field, ...]]
# What a column holds of a person shows in its first rows.
_SAMPLE = 500


def read_cells(tables: Iterable[Table]) -> Mapping[tuple[str, str], Read]:
    """The fields that cells are read as, by file and sheet."""
    found: dict[tuple[str, str], dict[Address, tuple[Field, ...]]] = defaultdict(dict)
    for table in tables:
        for field in table.schema.fields:
            for block, column, rows in table.places[field.name].read_from(field.name):
                sheet = found[block.file, block.sheet]
                for row in rows.tolist():
                    sheet[row, column] = (*sheet.get((row, column), ()), field)
    return found


def personal_cells(found: FoundSheet, within: str, read: Read) -> Iterator[Case]:
    """Everything personal in a sheet, whether a table has it or not; ``within`` is its file below
    the dataset's folder, ``read`` the fields its cells are read as."""
    sheet = found.sheet
    names = _names(found.tables)
    for column in range(1, max(map(len, sheet.rows), default=0) + 1):
        texts = _texts(sheet, column, read)
        for contact in (False, True):
            group = {
                row: text for row, (text, is_contact) in texts.items() if is_contact is contact
            }
            told = column_marks(group.values(), names.get(column, ""), contact=contact)
            for row, text in group.items() if told else ():
                for mark in told.get(text, ()):
                    fields = tuple(field.name for field in read.get((row, column), ()))
                    where = (address(row, column),)
                    seen = Seen(mark.check, within, sheet.name, where, (mark.text, text), fields)
                    told_as = names.get(column) or address(row, column)
                    yield Case(seen, sheet.file, {"field": told_as, "value": shown(mark)})
    for table in found.tables:
        yield from _register(table, within)


def _names(tables: Iterable[FoundTable]) -> Mapping[int, str]:
    """What columns are called, in all tables of a sheet."""
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for table in tables:
        for column in table.columns:
            if column.name:
                names[column.column][column.name] = None
    return {column: "・".join(told) for column, told in names.items()}


def _texts(sheet: Sheet, column: int, read: Read) -> dict[int, tuple[str, bool]]:
    """The texts of a column by row, and whether they are an organisation's contact; without
    figures and codes that a table reads."""
    texts: dict[int, tuple[str, bool]] = {}
    for row, cell in sheet.column(column, range(1, len(sheet.rows) + 1)):
        fields = read.get((row, column), ())
        if all(is_free(field) for field in fields):
            texts[row] = cell_text(cell), any(field.contact for field in fields)
    return texts


def column_role(table: FoundTable, column: FoundColumn) -> Role | None:
    """What a column seems to hold of persons."""
    sample = table.first_cells(column.column, _SAMPLE)
    return role_of([column.name], [cell_text(cell) for cell in sample])


def people_of(table: FoundTable) -> tuple[tuple[FoundColumn, ...], tuple[int, ...]]:
    """The columns with the name, the address and the birth of somebody, and the rows that have all
    three; nothing where a column is missing."""
    roles: dict[Role, FoundColumn] = {}
    for column in table.columns:
        role = column_role(table, column)
        if role is not None:
            roles.setdefault(role, column)
    if len(roles) < len(Role):
        return (), ()
    columns = tuple(roles[role] for role in Role)
    return columns, tuple(row for row in table.body if _has_all(table.sheet, row, columns))


def _has_all(sheet: Sheet, row: int, columns: Iterable[FoundColumn]) -> bool:
    return all(cell_text(sheet.cell(row, column.column)) for column in columns)


def _register(table: FoundTable, within: str) -> Iterator[Case]:
    columns, rows = people_of(table)
    if rows:
        sheet = table.sheet
        cells = ranges((row, column.column) for row in rows for column in columns)
        names = "・".join(column.name for column in columns)
        seen = Seen("person-record", within, sheet.name, cells)
        yield Case(seen, sheet.file, {"field": names, "rows": str(len(rows))})
