"""Lines about a file that was held against the rules: what it was taken for, and its scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from aoimori.cli.words import say
from aoimori.core.checkup import FileCheckup, TableCheckup, score
from aoimori.core.localized import Language
from aoimori.core.messages.verdicts import FILE_VERDICTS
from aoimori.core.verdicts import file_state

if TYPE_CHECKING:
    from aoimori.verbs.reports import Use

Scores = Sequence[int | None]
_TABLES, _NAMES = 10, 5
_COLOURS = {"passed": "green", "failed": "red", "file-mended": "green"}


def file_lines(file: FileCheckup, lang: Language) -> Iterator[str]:
    """The file with its verdict and scores, those of its mended copy, then a line for each of its
    tables, as far as anybody would read them."""
    state = file_state(file)
    verdict = click.style(FILE_VERDICTS[state].text(lang), fg=_COLOURS.get(state))
    yield f"{click.style(file.file, bold=True)}  {verdict}  {scores_text(file.scores, lang)}"
    if file.copy is not None:
        scores = scores_text(file.copy.scores, lang)
        told = say("copy-line", lang, file=file.copy.file, scores=scores, left=file.copy.left)
        yield f"  {told}"
    tables = [table for table in file.tables if table.area]
    for table in tables[:_TABLES]:
        yield f"  {_table_text(table, lang)}"
    if len(tables) > _TABLES:
        yield f"  {say('more-tables', lang, n=len(tables) - _TABLES)}"


def _table_text(table: TableCheckup, lang: Language) -> str:
    sheet = f"{table.sheet}!" if table.sheet else ""
    header = table.header or say("no-header", lang)
    sure = say("sure", lang, n=round(table.sure * 100))
    return say(
        "table-found",
        lang,
        area=f"{sheet}{table.area}",
        header=header,
        body=table.body or say("no-body", lang),
        columns=len(table.columns),
        sure=sure,
    )


def scores_text(scores: Scores, lang: Language, without: Scores | None = None) -> str:
    """レベル1 80点・レベル2 60点（受け入れ済みを除けば100点）; ``without`` are the scores without
    what an office has accepted."""
    parts = [
        say("level-score", lang, level=level, score=_points(points, other, lang))
        for level, (points, other) in enumerate(zip(scores, without or scores, strict=True), 1)
    ]
    return say("list-comma", lang).join(parts)


def _points(points: int | None, without: int | None, lang: Language) -> str:
    if points is None:
        return say("not-scored", lang)
    told = say("points", lang, n=points)
    if without in (points, None):
        return told
    return say("points-without", lang, points=told, without=say("points", lang, n=without))


def worst(files: Sequence[FileCheckup]) -> Scores:
    """The scores of several files as if they were one."""
    results = [result for file in files for result in file.results]
    return [score(results, level) for level in (1, 2, 3)]


def next_steps(
    failed: Sequence[FileCheckup], written: Mapping[Use, Sequence[str]], lang: Language
) -> list[str]:
    """What to do with files that are not well and what was written about them."""
    copies = [checkup.copy for checkup in failed if checkup.copy is not None]
    rest, done = ([c for c in copies if bool(c.left) is some] for some in (True, False))
    steps = []
    if rest:
        names = listed([copy.file for copy in rest], lang)
        left = sum(copy.left for copy in rest)
        steps.append(say("next-mended", lang, mended=names, left=left))
    if done:
        steps.append(say("next-use", lang, mended=listed([copy.file for copy in done], lang)))
    if len(copies) < len(failed) and (marked := written.get("marked", ())):
        steps.append(say("next-marked", lang, marked=listed(marked, lang)))
    return steps


def listed(names: Sequence[str], lang: Language) -> str:
    """Some names; of many the first."""
    text = say("list-comma", lang).join(names[:_NAMES])
    left = len(names) - _NAMES
    return f"{text} {say('more-names', lang, n=left)}" if left > 0 else text
