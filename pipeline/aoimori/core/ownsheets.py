"""Sheets that copies of a workbook have beside those of the file: who checks a copy again is not
told of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Localized
from aoimori.core.sheet import Sheet

RESULTS = Localized("診断結果", "Results")  # of the annotated copy; its first cell says so, too
ASIDE, RECORD = "表の外の文字", "直した記録"  # of the mended copy
HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ASIDE: ("シート", "種類", "セル", "内容"),
        RECORD: ("シート", "セル", "列", "直す前", "直した後", "何をしたか"),
    }
)


def is_own(sheet: Sheet) -> bool:
    """Whether a sheet is one that we put into a copy: by its name and what it begins with."""
    first = sheet.rows[0] if sheet.rows else ()
    if sheet.name in HEADINGS:
        return first == HEADINGS[sheet.name]
    return sheet.name in (RESULTS.ja, RESULTS.en) and first[:1] == (sheet.name,)
