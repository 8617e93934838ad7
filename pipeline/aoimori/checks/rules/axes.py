"""Rules about the axis of place, and which way time runs: L3-06, L3-09."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from aoimori.checks.rules.looked import (
    RULES,
    Hits,
    Looked,
    finding,
    judged,
    named,
    quoted,
    together,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.codes import area_code_check_digit
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.messages.axes import axis_words
from aoimori.core.places import (
    is_code_column,
    is_full_name,
    is_misprinted,
    is_place_column,
    is_short,
    short_names,
    wrong_codes,
)
from aoimori.core.text import header_key, narrow_digits


def _only(
    damaged: Mapping[FoundColumn, Mapping[str, list[int]]], why: Callable[[str], bool]
) -> list[Hits]:
    """The codes that are damaged in one way."""
    return [
        (column, {text: rows for text, rows in texts.items() if why(text)})
        for column, texts in damaged.items()
    ]


def _meant(hits: Sequence[Hits], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with what the first of the damaged codes would be."""
    for found in findings:
        digits = narrow_digits(next(text for _, texts in hits for text in texts))
        stem = digits[:5]
        right = f"0{digits}" if is_short(digits) else stem + area_code_check_digit(stem)
        yield replace(found, details={**found.details, "stem": stem, "expected": right})


@RULES.register("L3-06")
def area_code(looked: Looked) -> RuleResult:
    """Damaged codes; names that are short, or stand without a code."""
    return judged("L3-06", _areas(looked))


def _areas(looked: Looked) -> Iterator[Finding]:
    columns, areas = looked.table.columns, looked.known.areas
    places = [column for column in columns if is_place_column(column)]
    codes = [
        column
        for column in columns
        if is_code_column(column, beside_places=bool(places))
        or header_key(column.name) in looked.known.area_codes
    ]
    damaged = {column: wrong_codes(looked.table, column, areas) for column in codes}
    misprinted = _only(damaged, is_misprinted)
    yield from _meant(misprinted, together(looked, "area-code-check-digit", misprinted))
    cut = _only(damaged, is_short)
    yield from _meant(cut, together(looked, "area-code-short", cut))
    others = _only(damaged, lambda text: not (is_misprinted(text) or is_short(text)))
    yield from together(looked, "area-code-damaged", others)
    if areas is not None:
        short = partial(short_names, areas=areas)
        hits = ((column, looked.where(column, short)) for column in places)
        yield from together(looked, "area-name-short", hits)
    # 都道府県名 beside 市町村名, or 〇〇県〇〇市, is as good as a code.
    full = [column for column in places if not looked.where(column, lambda t: not is_full_name(t))]
    bare = [column for column in places if column.kind in ("text", "choice")]
    if bare and not codes and not full:
        cells = [(row, c.column) for c in bare for row, _ in looked.cells(c)]
        yield finding(looked, "area-without-code", cells, **named(bare))


_YEAR = re.compile(
    r"(?:18|19|20)[0-9]{2}(?![0-9])|(?:明治|大正|昭和|平成|令和)(?:元|[0-9]{1,2})"
    r"|[MTSHR](?:元|[0-9]{1,2})(?=年|[.．（(]|$)"
)
_MONTH = re.compile(r"[0-9０-９]{1,2}月")
_PERIOD = re.compile(r"第[0-9０-９一二三四]+(?:期|四半期|回)|[1-4]Q|Q[1-4]|上半?期|下半?期")
_AGE = re.compile(r"[0-9０-９]{1,3}(?:[-～〜~－][0-9０-９]{1,3})?[歳才](?:以上|未満)?")
_KINDS = {"year": _YEAR, "month": _MONTH, "period": _PERIOD, "age": _AGE}


@RULES.register("L3-09")
def wide_format(looked: Looked) -> RuleResult:
    """Three headers or more that are years, months, quarters or ages."""
    return judged("L3-09", _wide(looked))


def _wide(looked: Looked) -> Iterator[Finding]:
    for axis, kind in _KINDS.items():
        named = [
            (column, level)
            for column in looked.table.columns
            for level in column.levels
            if kind.match(level) and len(level) <= 16
        ]
        if len({level for _, level in named}) >= 3:
            row = looked.table.header[0]
            cells = [(row, column.column) for column, _ in named]
            levels = list(dict.fromkeys(level for _, level in named))
            told = {"axis": axis_words(axis, "ja"), "axis_en": axis_words(axis, "en")}
            count = str(len(cells))
            yield finding(looked, "wide-format", cells, **quoted(levels), **told, count=count)
