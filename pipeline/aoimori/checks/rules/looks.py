"""What the looks of cells may tell: L1-11."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

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
            rows = _looks_of(looked, column)
            if len(rows) > 1:
                found = bands if _is_banded(rows) else marks
                for look, at in _rare(rows).items():
                    found.setdefault(look, []).extend((row, column.column) for row in at)
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


def _looks_of(looked: Looked, column: FoundColumn) -> dict[Look, list[int]]:
    """The rows of a column by their look; nothing if all of them are plain, or striped."""
    looks, at = looked.table.sheet.looks, column.column - 1
    filled = [row for row, _ in looked.cells(column)]
    if looks.rows.keys().isdisjoint(filled):
        return {}
    codes: dict[int, list[int]] = {}
    none: Sequence[int] = ()
    for row in filled:
        cells = looks.rows.get(row, none)
        codes.setdefault(cells[at] if at < len(cells) else 0, []).append(row)
    rows: dict[Look, list[int]] = {}
    for code, found in codes.items():
        rows.setdefault(_without_link(looks.table[code]), []).extend(found)
    return {} if len(rows) == 2 and _is_striped(_runs(rows)) else rows


def _without_link(look: Look) -> Look:
    return replace(look, colour="") if look.colour in _LINKS else look


def _rare(rows: dict[Look, list[int]]) -> dict[Look, list[int]]:
    """Without the look that most rows have."""
    usual = max(rows, key=lambda look: (len(rows[look]), look == PLAIN))
    return {look: found for look, found in rows.items() if look != usual}


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows of one look, one after the other."""

    look: Look
    length: int


def _runs(rows: dict[Look, list[int]]) -> list[_Run]:
    every = sorted((row, look) for look, found in rows.items() for row in found)
    looks = groupby(look for _, look in every)
    return [_Run(look, sum(1 for _ in same)) for look, same in looks]


def _is_striped(runs: Sequence[_Run]) -> bool:
    """Every other row, to lead the eye."""
    return len(runs) > 3 and all(run.length == 1 for run in runs)


def _is_banded(rows: dict[Look, list[int]]) -> bool:
    """Several rows without and several with a colour behind them, more than once."""
    if len(rows) != 2 or len({replace(look, fill="") for look in rows}) > 1:
        return False
    runs = _runs(rows)
    return len(runs) > 3 and all(run.length > 1 for run in runs)
