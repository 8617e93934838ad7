"""What the looks of cells may tell: L1-11."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    evidence,
    finding,
    judged,
    not_judged,
    shown,
    undecided,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import Address, FoundColumn
from aoimori.core.looks import PLAIN, Look
from aoimori.core.messages.looks import look_words

# Links are shown in these, visited or not.
_LINKS = ("theme10", "theme11")


@RULES.register("L1-11")
def format_semantics(looked: Looked) -> RuleResult:
    """Cells of a column that are shown otherwise than the rest. Stripes lead the eye; of broader
    bands of colour only the author knows what they mean, if anything."""
    if looked.is_text_file:
        return not_judged("L1-11")
    marks, bands = _other_looks(looked)
    told = [*_findings(looked, "format-semantics", marks)]
    seen = [*_findings(looked, "format-bands", bands)]
    return (
        undecided("L1-11", seen)
        if seen and not told
        else judged("L1-11", [*told, *map(evidence, seen)])
    )


Found = dict[Look, list[Address]]


def _other_looks(looked: Looked) -> tuple[Found, Found]:
    """The cells whose look is not that of their column: single ones, and bands."""
    marks: Found = {}
    bands: Found = {}
    if looked.table.sheet.looks.rows:
        for column in looked.table.columns:
            filled = [row for row, _ in looked.cells(column)]
            usual, rare = _by_look(looked, column, filled)
            runs = _runs(filled, *rare.values()) if len(rare) == 1 else []
            if _is_striped(runs):
                continue
            found = bands if _is_banded(usual, rare, runs) else marks
            for look, rows in rare.items():
                found.setdefault(look, []).extend((row, column.column) for row in rows)
    return marks, bands


def _findings(looked: Looked, code: str, cells: Found) -> Iterator[Finding]:
    for look, at in cells.items():
        yield finding(
            looked,
            code,
            at,
            value=shown(looked.table.sheet.cell(*min(at))),
            look=look_words(look, "ja"),
            look_en=look_words(look, "en"),
            count=str(len(at)),
        )


def _by_look(
    looked: Looked, column: FoundColumn, filled: Sequence[int]
) -> tuple[Look, dict[Look, list[int]]]:
    """The look most rows of a column have, and the rows that have another, by look."""
    looks, at = looked.table.sheet.looks, column.column - 1
    if looks.rows.keys().isdisjoint(filled):
        return PLAIN, {}
    codes: dict[int, list[int]] = {}
    none: Sequence[int] = ()
    for row in filled:
        cells = looks.rows.get(row, none)
        codes.setdefault(cells[at] if at < len(cells) else 0, []).append(row)
    rows: dict[Look, list[int]] = {}
    for code, found in codes.items():
        rows.setdefault(_without_link(looks.table[code]), []).extend(found)
    usual = max(rows, key=lambda look: (len(rows[look]), look == PLAIN))
    return usual, {look: found for look, found in rows.items() if look != usual}


def _without_link(look: Look) -> Look:
    return replace(look, colour="") if look.colour in _LINKS else look


def _runs(filled: Sequence[int], rare: Sequence[int]) -> list[int]:
    """From the top, how many rows of the one look follow each other, then of the other."""
    runs: list[int] = []
    end = 0
    for at in (bisect_left(filled, row) for row in sorted(rare)):
        if at > end or not runs:
            runs += [at - end, 1] if at > end else [1]
        else:
            runs[-1] += 1
        end = at + 1
    return [*runs, len(filled) - end] if end < len(filled) else runs


def _is_striped(runs: Sequence[int]) -> bool:
    """Every other row, to lead the eye."""
    return len(runs) > 3 and max(runs) == 1


def _is_banded(usual: Look, rare: Collection[Look], runs: Sequence[int]) -> bool:
    """Several rows without and several with a colour behind them, more than once."""
    only_filled = all(replace(look, fill=usual.fill) == usual for look in rare)
    return only_filled and len(runs) > 3 and min(runs) > 1
