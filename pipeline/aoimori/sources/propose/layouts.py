"""Where a found table sits, in the words of a layout: header, rows that are none, the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from aoimori.core.codes import CodeList
from aoimori.core.found import FoundTable
from aoimori.core.legends import read_legend
from aoimori.core.numbers import exact
from aoimori.core.recognise import is_sign, is_total_label, number_form
from aoimori.core.sheet import Sheet, cell_text, column_letters
from aoimori.core.text import header_key, spaced_pattern
from aoimori.sources.propose.columns import header_rows
from aoimori.sources.propose.sums import NO_SUMS

# So much of a note is enough to know it again next year.
_BEGINNING = 6
_Test = dict[str, Any]


def propose_layout(table: FoundTable, statuses: CodeList, *, several: bool) -> dict[str, Any]:
    """The words of the layout but for its columns. ``several``: the file has other sheets."""
    rows = _Rows(table)
    layout: dict[str, Any] = {"sheet": table.sheet.name} if several else {}
    header = header_rows(table)
    layout["header"] = header[0] if len(header) == 1 else list(header)
    if rows.has_neighbour:
        ends = (table.first_column, table.last_column)
        layout["within"] = ":".join(map(column_letters, ends))
    found = {"end": rows.end, "notes": rows.notes, "drop": rows.drop, "totals": rows.totals}
    layout |= {word: value for word, value in found.items() if value}
    if _explained(table, statuses):
        layout["legend"] = True
    if _has_formulas(table):
        layout["formulas"] = True
    return layout


class _Rows:
    """The rows of the sheet around the records of a table."""

    def __init__(self, table: FoundTable) -> None:
        self.table, self.sheet = table, table.sheet
        self.columns = range(table.first_column, table.last_column + 1)
        self.top = max(header_rows(table))
        self.last = max(*table.body, *table.totals, 0)
        self.has_neighbour = self._beside()
        below = [r for r in range(self.last + 1, len(self.sheet.rows) + 1) if self._says(r)]
        self.end = self._test(below[0]) if below else None
        ending = self.end
        self.notes = [
            test
            for test in self._tests(below[1:])
            if ending is None or test.get("matches") != ending.get("matches")
        ]
        if ending is not None and any(self._meets(row, ending) for row in below[1:]):
            self.notes = [*self.notes, ending]
        self.totals, summed = self._totals()
        out = [row for row in self._no_records() if row not in summed]
        self.drop = list(self._tests(out))

    def _says(self, row: int) -> bool:
        return bool(self._cells(row))

    def _cells(self, row: int) -> list[tuple[int, str]]:
        """The filled cells of a row, between the columns of the table if others stand beside."""
        cells = ((column, cell_text(cell)) for column, cell in self.sheet.row(row))
        return [
            (column, text)
            for column, text in cells
            if text.strip() and (not self.has_neighbour or column in self.columns)
        ]

    def _beside(self) -> bool:
        """Whether anything stands beside the table."""
        return any(
            cell_text(cell).strip() and column not in self.columns
            for row in range(self.table.rows[0], self.last + 1)
            for column, cell in self.sheet.row(row)
        )

    def _no_records(self) -> Iterator[int]:
        """Rows between the first and the last record that are none, but for blank ones and
        headers that repeat word for word, which are left out anyway."""
        repeated = set(self.table.repeated) if self._is_whole(self.table.repeated) else set()
        known = {*self.table.body, *repeated}
        for row in range(self.top + 1, self.last + 1):
            if row not in known and self._says(row):
                yield row

    def _is_whole(self, rows: Sequence[int]) -> bool:
        header = header_rows(self.table)
        return all(
            self._key(row) == self._key(header[n % len(header)]) for n, row in enumerate(rows)
        )

    def _key(self, row: int) -> list[str]:
        return [header_key(cell_text(cell)) for cell in self.sheet.rows[row - 1]]

    def _tests(self, rows: Sequence[int]) -> Iterator[_Test]:
        """Tests that mean these rows, each once."""
        told: list[_Test] = []
        for row in rows:
            if not any(self._meets(row, test) for test in told):
                told.append(self._test(row))
                yield told[-1]

    def _test(self, row: int) -> _Test:
        """A test that means a row and no record: by how its first text begins, the whole of it, or
        the number of the row."""
        column, text = self._cells(row)[0]
        if is_total_label(text) or len(text) <= _BEGINNING:
            starts = [f"^{spaced_pattern(text)}$"]
        else:
            starts = [f"^{spaced_pattern(text[:_BEGINNING])}", f"^{spaced_pattern(text)}$"]
        for pattern in starts:
            for test in (
                {"matches": pattern},
                {"column": column_letters(column), "matches": pattern},
            ):
                taken = (*self.table.body, *range(1, self.top + 1))
                if not any(self._meets(other, test) for other in taken):
                    return test
        return {"row": row}

    def _meets(self, row: int, test: _Test) -> bool:
        if "row" in test:
            return bool(row == test["row"])
        return any(
            re.search(test["matches"], text)
            for column, text in self._cells(row)
            if test.get("column", column_letters(column)) == column_letters(column)
        )

    def _totals(self) -> tuple[list[_Test], set[int]]:
        """The row that is the sum of all records, if there is one: it is held against them."""
        for row in self.table.totals:
            test = self._test(row)
            others = [r for r in self.table.totals if r != row and self._meets(r, test)]
            if "matches" in test and not others and self._sums_up(row):
                return [test], {row}
        return [], set()

    def _sums_up(self, row: int) -> bool:
        """Whether half of the figures of a row are the sums of all records, so that the others
        should be.
        Of a column of rates none is."""
        numeric = [column for column in self.table.columns if column.is_numeric]
        if any(NO_SUMS.search(column.name) for column in numeric):
            return False
        held = [self._is_sum(row, column.column) for column in numeric]
        return bool(held) and sum(held) * 2 >= len(held)

    def _is_sum(self, row: int, column: int) -> bool:
        texts = [cell_text(self.sheet.cell(r, column)) for r in self.table.body]
        printed = _number(cell_text(self.sheet.cell(row, column)))
        values = [_number(text) for text in texts if text.strip() and not is_sign(text)]
        known = [value for value in values if value is not None]
        return len(known) == len(values) and sum(known, Decimal(0)) == printed


def _number(text: str) -> Decimal | None:
    form = number_form(text)
    return exact(form.value) if form is not None else None


def _explained(table: FoundTable, statuses: CodeList) -> bool:
    """Whether the sheet says what the signs among the numbers mean."""
    signs = {
        text
        for column in table.columns
        for _, cell in table.cells(column.column)
        if is_sign(text := cell_text(cell).strip())
    }
    if not signs:
        return False
    told = {
        legend.sign
        for text in _outside(table.sheet, table)
        for legend in read_legend(text, statuses)
        if legend.symbol is not None
    }
    return not signs.isdisjoint(told)


def _outside(sheet: Sheet, table: FoundTable) -> Iterator[str]:
    inside = set(table.rows)
    for row in range(1, len(sheet.rows) + 1):
        if row not in inside:
            yield from (cell_text(cell) for _, cell in sheet.row(row))


def _has_formulas(table: FoundTable) -> bool:
    rows = set(table.body)
    columns = range(table.first_column, table.last_column + 1)
    return any(row in rows and column in columns for row, column in table.sheet.formulas)
