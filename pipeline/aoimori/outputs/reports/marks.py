"""Which cells of a workbook a checkup speaks of: how they are coloured, what is said in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aoimori.core.checkup import FileCheckup, Verdict
from aoimori.core.findings import Finding, Severity
from aoimori.core.localized import Language
from aoimori.core.messages import hint_of, text_of
from aoimori.core.ranges import Rectangle
from aoimori.core.readability import READABILITY, ReadabilityRule
from aoimori.core.sheet import parse_address
from aoimori.outputs.reports.words import say

# Of a sheet; what is beyond them is told in the results.
COLOURED, COMMENTED = 20_000, 1_000
ROWS, COLUMNS = 1_048_576, 16_384
_GRAVE = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}

Address = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its number in the report and the rule it comes from, if it is one of the 30;
    ``undecided``: people must say whether the rule is broken."""

    number: int
    finding: Finding
    rule: ReadabilityRule | None = None
    undecided: bool = False

    @property
    def severity(self) -> Severity:
        """The severity it is shown with: what is mended only informs."""
        return Severity.NOTICE if self.finding.mended else self.finding.severity

    @property
    def ranges(self) -> tuple[str, ...]:
        """Every range it is about."""
        cell = self.finding.place.cell
        return self.finding.cells or ((cell,) if cell else ())


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
        for at in _cells(area):
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
    """All findings in reading order, each once."""
    told: dict[object, tuple[Finding, str, bool]] = {}
    for result in checkup.results:
        for finding in result.findings:
            undecided = result.verdict is Verdict.UNDECIDED
            told.setdefault(_words(finding, result.rule), (finding, result.rule, undecided))
    for finding in checkup.findings:
        told.setdefault(_words(finding, ""), (finding, "", False))
    ordered = sorted(told.values(), key=lambda item: (item[0].order, item[1]))
    return tuple(
        Entry(number, finding, READABILITY.get(rule), undecided)
        for number, (finding, rule, undecided) in enumerate(ordered, start=1)
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
    lines = [say("comment-head", lang, number=entry.number, severity=severity_text(entry, lang))]
    if entry.rule is not None:
        lines.append(f"{entry.rule.id} {entry.rule.title.text(lang)}")
    lines.append(text_of(entry.finding, lang))
    lines.append(say("comment-remedy", lang, text=remedy_text(entry, lang)))
    return "\n".join(lines)


def severity_text(entry: Entry, lang: Language) -> str:
    """The severity in words, and what else is to be known of it."""
    text = say(entry.finding.severity.value, lang)
    if entry.finding.mended:
        text += f" / {say('mended', lang)}"
    if entry.undecided:
        text += f" / {say('undecided', lang)}"
    return text


def remedy_text(entry: Entry, lang: Language) -> str:
    """What to do about this finding, then what the rule advises."""
    advice = [hint_of(entry.finding, lang)]
    if entry.rule is not None:
        advice.append(entry.rule.remedy.text(lang))
    return "\n".join(dict.fromkeys(filter(None, advice)))


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


def _cells(area: Rectangle) -> Iterator[Address]:
    top, left, bottom, right = area
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _words(finding: Finding, rule: str) -> object:
    details = tuple(sorted(finding.details.items()))
    return rule, finding.check, finding.place, finding.cells, details, finding.severity
