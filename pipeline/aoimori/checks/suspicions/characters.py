"""Characters that were lost on the way, and text that was read in a wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked, quoted
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Address

_LETTER = "\u3005-\u3007\u3041-\u30fa\u30fc\u3400-\u9fff\uf900-\ufaff"
# No question ends in kanji or katakana and goes on without a space; 〓 is what printers set for a
# letter they lack.
_LOST = re.compile(
    rf"[\ufffd〓]|(?<![\u3041-\u3096?])\?(?=[{_LETTER}])"
    r"|(?<=[\u30a1-\u30fa\u30fc\u3400-\u9fff])\?(?=[(（0-9-]|$)|^\?{2,}$"
)


@SUSPICIONS.register("lost-character")
def lost_character(looked: Looked) -> Iterator[Finding]:
    """? inside Japanese words, 〓 and U+FFFD, in headers too."""
    found: dict[str, list[Address]] = {}
    for column in looked.table.columns:
        for row in looked.table.header:
            cell = looked.table.sheet.cell(row, column.column)
            if type(cell) is str and is_damaged(cell):
                found.setdefault(cell, []).append((row, column.column))
        for text, rows in looked.where(column, is_damaged).items():
            found.setdefault(text, []).extend(at(column, rows))
    if found:
        cells = [cell for places in found.values() for cell in places]
        yield tell("character-lost", looked, cells, Severity.ERROR, **quoted(found))


def is_damaged(text: str) -> bool:
    """Whether a character of a text seems to have become ?, 〓 or U+FFFD."""
    if "?" not in text and "〓" not in text and "\ufffd" not in text:
        return False
    return "://" not in text and _LOST.search(text) is not None
