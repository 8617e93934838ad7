"""What the printable page shows of a file, in words and in order; its template only lays it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aoimori.core.alike import alike, sheets_of
from aoimori.core.checkup import (
    LEVELS,
    FileCheckup,
    RuleResult,
    TableCheckup,
    Verdict,
    is_of_the_whole,
)
from aoimori.core.findings import Severity
from aoimori.core.localized import Language
from aoimori.core.messages import hint_of, text_of
from aoimori.core.messages.encodings import encoding_text
from aoimori.core.readability import READABILITY, ReadabilityRule, Weight
from aoimori.core.text import show_breaks
from aoimori.core.verdicts import file_state, state_of
from aoimori.outputs.reports.texts import (
    copy_texts,
    kind_text,
    marked,
    marked_file,
    points,
    say,
    severity_text,
    sure_text,
)
from aoimori.outputs.reports.told import Group, Told, in_order, told_of
from aoimori.outputs.reports.visible import size_text

# So many findings of a rule are listed, so many of their cells and sheets, so many letters of a
# value; so many tables of a file.
FINDINGS, CELLS, SHEETS, VALUE, TABLES = 200, 12, 6, 400, 20
SURE = 0.9  # of a table less sure people are told what may be wrong
# From the gravest state of a rule over several tables to the least.
_STATES = ("failed", "mended-rule", "undecided", "passed", "not-judged")
_SEVERITIES = tuple(Severity)
_WEIGHTS = tuple(Weight)


@dataclass(frozen=True, slots=True)
class Row:
    """A finding, or several of one kind on many sheets; ``hint`` is empty where it was said of
    the finding before."""

    severity: str
    sheet: str
    cells: str
    value: str
    problem: str
    hint: str
    status: str


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of a rule, or of none (then with a ``title``), the first of them as rows;
    ``more`` are left. ``state`` is that of the rule, ``verdict`` its words."""

    rule: ReadabilityRule | None
    title: str
    state: str
    verdict: str
    rows: tuple[Row, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.rows) + self.more


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; ``sure`` is how sure, in words and percent; ``columns`` what they were taken for."""

    title: str
    table: TableCheckup
    sure: str
    columns: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """The verdict on a rule over all tables of a file."""

    rule: ReadabilityRule
    state: str
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level, its score and one sentence on it."""

    level: int
    points: str
    told: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file; ``state`` is the verdict's name; ``facts`` are words with what they say of it;
    ``copy`` are sentences on its mended copy. ``several``: it has more than one sheet."""

    checkup: FileCheckup
    verdict: str
    state: str
    facts: tuple[tuple[str, str], ...]
    copy: tuple[str, ...]
    levels: tuple[LevelView, ...]
    several: bool
    found: tuple[Found, ...]
    whole: tuple[str, ...]
    tables: tuple[TableView, ...]
    more_tables: int
    unsure: bool
    rules: tuple[tuple[int, tuple[RuleView, ...]], ...]


@dataclass(frozen=True, slots=True)
class FirstView:
    """Something to be mended first: the words of the finding (of the first of several),
    ``places`` are the first sheets with cells, ``count`` all."""

    rule: ReadabilityRule | None
    problem: str
    hint: str
    places: tuple[str, ...]
    count: int


def file_view(checkup: FileCheckup, lang: Language) -> FileView:
    """Everything of a file."""
    state = file_state(checkup)
    facts = [("kind", kind_text(checkup.kind, lang)), ("size", size_text(checkup.size))]
    if checkup.encoding:
        facts.append(("encoding", encoding_text(checkup.encoding, lang)))
    told = in_order(checkup, told_of(checkup))
    whole = [each for each in told if is_of_the_whole(each.finding)]
    others = [each for each in told if not is_of_the_whole(each.finding)]
    tables = [table for table in checkup.tables if table.area]
    return FileView(
        checkup,
        marked_file(state, lang),
        state,
        tuple((say(key, lang), text) for key, text in facts),
        copy_texts(checkup.copy, lang) if checkup.copy else (),
        tuple(_level(checkup, level, lang) for level in LEVELS),
        len({each.place.sheet for each in others}) > 1,
        tuple(_found(checkup, others, lang)),
        tuple(_whole(whole, lang)),
        tuple(_table(checkup, table, lang) for table in tables[:TABLES]),
        max(0, len(tables) - TABLES),
        any(table.sure < SURE for table in tables),
        tuple((level, tuple(_rules(checkup, level, lang))) for level in LEVELS),
    )


def first_view(group: Group, files: int, lang: Language, limit: int = 5) -> FirstView:
    """A group with its places, by file (where there are several) and sheet."""
    cells: dict[str, list[str]] = {}
    for told in group.told:
        sheet = say("sheet-named", lang, sheet=told.place.sheet) if told.place.sheet else ""
        name = " ".join(part for part in (told.file if files > 1 else "", sheet) if part)
        cells.setdefault(name, []).extend(told.cells or ("",))
    places = [_place(name, found, lang) for name, found in list(cells.items())[:limit]]
    first = group.told[0].finding
    return FirstView(
        group.rule,
        show_breaks(text_of(first, lang)),
        hint_of(first, lang),
        tuple(place for place in places if place),
        sum(map(len, cells.values())),
    )


def _place(name: str, cells: Sequence[str], lang: Language) -> str:
    named = [cell for cell in cells if cell]
    return " ".join(part for part in (name, _cells(named, lang, 6)) if part)


def _cells(cells: Sequence[str], lang: Language, limit: int = CELLS) -> str:
    text = say("cell-comma", lang).join(cells[:limit])
    if len(cells) > limit:
        text += f" {say('more-cells', lang, count=len(cells) - limit)}"
    return text


def _level(checkup: FileCheckup, level: int, lang: Language) -> LevelView:
    score = checkup.scores[level - 1]
    rules: dict[str, set[Verdict]] = {}
    for result in _results(checkup, level):
        rules.setdefault(result.rule, set()).add(result.verdict)
    failed = [rule for rule, verdicts in rules.items() if Verdict.FAILED in verdicts]
    total = sum(bool(verdicts & {Verdict.PASSED, Verdict.FAILED}) for verdicts in rules.values())
    is_fatal = any(READABILITY[rule].weight is Weight.FATAL for rule in failed)
    key = "score-zero" if is_fatal else "score-some" if failed else "score-full"
    told = say("score-none" if score is None else key, lang, total=total, failed=len(failed))
    return LevelView(level, points(score, lang), told)


def _results(checkup: FileCheckup, level: int) -> Iterator[RuleResult]:
    return (r for r in checkup.results if READABILITY[r.rule].level == level)


def _rules(checkup: FileCheckup, level: int, lang: Language) -> Iterator[RuleView]:
    by: dict[str, list[RuleResult]] = {}
    for result in _results(checkup, level):
        by.setdefault(result.rule, []).append(result)
    for rule, results in by.items():
        states = [state_of(result) for result in results]
        state = min(states, key=_STATES.index)
        words = marked(state, lang)
        if len(results) > 1 and state not in ("passed", "not-judged"):
            share = say("of-tables", lang, count=states.count(state), total=len(states))
            words = f"{words} {share}"
        count = sum(len(result.findings) for result in results)
        yield RuleView(READABILITY[rule], state, words, count)


def _table(checkup: FileCheckup, table: TableCheckup, lang: Language) -> TableView:
    title = table.sheet or say("table", lang)
    # Never 100 % of a guess that is a little less.
    share = int(table.sure * 100)
    sure = say("sure-told", lang, word=sure_text(table.sure, lang), share=share)
    columns = []
    for column in table.columns:
        name = show_breaks(column.name) or say("unnamed", lang)
        key = "column-unit" if column.unit else "column"
        kind = say(f"value-{column.kind}", lang)
        columns.append(say(key, lang, name=name, kind=kind, unit=column.unit))
    return TableView(title, table, sure, say("cell-comma", lang).join(columns))


def _found(checkup: FileCheckup, told: Sequence[Told], lang: Language) -> Iterator[Found]:
    """The findings by rule; those of no rule by severity; of rules that are mended wholly all
    together. What to do first is first."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for each in told:
        severity = "" if each.rule else str(each.finding.severity)
        groups.setdefault((each.rule.id if each.rule else "", severity), []).append(each)
    done: list[Told] = []
    for group in sorted(groups.values(), key=_grave):
        if all(each.finding.mended for each in group):
            done += group
            continue
        rule = group[0].rule
        title = severity_text(group[0].finding.severity, lang)
        states = [state_of(r) for r in checkup.results if rule is not None and r.rule == rule.id]
        state = min(states, key=_STATES.index, default="")
        words = marked(state, lang) if state else ""
        heading = "" if rule else say("others", lang, severity=title)
        yield _listed(_rows(group, lang), rule, heading, state, words)
    if done:
        heading = say("done-copy" if checkup.copy else "done-published", lang)
        yield _listed(_done(in_order(checkup, done), lang), None, heading, "mended-rule", "")


