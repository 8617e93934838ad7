"""White space that only serves the looks: at the ends of values, line breaks in headers (L1-06).

Spaces between letters may be meant: they stay.
"""

from __future__ import annotations

import re

from aoimori.core.text import trim, unify_line_ends
from aoimori.sources.mend.draft import Draft

_BREAK = re.compile(r"\s*[\r\n]+\s*")
_LATIN = re.compile(r"[!-~]")


def plain_header(text: str) -> str:
    """A header without white space at its ends, on one line."""
    return _BREAK.sub(_joint, trim(text))


def _joint(found: re.Match[str]) -> str:
    """Between letters of the Latin alphabet a line break parts words."""
    text = found.string
    ends = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return " " if all(map(_LATIN.match, ends)) else ""


def trim_values(draft: Draft) -> None:
    """Values without white space at their ends, and with line ends as LF."""
    for column in draft.columns:
        for at, cell in enumerate(column.cells):
            if type(cell) is not str:
                continue
            trimmed = trim(cell)
            if trimmed != cell:
                draft.put("trim", column, at, trimmed or None)
            unified = unify_line_ends(trimmed)
            if unified != trimmed:
                draft.put("line-ends", column, at, unified)
