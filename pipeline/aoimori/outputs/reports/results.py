"""The sheet of results as rows of words: the file, what was taken for its tables, all findings,
and the rules they break."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import LEVELS, FileCheckup, TableCheckup
from aoimori.core.findings import Severity
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.messages import hint_of, text_of
from aoimori.core.sheet import Sheet, cell_text
from aoimori.core.text import show_breaks
from aoimori.core.verdicts import file_state
from aoimori.outputs.reports import texts
from aoimori.outputs.reports.marks import Entry, rectangle
from aoimori.outputs.reports.texts import copy_texts, marked_file, severity_text
from aoimori.outputs.reports.words import say

COLUMNS = (
    "number", "status", "severity", "sheet", "cell", "value", "problem", "remedy", "rule",
)  # fmt: skip
WIDTHS = (6, 14, 10, 16, 28, 18, 46, 46, 28)
# With more tables than these the list of findings would begin below the screen.
_TABLES = 3
# How many of the ranges of a finding stand in its row: a cell with a link may not break.
_RANGES = 3
_CHARACTERS = 32_000  # Excel has 32,767 units in a cell
_CELLS = 1_500  # ranges of at most 21 letters in a cell


@dataclass(frozen=True, slots=True)
class ResultCell:
    """A cell of the results; ``style`` is title, label, plain, head, cell, link, or a severity;
    ``target`` is where it leads: a sheet and its cell."""

    value: str | int = ""
    style: str = "plain"
    target: tuple[str, str] | None = None


Row = tuple[ResultCell, ...]
Target = Callable[[str, str], tuple[str, str] | None]
Value = Callable[[Entry], str]


@dataclass(frozen=True, slots=True)
class Results:
    """The rows from the top; ``header`` is the 1-based row of the heads of the list."""

    rows: tuple[Row, ...]
    header: int


def results(
    checkup: FileCheckup,
    found: Sequence[Entry],
    notes: Sequence[str],
    lang: Language,
    target: Target,
    value: Value,
) -> Results:
    """The results of a file. ``notes`` come first among what is said of the whole; ``target``
    is where a sheet and a cell of a finding are in the workbook, ``value`` what stands there."""
    top = list(_top(checkup, notes, lang, target))
    heads = tuple(ResultCell(say(name, lang), "head") for name in COLUMNS)
    listed = [_line(entry, lang, target, value) for entry in found]
    below = list(_rules(found, lang))
    if len(checkup.tables) > _TABLES:
        below += [(ResultCell(),), *_tables(checkup.tables, lang, target)]
    if not found:
        listed = [(ResultCell(say("nothing", lang)),)]
    return Results((*top, heads, *listed, *below), len(top) + 1)


@dataclass(frozen=True, slots=True)
class Painted:
    """Cells that had a colour before they were marked."""

    sheet: str
    cells: tuple[str, ...]
    colour: str


def with_colours(results: Results, painted: Sequence[Painted], lang: Language) -> Results:
    """The results, and at their end what colours cells had."""
    rows = [
        (*[ResultCell()] * 3, *map(ResultCell, (one.sheet, " ".join(cells), one.colour)))
        for one in painted
        for cells in _batches(one.cells)
    ]
    if not rows:
        return results
    label = (ResultCell(say("colours-before", lang), "label"),)
    return Results((*results.rows, (ResultCell(),), label, *rows), results.header)


def _batches(cells: Sequence[str]) -> Iterator[Sequence[str]]:
    return (cells[at : at + _CELLS] for at in range(0, len(cells), _CELLS))


def colours_before(sheet: Sheet) -> Iterator[Painted]:
    """What the results of an earlier check tell of the colours that cells had."""
    labels = {say("colours-before", lang) for lang in LANGUAGES}
    start = next((at for at, row in enumerate(sheet.rows) if row[0] in labels), len(sheet.rows))
    for row in sheet.rows[start + 1 :]:
        told = [text for text in map(cell_text, row) if text]
        if len(told) == 3:
            name, cells, colour = told
            yield Painted(name, tuple(cells.split()), colour)


def _top(
    checkup: FileCheckup, notes: Sequence[str], lang: Language, target: Target
) -> Iterator[Row]:
    yield (ResultCell(say("results", lang), "title"),)
    for note in notes:
        yield _labelled(say("note", lang), ResultCell(note))
    about = say("file-is", lang, file=checkup.file, kind=checkup.kind, size=f"{checkup.size:,}")
    yield _labelled(say("file", lang), ResultCell(about))
    yield _labelled(say("verdict", lang), ResultCell(marked_file(file_state(checkup), lang)))
    if len(checkup.tables) <= _TABLES:
        yield from _tables(checkup.tables, lang, target)
    else:
        below = say("tables-below", lang, n=len(checkup.tables))
        yield _labelled(say("found-table", lang), ResultCell(below))
    scores = "   ".join(
        say("score" if score is not None else "score-none", lang, level=level, score=score)
        for level, score in zip(LEVELS, checkup.scores, strict=True)
    )
    yield _labelled(say("scores", lang), ResultCell(scores))
    for text in copy_texts(checkup.copy, lang) if checkup.copy else ():
        yield _labelled(say("copy", lang), ResultCell(text))
    colours = (
        ResultCell(severity_text(Severity.ERROR, lang), Severity.ERROR),
        ResultCell(severity_text(Severity.WARNING, lang), Severity.WARNING),
        ResultCell(say("notice-colour", lang), Severity.NOTICE),
    )
    yield _labelled(say("colours", lang), *colours)
    yield (ResultCell(),)


def _labelled(label: str, *cells: ResultCell) -> Row:
    return (ResultCell(label, "label"), ResultCell(), *cells)


def _tables(tables: Sequence[TableCheckup], lang: Language, target: Target) -> Iterator[Row]:
    for table in tables:
        label = say("found-table", lang)
        if not table.area:
            text = (
                f"{table.sheet}: {say('no-table', lang)}" if table.sheet else say("no-table", lang)
            )
            yield _labelled(label, ResultCell(text))
            continue
        told = [
            f"{say('found-header', lang)} {table.header}" if table.header else "",
            f"{say('found-body', lang)} {table.body}" if table.body else "",
            f"{say('found-sure', lang)} {table.sure:.0%}",
        ]
        where = f"{table.sheet}!{table.area}" if table.sheet else table.area
        text = "   ".join(filter(None, (where, *told)))
        yield _labelled(label, ResultCell(text, "plain", target(table.sheet, table.area)))


def _line(entry: Entry, lang: Language, target: Target, value: Value) -> Row:
    finding, rule = entry.finding, entry.rule
    place = finding.place
    first = next(iter(entry.ranges), "")
    link = target(place.sheet, first) if rectangle(first) is not None else None
    told = (
        texts.say(entry.told.status, lang),
        severity_text(finding.severity, lang),
        place.sheet,
        _where(entry, lang),
        value(entry),
        text_of(finding, lang),
        hint_of(finding, lang),
        f"{rule.id} {rule.title.text(lang)}" if rule is not None else "",
    )
    shown = str(entry.severity)
    styles = (shown, shown, "cell", "link" if link else "cell", *["cell"] * 4)
    cells = (
        ResultCell(show_breaks(text)[:_CHARACTERS], style, link if style == "link" else None)
        for text, style in zip(told, styles, strict=True)
    )
    return (ResultCell(entry.number, "cell"), *cells)


def _where(entry: Entry, lang: Language) -> str:
    ranges = entry.ranges
    told = say("range-comma", lang).join(ranges[:_RANGES])
    left = len(ranges) - _RANGES
    return f"{told} {say('more-ranges', lang, n=f'{left:,}')}" if left > 0 else told


def _rules(found: Sequence[Entry], lang: Language) -> Iterator[Row]:
    """Why the rules matter that are broken, and what they advise: once for all findings."""
    rules = {
        entry.rule.id: entry.rule
        for entry in found
        if entry.rule is not None and not entry.finding.mended
    }
    if rules:
        yield (ResultCell(),)
        yield (ResultCell(say("rules", lang), "label"),)
        heads = ("", "", "", "", "", "", say("why", lang), say("remedy", lang), say("rule", lang))
        yield tuple(ResultCell(head, "head") for head in heads)
    for id_ in sorted(rules):
        rule = rules[id_]
        told = (rule.why.text(lang), rule.remedy.text(lang), f"{id_} {rule.title.text(lang)}")
        yield tuple(ResultCell(text, "cell") for text in (*[""] * 6, *told))
