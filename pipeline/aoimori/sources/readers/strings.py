"""The texts of a workbook that its cells refer to, and texts of several runs in general."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.utils.escape import unescape

from aoimori.sources.readers.xmlstream import MAIN, walk

MAX_STRINGS = 20_000_000


def read_strings(pieces: Iterable[bytes]) -> list[str | None]:
    """Shared strings in their order; ``None`` for an empty one.

    Raises ``ValueError`` for more of them than cells that can be read.
    """
    strings: list[str | None] = []
    runs = Runs()

    def end(name: str, text: str) -> None:
        if name == "si":
            if len(strings) >= MAX_STRINGS:
                raise ValueError("sharedStrings")
            strings.append(runs.taken() or None)
        else:
            runs.end(name, text)

    walk(pieces, lambda name, _: runs.start(name), end, namespace=MAIN)
    return strings


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
