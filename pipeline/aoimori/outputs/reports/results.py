"""The sheet of results as rows of words: the file, what was taken for its tables, all findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import LEVELS, FileCheckup, TableCheckup
from aoimori.core.findings import Severity
from aoimori.core.localized import Language
from aoimori.core.messages import text_of
from aoimori.outputs.reports.marks import Entry, rectangle, remedy_text, severity_text
from aoimori.outputs.reports.words import say

COLUMNS = (
    "number", "sheet", "cell", "rule", "severity", "value", "problem", "why", "remedy", "is-mended",
)  # fmt: skip
WIDTHS = (6, 16, 12, 24, 19, 16, 36, 32, 40, 10)
# With more tables than these the list of findings would begin below the screen.
_TABLES = 3
# How many of the ranges of a finding stand in its row.
_RANGES = 6
_CHARACTERS = 32_000  # Excel has 32,767 units in a cell


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
    below: list[Row] = []
    if len(checkup.tables) > _TABLES:
        below = [(ResultCell(),), *_tables(checkup.tables, lang, target)]
    if not found:
        listed = [(ResultCell(say("nothing", lang)),)]
    return Results((*top, heads, *listed, *below), len(top) + 1)


def _top(
    checkup: FileCheckup, notes: Sequence[str], lang: Language, target: Target
) -> Iterator[Row]:
    yield (ResultCell(say("results", lang), "title"),)
    for note in notes:
        yield _labelled(say("note", lang), ResultCell(note))
    about = say("file-is", lang, file=checkup.file, kind=checkup.kind, size=f"{checkup.size:,}")
    yield _labelled(say("file", lang), ResultCell(about))
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
    colours = (
        ResultCell(say("error", lang), Severity.ERROR),
        ResultCell(say("warning", lang), Severity.WARNING),
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
    mended = say("yes" if finding.mended else "no", lang)
    texts = (
        place.sheet,
        _where(entry, lang),
        f"{rule.id} {rule.title.text(lang)}" if rule is not None else "",
        severity_text(entry, lang).replace(" / ", "\n"),
        value(entry),
        text_of(finding, lang),
        rule.why.text(lang) if rule is not None else "",
        remedy_text(entry, lang),
        mended,
    )
    styles = ("cell", "link" if link else "cell", "cell", str(entry.severity), *["cell"] * 5)
    cells = (
        ResultCell(text[:_CHARACTERS], style, link if style == "link" else None)
        for text, style in zip(texts, styles, strict=True)
    )
    return (ResultCell(entry.number, "cell"), *cells)


def _where(entry: Entry, lang: Language) -> str:
    ranges = entry.ranges
    told = "\n".join(ranges[:_RANGES])
    left = len(ranges) - _RANGES
    return f"{told}\n{say('more-ranges', lang, n=f'{left:,}')}" if left > 0 else told
