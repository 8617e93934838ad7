"""Rules about words that stand for answers, or for what is left out: L2-02, L2-04, L2-05."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    finding,
    judged,
    quoted,
    shorten,
    together,
    undecided,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import Address, FoundColumn
from aoimori.core.printed import has_other_text, is_ditto
from aoimori.core.sheet import cell_text
from aoimori.core.text import drop_spaces, header_key, trim

# A column that names rows stands among the first ones.
_STUB = 3
_NAMING = ("text", "choice", "code", "year", "date")
_CHOICES = 20
_WORDS = ("text", "choice", "boolean", "mixed")
# Words for the same answer; the first is the usual one.
_SAME = (
    (
        "有",
        "あり",
        "有り",
        "ある",
        "○",
        "〇",
        "◯",
        "TRUE",
        "True",
        "true",
        "はい",
        "可",
        "Yes",
        "YES",
    ),
    (
        "無",
        "なし",
        "無し",
        "ない",
        "×",
        "✕",
        "FALSE",
        "False",
        "false",
        "いいえ",
        "不可",
        "No",
        "NO",
    ),
)
_RINGS, _CROSSES = "○〇◯", "×✕"
_SIGNS = _RINGS + _CROSSES


@RULES.register("L2-02")
def omitted_value(looked: Looked) -> RuleResult:
    """〃 and 同上; blanks below a value in a column that names the rows."""
    return judged("L2-02", _omitted(looked))


def _omitted(looked: Looked) -> Iterator[Finding]:
    hits = ((c, looked.where(c, is_ditto)) for c in looked.table.columns)
    yield from together(looked, "ditto-mark", hits)
    for column in _stub(looked):
        if column.kind in _NAMING:
            rows = _left_out(looked, column)
            if rows:
                cells = [(row, column.column) for row in rows]
                yield finding(
                    looked,
                    "omitted-value",
                    cells,
                    column=column.name or "―",
                    count=str(len(rows)),
                )


def _stub(looked: Looked) -> Iterator[FoundColumn]:
    """The first columns, up to the one whose words name every row; what is behind it are values,
    and a value may be missing."""
    table = looked.table
    for column in table.columns[: min(_STUB, len(table.columns) - 1)]:
        yield column
        texts = {cell_text(cell) for _, cell in looked.cells(column)}
        if column.kind in ("text", "choice") and len(texts) == len(table.body):
            return


def _left_out(looked: Looked, column: FoundColumn) -> list[int]:
    """The blank cells below a value that is printed once for several rows."""
    sheet, found, seen = looked.table.sheet, [], False
    for row in looked.table.body:
        if cell_text(sheet.cell(row, column.column)).strip():
            seen = True
        elif seen and sheet.anchor(row, column.column) == (row, column.column):
            found.append(row)
    filled = len(looked.table.body) - len(found)
    # One that is rarely blank lacks a value.
    return found if len(found) * 3 >= filled else []


@RULES.register("L2-04")
def choice_variants(looked: Looked) -> RuleResult:
    """Answers of a column that are one in several spellings; a sign that a note speaks of may
    mean something else."""
    told = [found for column in looked.table.columns for found in _variants(looked, column)]
    if told and all(found.check == "choice-sign-noted" for found in told):
        return undecided("L2-04", told)
    return judged("L2-04", told)


def _variants(looked: Looked, column: FoundColumn) -> Iterator[Finding]:
    if header_key(column.name) in looked.known.spelled or column.kind not in _WORDS:
        return
    rows: dict[str, list[int]] = {}
    for row, cell in looked.cells(column):
        rows.setdefault(cell_text(cell), []).append(row)
        if len(rows) > _CHOICES:
            return
    for texts in _groups(rows):
        usual = _usual(texts, rows)
        notes = {text: note for text in texts if (note := _note_about(looked, text))}
        alike = [text for text in texts if text not in notes or text == usual]
        others = [text for text in alike if text != usual]
        if others:
            told = _told(column, usual, others, rows)
            yield finding(looked, "choice-variants", _at(column, others, rows), **told)
        noted = [text for text in texts if text not in alike]
        if noted:
            told = {**_told(column, usual, noted, rows), "note": shorten(notes[noted[0]])}
            yield finding(looked, "choice-sign-noted", _at(column, noted, rows), **told)


Rows = Mapping[str, Sequence[int]]


def _at(column: FoundColumn, texts: Sequence[str], rows: Rows) -> list[Address]:
    return [(row, column.column) for text in texts for row in rows[text]]


def _told(column: FoundColumn, usual: str, texts: Sequence[str], rows: Rows) -> dict[str, str]:
    count = str(len(_at(column, texts, rows)))
    about = {"column": column.name or "―", "usual": usual, "count": count}
    return {**quoted([usual, *texts]), **about}


def _usual(texts: Sequence[str], rows: Rows) -> str:
    """The spelling to be used: 有 and 無 before all others, words before signs, then the one most
    rows have."""
    best = next((words[0] for words in _SAME if words[0] in texts), None)
    return best or max(texts, key=lambda text: (text not in _SIGNS, len(rows[text])))


def _note_about(looked: Looked, text: str) -> str:
    """What a note of the sheet says about a sign: ○は身障者用のみ; empty for words."""
    if text not in _SIGNS:
        return ""
    told = re.compile(rf"[{_RINGS if text in _RINGS else _CROSSES}][」』”\"']?\s*[はが：:＝=]")
    return next((line for line in looked.legend() if told.search(line)), "")


def _groups(rows: Rows) -> Iterator[list[str]]:
    same: dict[str, list[str]] = {}
    for text in rows:
        if trim(text):
            same.setdefault(_meaning(text), []).append(text)
    yield from (texts for texts in same.values() if len(texts) > 1)


def _meaning(text: str) -> str:
    plain = drop_spaces(text)
    for words in _SAME:
        if plain in words:
            return words[0]
    return unicodedata.normalize("NFKC", plain).casefold()


@RULES.register("L2-05")
def other_text_mixed(looked: Looked) -> RuleResult:
    """その他（…） among the answers."""
    hits = ((column, looked.where(column, has_other_text)) for column in looked.table.columns)
    return judged("L2-05", together(looked, "other-text-mixed", hits))
