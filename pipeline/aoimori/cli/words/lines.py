"""Lines of Japanese and English: where they may break, by the width of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

# What a line of Japanese never begins with stays on the line before; an opening bracket stays
# with what follows; a word of ASCII is never parted.
PIECE = re.compile(r"[（「『]*(?:[!-~]+|\s|[^!-~\s])[、。，．・：）」』ーっゃゅょッャュョ]*")


def wrapped(text: str, width: int, indent: int) -> Iterator[str]:
    """The lines of a text, none wider than ``width`` cells unless one word is."""
    room = width - indent
    line = ""
    for piece in PIECE.findall(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > room:
            yield " " * indent + line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield " " * indent + line.rstrip()
