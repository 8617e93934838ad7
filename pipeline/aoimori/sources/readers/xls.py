"""XLS (Excel 97-2003): the values of sheets and what stands beside them.

xlrd gives the stored results of formulas and cannot tell them from values, so ``formulas`` stays
empty, and a formula saved without its result reads as 0, as the file itself says. Whole numbers
are floats, as the file stores them.
"""

from __future__ import annotations

import io
from typing import Any

import xlrd

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.readers.formats import JAPANESE_DATE, JAPANESE_DATES, seen
from aoimori.sources.readers.grid import Address, Marks, sheet_of
from aoimori.sources.readers.kinds import no_workbook, told
from aoimori.sources.readers.workbook import Options, SourceBytes

_ENCRYPTED = "Workbook is encrypted"


class XlsFile:
    """A workbook; each sheet is read when it is asked for."""

    def __init__(self, source: SourceBytes) -> None:
        self.source = source
        try:
            self.book = xlrd.open_workbook(
                file_contents=source.content,
                formatting_info=True,
                on_demand=True,
                logfile=io.StringIO(),
            )
        except Exception as error:
            # Records are read by offsets; a damaged file makes xlrd stumble over anything.
            if str(error) == _ENCRYPTED:
                raise Stop(Finding("password-protected", Place(source.name))) from error
            raise no_workbook(source, told(error)) from error

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.book.sheet_names())

    def sheet(self, name: str) -> Sheet:
        """The values of a sheet, as far as any cell holds one.

        Raises :class:`Stop`: ``source-empty``, ``not-a-workbook``.
        """
        try:
            sheet = self.book.sheet_by_name(name)
            values = self._values(sheet)
        except Exception as error:
            raise no_workbook(self.source, told(error)) from error
        return sheet_of(self.source.name, name, values, _marks(sheet))

    def _values(self, sheet: Any) -> dict[Address, Cell]:
        return {
            (row + 1, column + 1): value
            for row in range(sheet.nrows)
            for column, cell in enumerate(sheet.row(row))
            if (value := self._value(cell)) is not None
        }

    def _value(self, cell: Any) -> Cell:
        match cell.ctype:
            case xlrd.XL_CELL_TEXT:
                return cell.value or None
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                return seen(cell.value, self._code(cell), epoch_1904=self.book.datemode == 1)
            case xlrd.XL_CELL_BOOLEAN:
                return bool(cell.value)
            case xlrd.XL_CELL_ERROR:
                text = xlrd.error_text_from_code.get(cell.value, f"#{cell.value}")
                return CellProblem("error-value", text)
        return None

    def _code(self, cell: Any) -> str:
        key = self.book.xf_list[cell.xf_index].format_key
        if key in JAPANESE_DATES and not self.book.format_map[key].format_str:
            return JAPANESE_DATE
        return self.book.format_map[key].format_str or "General"


def read(source: SourceBytes, options: Options) -> XlsFile:
    """Open a workbook. Raises :class:`Stop` (``not-a-workbook``, ``password-protected``)."""
    return XlsFile(source)


def _marks(sheet: Any) -> Marks:
    """xlrd counts from 0 and ends ranges behind their last row and column."""
    hidden = [column + 1 for column, told in sheet.colinfo_map.items() if told.hidden]
    return Marks(
        merged=[
            (top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
        ],
        comments={(r + 1, c + 1): note.text for (r, c), note in sheet.cell_note_map.items()},
        hidden_rows=[row + 1 for row, told in sheet.rowinfo_map.items() if told.hidden],
        hidden_columns=[(column, column) for column in hidden],
        visible=sheet.visibility == 0,
    )
