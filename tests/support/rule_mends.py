"""What mending really does about each rule: its bad cases (tests/rules/*.yaml), mended."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aoimori.core.findings import Stop
from aoimori.core.repairs import RULES
from aoimori.sources.readers import load_source
from aoimori.verbs.examine import open_unmarked
from aoimori.verbs.mend import mark, mend_sheets
from support.cases import Case, cases_of, checkup, known, told


@dataclass(frozen=True)
class Mends:
    """The repairs that were recorded for a rule, in their order, and how many of its bad cases have
    no open finding of it left."""

    steps: tuple[str, ...]
    answered: int


@cache
def mends_of(rule: str) -> Mends:
    """What mending the bad cases of a rule does."""
    done = [_mended(case) for case in cases_of(rule) if case.kind == "bad"]
    recorded = {step for steps, _ in done for step in steps}
    return Mends(
        tuple(step for step in RULES if step in recorded), sum(answered for _, answered in done)
    )


def _mended(case: Case) -> tuple[frozenset[str], bool]:
    """The steps recorded for the rule of a case, and whether they answer all that it found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = checkup(case, folder)
        try:
            sheets = open_unmarked(load_source(folder / case.file, case.file)).sheets
            mended = mend_sheets(case.file, sheets, known(case))
        except Stop:  # what cannot be read cannot be mended
            return frozenset(), False
    steps = {m.step for sheet in mended.sheets for m in sheet.mends if m.rule == case.rule}
    marked = mark(found, mended, sheets)
    answered = all(finding.mended for finding in told(marked, case.rule))
    return frozenset(steps), answered
