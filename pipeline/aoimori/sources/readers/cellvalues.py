"""What a cell of an .xlsx holds, from what the file writes for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from openpyxl.utils.datetime import from_ISO8601
from openpyxl.utils.escape import unescape

from aoimori.core.sheet import Cell, CellProblem
from aoimori.sources.readers.formats import duration_text, seen
from aoimori.sources.readers.styles import GENERAL, Styles


class Values:
    """``strings`` are the shared ones of the workbook, empty ones ``None``."""

    __slots__ = ("_codes", "_epoch_1904", "_strings")

    def __init__(
        self, styles: Styles, strings: Sequence[str | None], *, epoch_1904: bool = False
    ) -> None:
        self._codes, self._strings, self._epoch_1904 = styles.codes, strings, epoch_1904

    def cell(self, kind: str, text: str | None, style: int) -> Cell:
        """The value of a cell of type ``kind``; ``ValueError`` or ``IndexError`` if it is none."""
        if kind == "e":
            return CellProblem("error-value", text or "#VALUE!")
        if not text:
            return None
        if kind == "n":
            number = float(text) if "." in text or "e" in text or "E" in text else int(text)
            code = self._codes[style]
            return seen(number, code, epoch_1904=self._epoch_1904) if code != GENERAL else number
        if kind == "s":
            return self._strings[int(text)]
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            moment = from_ISO8601(text)  # type: ignore[no-untyped-call]
            return duration_text(moment) if isinstance(moment, timedelta) else moment
        # Of an inline text this was done by its runs.
        return unescape(text) if "_x" in text and kind != "inlineStr" else text

    @staticmethod
    def never(formula: str) -> CellProblem:
        """A formula that was never calculated."""
        return CellProblem("formula-without-value", formula)
