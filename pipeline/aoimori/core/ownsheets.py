"""Sheets that copies of a workbook have beside those of the file: who checks a copy again is not
told of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import LANGUAGES, Localized
from aoimori.core.sheet import Sheet

# Of the annotated copy: what its first cell says, and some heads of its list.
RESULTS = Localized("診断結果", "Results")
RESULT_HEADS: Mapping[str, Localized] = MappingProxyType(
    {
        "number": Localized("No.", "No."),
        "sheet": Localized("シート", "Sheet"),
        "cell": Localized("セル", "Cell"),
        "problem": Localized("何が問題か", "What is wrong"),
        "remedy": Localized("直し方", "What to do"),
    }
)
ASIDE, RECORD = "表の外の文字", "直した記録"  # of the mended copy
HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ASIDE: ("シート", "種類", "セル", "内容"),
        RECORD: ("シート", "セル", "列", "直す前", "直した後", "何をしたか"),
    }
)


def is_own(sheet: Sheet) -> bool:
    """Whether a sheet is one that we put into a copy: by its name and what it begins with."""
    if sheet.name in HEADINGS:
        return sheet.rows[:1] == (HEADINGS[sheet.name],)
    return is_results(sheet)


def is_results(sheet: Sheet) -> bool:
    """Whether a sheet is the list of results of an annotated copy, whatever it is named and
    whatever program has saved it since."""
    for lang in LANGUAGES:
        heads = {head.text(lang) for head in RESULT_HEADS.values()}
        is_titled = sheet.rows[:1] and sheet.rows[0][:1] == (RESULTS.text(lang),)
        if is_titled and any(heads <= set(row) for row in sheet.rows):
            return True
    return False
