"""Lines of CSV as we publish them: LF, quotes only where RFC 4180 needs them.

Python's own writer leaves a lone carriage return unquoted in some versions, and its bytes would
change with the interpreter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def csv_line(values: Iterable[object]) -> str:
    """One record with its line end; ``None`` is an empty field."""
    fields = ["" if value is None else _quoted(str(value)) for value in values]
    # A lone empty field would be a blank line, which readers skip.
    return (",".join(fields) if fields != [""] else '""') + "\n"


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
