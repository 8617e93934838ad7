"""What the printable page shows of a file, in words and in order; its template only lays it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import (
    LEVELS,
    ColumnTaken,
    FileCheckup,
    RuleResult,
    TableCheckup,
    Verdict,
)
from aoimori.core.localized import Language
from aoimori.core.messages import hint_of, text_of
from aoimori.core.messages.encodings import encoding_text
from aoimori.core.readability import READABILITY, ReadabilityRule, Weight
from aoimori.outputs.reports.texts import kind_text, marked, marked_file, points, say, sure_text
from aoimori.outputs.reports.told import (
    Group,
    Told,
    results_with_findings,
    rule_of,
    state_of,
    verdict_of,
)
from aoimori.outputs.reports.visible import size_text

# So many findings of a rule are listed, so many of their cells, so many letters of a value.
FINDINGS, CELLS, VALUE = 200, 12, 400


@dataclass(frozen=True, slots=True)
class Row:
    """A finding."""

    severity: str
    sheet: str
    cells: str
    value: str
    problem: str
    hint: str
    is_mended: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of a rule (``None``: of none), the first of them as rows; ``more`` are left."""

    rule: ReadabilityRule | None
    verdict: str
    state: str
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; ``share`` is how sure, in percent; ``verdicts`` by level."""

    title: str
    table: TableCheckup
    sure: str
    share: int
    found: tuple[Found, ...]
    verdicts: tuple[tuple[int, tuple[RuleResult, ...]], ...]

    @property
    def columns(self) -> tuple[ColumnTaken, ...]:
        return self.table.columns


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level, its score and one sentence on it."""

    level: int
    points: str
    told: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file; ``state`` is the verdict's name; ``facts`` are words with what they say of it."""

    checkup: FileCheckup
    verdict: str
    state: str
    facts: tuple[tuple[str, str], ...]
    levels: tuple[LevelView, ...]
    tables: tuple[TableView, ...]
    others: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class FirstView:
    """Something to be mended first: ``places`` are the first sheets with cells, ``count`` all."""

    rule: ReadabilityRule | None
    title: str
    remedy: str
    places: tuple[str, ...]
    count: int


def file_view(checkup: FileCheckup, lang: Language) -> FileView:
    """Everything of a file."""
    verdict = verdict_of(checkup)
    facts = [("kind", kind_text(checkup.kind, lang)), ("size", size_text(checkup.size))]
    if checkup.encoding:
        facts.append(("encoding", encoding_text(checkup.encoding, lang)))
    others = [Told(checkup.file, finding, rule_of(finding)) for finding in checkup.findings]
    return FileView(
        checkup,
        marked_file(verdict, lang),
        str(verdict),
        tuple((say(key, lang), text) for key, text in facts),
        tuple(_level(checkup, level, lang) for level in LEVELS),
        tuple(_table(checkup, table, lang) for table in checkup.tables),
        tuple(_others(others, lang)),
    )


def first_view(group: Group, files: int, lang: Language, limit: int = 5) -> FirstView:
    """A group with its places, by file (where there are several) and sheet."""
    cells: dict[str, list[str]] = {}
    for told in group.told:
        sheet = say("sheet-named", lang, sheet=told.place.sheet) if told.place.sheet else ""
        name = " ".join(part for part in (told.file if files > 1 else "", sheet) if part)
        cells.setdefault(name, []).extend(told.cells or ("",))
    places = [_place(name, found, lang) for name, found in list(cells.items())[:limit]]
    return FirstView(
        group.rule,
        group.title.text(lang),
        group.rule.remedy.text(lang) if group.rule else hint_of(group.told[0].finding, lang),
        tuple(place for place in places if place),
        sum(map(len, cells.values())),
    )


def _place(name: str, cells: Sequence[str], lang: Language) -> str:
    named = [cell for cell in cells if cell]
    return " ".join(part for part in (name, _cells(named, lang, 6)) if part)


def _cells(cells: Sequence[str], lang: Language, limit: int = CELLS) -> str:
    text = ", ".join(cells[:limit])
    if len(cells) > limit:
        text += f" {say('more-cells', lang, count=len(cells) - limit)}"
    return text


def _level(checkup: FileCheckup, level: int, lang: Language) -> LevelView:
    score = checkup.scores[level - 1]
    rules: dict[str, set[Verdict]] = {}
    for result in checkup.results:
        if READABILITY[result.rule].level == level:
            rules.setdefault(result.rule, set()).add(result.verdict)
    failed = [rule for rule, verdicts in rules.items() if Verdict.FAILED in verdicts]
    total = sum(bool(verdicts & {Verdict.PASSED, Verdict.FAILED}) for verdicts in rules.values())
    is_fatal = any(READABILITY[rule].weight is Weight.FATAL for rule in failed)
    key = "score-zero" if is_fatal else "score-some" if failed else "score-full"
    told = say("score-none" if score is None else key, lang, total=total, failed=len(failed))
    return LevelView(level, points(score, lang), told)


def _table(checkup: FileCheckup, table: TableCheckup, lang: Language) -> TableView:
    title = say("sheet-named", lang, sheet=table.sheet) if table.sheet else say("table", lang)
    on_sheet = sum(other.sheet == table.sheet for other in checkup.tables)
    if on_sheet > 1:
        title = say("table-at", lang, sheet=title, area=table.area)
    found = []
    for result in results_with_findings(table):
        told = [Told(checkup.file, f, READABILITY[result.rule]) for f in result.findings]
        found.append(_found(told, state_of(result), lang, READABILITY[result.rule]))
    verdicts = tuple(
        (level, tuple(r for r in table.results if READABILITY[r.rule].level == level))
        for level in LEVELS
    )
    # Never 100 % of a guess that is a little less.
    share = int(table.sure * 100)
    return TableView(title, table, sure_text(table.sure, lang), share, tuple(found), verdicts)


def _others(told: Iterable[Told], lang: Language) -> Iterable[Found]:
    """What no result speaks of: by the rules that messages name, then the rest together."""
    by: dict[str, list[Told]] = {}
    for each in sorted(told, key=lambda told: told.finding.order):
        by.setdefault(each.rule.id if each.rule else "", []).append(each)
    for name in sorted(by, key=lambda name: (not name, name)):
        yield _found(by[name], "", lang, READABILITY.get(name))


def _found(
    told: Sequence[Told], verdict: str, lang: Language, rule: ReadabilityRule | None
) -> Found:
    rows = tuple(_row(each, lang) for each in told[:FINDINGS])
    words = marked(verdict, lang) if verdict else ""
    return Found(rule, words, verdict, rows, max(0, len(told) - FINDINGS))


def _row(told: Told, lang: Language) -> Row:
    finding = told.finding
    value = told.value or ""
    return Row(
        say(f"severity-{finding.severity}", lang),
        told.place.sheet,
        _cells(told.cells, lang) or say("whole", lang),
        value if len(value) <= VALUE else value[: VALUE - 1] + "…",
        text_of(finding, lang),
        hint_of(finding, lang),
        finding.mended,
    )
