"""What a rule for machine-readable data may look at, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from aoimori.core.checkup import RuleResult, Verdict
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.found import Address, FoundColumn, FoundSheet, FoundTable, Known
from aoimori.core.messages import MESSAGES
from aoimori.core.ranges import ranges
from aoimori.core.readability import READABILITY, Weight
from aoimori.core.registry import Registry
from aoimori.core.secrets import Secrets
from aoimori.core.sheet import Cell, cell_text, shown_text
from aoimori.core.text import trim

# So many ranges of one finding are named; the rest is counted.
_NAMED = 2000
_SEVERITIES = {
    Weight.FATAL: Severity.ERROR,
    Weight.CRITICAL: Severity.ERROR,
    Weight.MAJOR: Severity.WARNING,
    Weight.MINOR: Severity.WARNING,
}


Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Looked:
    """A table, the sheet around it, what is known beside it. ``kind`` is the file's extension
    (``.xlsx``). Of several tables of a sheet, the sheet's own faults are told to the ``first``;
    what is true of the whole file is told to the one that ``opens`` it. ``secrets`` are numbers
    that nobody may publish; the sheet has only their last digits."""

    found: FoundSheet
    table: FoundTable
    kind: str
    known: Known = field(default_factory=Known)
    first: bool = True
    opens: bool = True
    secrets: Secrets = field(default_factory=dict)
    rows_by_text: dict[int, dict[str, list[int]]] = field(default_factory=dict, repr=False)
    filled_cells: dict[int, list[tuple[int, Cell]]] = field(default_factory=dict, repr=False)
    numbers_by_column: dict[int, Numbers] = field(default_factory=dict, repr=False)

    @property
    def is_text_file(self) -> bool:
        return self.table.sheet.delimited

    def cells(self, column: FoundColumn) -> list[tuple[int, Cell]]:
        """The filled cells of a column in the rows of data, with their rows."""
        if column.column not in self.filled_cells:
            self.filled_cells[column.column] = self.table.cells(column.column)
        return self.filled_cells[column.column]

    def legend(self) -> list[str]:
        """The texts above, below and beside the tables of the sheet."""
        at = (*self.found.titles, *self.found.notes)
        return [cell_text(self.table.sheet.cell(*place)) for place in at]

    def filled(self, column: FoundColumn) -> Mapping[int, str]:
        """The texts of a column that are more than spaces, trimmed, by row of data."""
        told = ((row, trim(cell_text(cell))) for row, cell in self.cells(column))
        return {row: text for row, text in told if text}

    def texts(self, column: FoundColumn) -> Mapping[str, list[int]]:
        """The rows of the texts (not the numbers and days) of a column in the rows of data."""
        if column.column not in self.rows_by_text:
            found: dict[str, list[int]] = {}
            for row, cell in self.cells(column):
                if type(cell) is str:
                    found.setdefault(cell, []).append(row)
            self.rows_by_text[column.column] = found
        return self.rows_by_text[column.column]

    def where(self, column: FoundColumn, test: Callable[[str], bool]) -> dict[str, list[int]]:
        """The texts of a column that pass a test, with their rows; each text is tested once."""
        return {text: rows for text, rows in self.texts(column).items() if test(text)}


Check = Callable[[Looked], RuleResult]
RULES: Registry[Check] = Registry("rule")


def finding(looked: Looked, code: str, cells: Iterable[Address] = (), /, **details: str) -> Finding:
    """What is wrong at some cells; without any, with the sheet. Weighs as the message's rule."""
    told = ranges(cells)
    sheet = looked.table.sheet
    place = Place(sheet.file, sheet.name, told[0] if told else "")
    rule = MESSAGES[code].rule
    severity = _SEVERITIES[READABILITY[rule].weight] if rule else Severity.WARNING
    listed = told[:_NAMED] if len(told) > 1 else ()
    return Finding(code, place, details, severity, cells=listed)


Hits = tuple[FoundColumn, Mapping[str, Collection[int]]]


def together(looked: Looked, code: str, hits: Iterable[Hits]) -> Iterator[Finding]:
    """One finding for all columns in which texts were found: (column, rows by text)."""
    found = [(column, rows) for column, rows in hits if rows]
    if not found:
        return
    cells = [(row, column.column) for column, texts in found for r in texts.values() for row in r]
    # As the cells are told: what is quoted first stands in the first of them.
    firsts = sorted((min(r), c.column, text) for c, texts in found for text, r in texts.items())
    yield finding(
        looked,
        code,
        cells,
        **quoted(text for _, _, text in firsts),
        **named(column for column, _ in found),
        count=str(len(cells)),
    )


def named(columns: Iterable[FoundColumn]) -> dict[str, str]:
    """The details that name columns: ``column`` the first, ``columns`` some, in a sentence."""
    names = [column.name or "―" for column in columns]
    return {"column": names[0], "columns": _listed(names, 4)}


def quoted(texts: Iterable[str]) -> dict[str, str]:
    """The details that quote texts: ``value`` the first, ``values`` some, in a sentence."""
    told = list(dict.fromkeys(texts))
    return {"value": shorten(told[0]), "values": _listed(told, 3)}


def _listed(texts: Sequence[str], most: int) -> str:
    """「青」「赤」など"""
    shown = "".join(f"「{shorten(text)}」" for text in texts[:most])
    return shown + "など" * (len(texts) > most)


def shorten(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def shown(cell: Cell) -> str:
    """A cell's text, cut to what fits a sentence."""
    return shorten(shown_text(cell))


def notice(looked: Looked, code: str, **details: str) -> Finding:
    """What could not be judged, of the whole file: nothing to be mended."""
    return replace(finding(looked, code, **details), severity=Severity.NOTICE)


def judged(rule: str, findings: Iterable[Finding]) -> RuleResult:
    """Broken if there is any finding."""
    told = tuple(findings)
    return RuleResult(rule, Verdict.FAILED if told else Verdict.PASSED, told)


def evidence(seen: Finding) -> Finding:
    """What was seen where people must decide: as long as nobody has, it is no error."""
    return replace(seen, severity=Severity.WARNING) if seen.severity is Severity.ERROR else seen


def undecided(rule: str, findings: Iterable[Finding]) -> RuleResult:
    """The findings show what was seen; whether the rule is broken, people must decide."""
    return RuleResult(rule, Verdict.UNDECIDED, tuple(map(evidence, findings)))


def not_judged(rule: str) -> RuleResult:
    """The rule does not speak of such a file, or there is nothing to judge."""
    return RuleResult(rule, Verdict.NOT_JUDGED)
