"""The texts of formulas: of one cell, of a range, or shared by cells that differ in place only."""

from __future__ import annotations

from openpyxl.formula.translate import Translator

# A few bytes in the file may stand for 8,192 characters, a million times over.
_MAX_TRANSLATED = 1 << 22


class Formulas:
    """Gives the text of each formula of a sheet, in the order of the file.

    A cell that shares a formula gets it as seen from itself (``=A1+1``, one row further down
    ``=A2+1``); the first cell's text where that cannot be told, or once it is more than enough.
    """

    __slots__ = ("_left", "_shared")

    def __init__(self) -> None:
        self._shared: dict[str, tuple[str, Translator | None]] = {}
        self._left = _MAX_TRANSLATED

    def text(self, told: dict[str, str], text: str, address: str) -> str:
        """The text with ``=``; a what-if table has none of its own."""
        match told.get("t"):
            case "dataTable":
                return "=TABLE()"
            case "shared":
                return self._of_range(told.get("si", ""), f"={text}", address)
        return f"={text}"

    def _of_range(self, key: str, text: str, address: str) -> str:
        if key not in self._shared:
            if text != "=":
                self._shared[key] = text, _translator(text, address)
            return text
        first, translator = self._shared[key]
        if translator is None or self._left < 0:
            return first
        try:
            moved: str = translator.translate_formula(address)
        except Exception:
            return first  # leads out of the sheet, which Excel calls #REF!
        self._left -= len(moved)
        return moved


def _translator(text: str, address: str) -> Translator | None:
    try:
        return Translator(text, address)
    except Exception:
        return None  # no formula that openpyxl can take apart
