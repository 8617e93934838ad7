"""XLS (Excel 97-2003): the values of sheets and what stands beside them.

xlrd gives the stored results of formulas and cannot tell them from values, so ``formulas`` stays
empty, and a formula saved without its result reads as 0, as the file itself says. Whole numbers
are floats, as the file stores them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import xlrd

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.looks import PLAIN, Look, Looks
from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.readers.formats import JAPANESE_DATE, JAPANESE_DATES, seen
from aoimori.sources.readers.grid import Filled, Marks, Packed, pack, sheet_of
from aoimori.sources.readers.kinds import no_workbook, told
from aoimori.sources.readers.workbook import Options, SourceBytes

_ENCRYPTED = "Workbook is encrypted"
_BOLD = 600
_SYSTEM = 64


class XlsFile:
    """A workbook; each sheet is read when it is asked for."""

    findings: tuple[Finding, ...] = ()

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
            filled, looks = self._read(sheet)
        except Stop:
            raise
        except Exception as error:
            raise no_workbook(self.source, told(error)) from error
        return sheet_of(filled, _marks(sheet, looks))

    def _read(self, sheet: Any) -> tuple[Filled, Looks]:
        filled = Filled(self.source.name, sheet.name)
        rows: dict[int, Sequence[int]] = {}
        packed: Packed = {}
        for row in range(sheet.nrows):
            cells = sheet.row(row)
            values = [self._value(cell) for cell in cells]
            filled.put(row + 1, values)
            looks = [
                self._styles[cell.xf_index] if value is not None else 0
                for cell, value in zip(cells, values, strict=True)
            ]
            if any(looks):
                rows[row + 1] = pack(looks, packed)
        return filled, Looks(self._table, rows) if rows else Looks()

    @cached_property
    def _looks(self) -> tuple[tuple[Look, ...], list[int]]:
        table = {PLAIN: 0}
        styles = [table.setdefault(self._look(xf), len(table)) for xf in self.book.xf_list]
        return tuple(table), styles

    @property
    def _table(self) -> tuple[Look, ...]:
        return self._looks[0]

    @property
    def _styles(self) -> list[int]:
        return self._looks[1]

    def _look(self, style: Any) -> Look:
        font = self.book.font_list[style.font_index]
        background = style.background
        pattern = background.fill_pattern
        colour = background.pattern_colour_index
        return Look(
            # 64 and 65 are the ink and paper of the screen, 32767 the automatic one of letters.
            self._colour(colour, "FFFFFF", lined=pattern > 1) if pattern else "",
            self._colour(font.colour_index, "000000"),
            font.weight >= _BOLD,
            bool(font.italic),
            bool(font.struck_out),
        )

    def _colour(self, index: int, usual: str, *, lined: bool = False) -> str:
        if index >= _SYSTEM:
            return f"indexed{index}" if lined else ""
        told = self.book.colour_map.get(index)
        colour = bytes(told).hex().upper() if told else f"indexed{index}"
        return "" if colour == usual else colour

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


def _marks(sheet: Any, looks: Looks) -> Marks:
    """xlrd counts from 0 and ends ranges behind their last row and column."""
    hidden = [
        column + 1 for column, told in sheet.colinfo_map.items() if told.hidden or told.width == 0
    ]
    return Marks(
        merged=[
            (top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
        ],
        comments={(r + 1, c + 1): note.text for (r, c), note in sheet.cell_note_map.items()},
        hidden_rows=[
            row + 1 for row, told in sheet.rowinfo_map.items() if told.hidden or told.height == 0
        ],
        hidden_columns=[(column, column) for column in hidden],
        visible=sheet.visibility == 0,
        looks=looks,
    )
