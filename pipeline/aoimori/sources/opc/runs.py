"""Texts of several runs, as cells and comments have them."""

from __future__ import annotations

from openpyxl.utils.escape import unescape


class Runs:
    """The letters of a text, from its runs; how a Japanese text is said is no part of it."""

    __slots__ = ("_said", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._said = False

    def start(self, name: str) -> None:
        if name == "rPh":
            self._said = True

    def end(self, name: str, text: str) -> None:
        if name == "t" and not self._said:
            self._texts.append(text)
        elif name == "rPh":
            self._said = False

    def taken(self) -> str:
        """The text, and begin another. ``_x000D_`` is how a workbook writes a control
        character, ``_x005F_x000D_`` how it writes just that."""
        text = "".join(self._texts)
        self._texts.clear()
        return unescape(text) if "_x" in text else text