def _listed(
    told: Iterable[Row], rule: ReadabilityRule | None, title: str, state: str, verdict: str
) -> Found:
    rows = tuple(told)
    return Found(rule, title, state, verdict, rows[:FINDINGS], max(0, len(rows) - FINDINGS))


def _done(told: Sequence[Told], lang: Language) -> Iterator[Row]:
    for same in alike(told, lambda each: each.finding):
        row = _row(same, set(), lang)
        problem = say("of-rule", lang, problem=row.problem, rule=same[0].code)
        yield replace(row, problem=problem)


def _grave(group: Sequence[Told]) -> tuple[bool, int, int]:
    """What is open before what is mended, errors first, heavy rules before light ones."""
    open_ = [told.finding.severity for told in group if not told.finding.mended]
    first = min(map(_SEVERITIES.index, open_), default=len(_SEVERITIES))
    rule = group[0].rule
    return not open_, first, _WEIGHTS.index(rule.weight) if rule else len(_WEIGHTS)


def _rows(group: Sequence[Told], lang: Language) -> Iterator[Row]:
    said: set[str] = set()
    for same in alike(group, lambda told: told.finding):
        yield _row(same, said, lang)


def _row(same: Sequence[Told], said: set[str], lang: Language) -> Row:
    told = same[0]
    finding = told.finding
    hint = "" if finding.mended else hint_of(finding, lang)
    value = show_breaks(told.value or "")
    problem = show_breaks(text_of(finding, lang))
    sheets = sheets_of(each.finding for each in same)
    if len(sheets) > 1:
        problem += say("on-sheets", lang, count=len(sheets))
    cells = told.cells if len({each.cells for each in same}) == 1 else (*told.cells[:1], "…")
    row = Row(
        severity_text(finding.severity, lang),
        _sheets(sheets, lang),
        _cells(cells, lang) or say("whole", lang),
        value if len(value) <= VALUE else value[: VALUE - 1] + "…",
        problem,
        "" if hint in said else hint,
        say(told.status, lang),
    )
    said.add(hint)
    return row


def _sheets(sheets: Sequence[str], lang: Language) -> str:
    text = say("cell-comma", lang).join(sheets[:SHEETS])
    if len(sheets) > SHEETS:
        text += f" {say('more-sheets', lang, count=len(sheets) - SHEETS)}"
    return text


def _whole(told: Iterable[Told], lang: Language) -> Iterator[str]:
    """A line each of what no cell has."""
    for same in alike(told, lambda each: each.finding):
        finding = same[0].finding
        words = f"{show_breaks(text_of(finding, lang))} → {hint_of(finding, lang)}"
        yield f"{severity_text(finding.severity, lang)}: {words}"
