"""The texts of a workbook that its cells refer to."""

from __future__ import annotations

from collections.abc import Iterable

from aoimori.core.opc import MAIN
from aoimori.sources.opc.runs import Runs
from aoimori.sources.opc.xmlstream import walk

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
