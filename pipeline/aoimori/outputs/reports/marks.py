"""Which cells of a workbook a checkup speaks of: how they are coloured, what is said in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aoimori.core.checkup import FileCheckup
from aoimori.core.findings import Finding, Severity
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.messages import hint_of, text_of
from aoimori.core.ranges import Rectangle
from aoimori.core.readability import ReadabilityRule
from aoimori.core.sheet import parse_address
from aoimori.core.text import show_breaks
from aoimori.outputs.reports import texts
from aoimori.outputs.reports.texts import severity_text
from aoimori.outputs.reports.told import Told, in_order, told_of
from aoimori.outputs.reports.words import say

# Of a sheet; what is beyond them is told in the results.
COLOURED, COMMENTED = 20_000, 1_000
ROWS, COLUMNS = 1_048_576, 16_384
# Between a comment that was there and ours below it.
LINE = "――――――――"
_GRAVE = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}

Address = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its number in the report."""

    number: int
    told: Told

    @property
    def finding(self) -> Finding:
        return self.told.finding

    @property
    def rule(self) -> ReadabilityRule | None:
        return self.told.rule

    @property
    def severity(self) -> Severity:
        """The severity it is shown with: what is mended only informs."""
        return Severity.NOTICE if self.finding.mended else self.finding.severity

    @property
    def ranges(self) -> tuple[str, ...]:
        """Every range it is about."""
        return self.told.cells


@dataclass(slots=True)
class SheetMarks:
    """What is to be marked on a sheet. ``uncoloured`` ranges have cells beyond the bound,
    ``uncommented`` cells have their words in the results only."""

    fills: dict[Address, Severity] = field(default_factory=dict)
    notes: dict[Address, list[str]] = field(default_factory=dict)
    uncoloured: int = 0
    uncommented: set[Address] = field(default_factory=set)

    def colour(self, area: Rectangle, severity: Severity) -> None:
        """Colour cells that have no colour yet, as far as the bound allows."""
        for at in cells_of(area):
            if at not in self.fills:
                if len(self.fills) >= COLOURED:
                    self.uncoloured += 1
                    return
                self.fills[at] = severity

    def comment(self, at: Address, text: str) -> None:
        if at in self.notes or len(self.notes) < COMMENTED:
            self.notes.setdefault(at, []).append(text)
        else:
            self.uncommented.add(at)


def entries(checkup: FileCheckup) -> tuple[Entry, ...]:
    """All findings, each once; what to do first comes first."""
    told = {_words(each): each for each in reversed([*told_of(checkup)])}
    return tuple(
        Entry(number, each) for number, each in enumerate(in_order(checkup, told.values()), start=1)
    )


def marks(found: Iterable[Entry], lang: Language) -> dict[str, SheetMarks]:
    """The marks of every sheet by its name. The gravest come first, so that what is beyond the
    bounds weighs least, and a cell has the colour of the gravest."""
    sheets: dict[str, SheetMarks] = {}
    for entry in sorted(found, key=lambda entry: (_GRAVE[entry.severity], entry.number)):
        areas = [area for told in entry.ranges if (area := rectangle(told)) is not None]
        if not areas:
            continue
        sheet = sheets.setdefault(entry.finding.place.sheet, SheetMarks())
        text = comment_text(entry, lang)
        for area in areas:
            sheet.comment(area[:2], text)
            sheet.colour(area, entry.severity)
    return sheets


def comment_text(entry: Entry, lang: Language) -> str:
    """Rule, what is wrong and what to do; the severity in words, not by the colour alone."""
    severity = severity_text(entry.finding.severity, lang)
    status = texts.say(entry.told.status, lang)
    lines = [say("comment-head", lang, number=entry.number, severity=severity, status=status)]
    if entry.rule is not None:
        lines.append(f"{entry.rule.id} {entry.rule.title.text(lang)}")
    lines.append(show_breaks(text_of(entry.finding, lang)))
    if not entry.finding.mended:
        lines.append(say("comment-remedy", lang, text=hint_of(entry.finding, lang)))
    return "\n".join(lines)


def _heads() -> Iterator[str]:
    """What our comments begin with, in any language."""
    for lang in LANGUAGES:
        severities = "|".join(re.escape(severity_text(severity, lang)) for severity in Severity)
        head, _, _ = say("comment-head", lang, number="@", severity="!", status="").partition("!")
        yield re.escape(head).replace("@", "[0-9]+") + f"(?:{severities})"


# Where our words begin in a comment: at its start, or below the line.
OURS = re.compile(rf"(?:\A|(?:\A|\r?\n){LINE}\r?\n)(?:{'|'.join(_heads())})", re.IGNORECASE)


def rectangle(told: str) -> Rectangle | None:
    """The cells of an address or a range; ``None`` for what no sheet has."""
    first, _, last = told.partition(":")
    try:
        (top, left), (bottom, right) = parse_address(first), parse_address(last or first)
    except ValueError:
        return None
    top, bottom = sorted((top, bottom))
    left, right = sorted((left, right))
    return (top, left, bottom, right) if bottom <= ROWS and right <= COLUMNS else None


def cells_of(area: Rectangle) -> Iterator[Address]:
    top, left, bottom, right = area
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _words(told: Told) -> object:
    finding = told.finding
    details = tuple(sorted(finding.details.items()))
    return told.code, finding.check, finding.place, finding.cells, details, finding.severity
