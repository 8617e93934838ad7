"""Lines about a file that was held against the rules: what it was taken for, and its scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from aoimori.cli.words import say
from aoimori.core.checkup import FileCheckup, TableCheckup, score
from aoimori.core.localized import Language

Scores = Sequence[int | None]


def file_lines(file: FileCheckup, lang: Language) -> Iterator[str]:
    """The file with its scores, then a line for each of its tables."""
    yield f"{click.style(file.file, bold=True)}  {scores_text(file.scores, lang)}"
    for table in file.tables:
        if table.area:
            yield f"  {_table_text(table, lang)}"


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


def scores_text(scores: Scores, lang: Language) -> str:
    """レベル1 80点・レベル2 70点・レベル3 判断なし"""
    parts = [
        say("level-score", lang, level=level, score=_points(points, lang))
        for level, points in enumerate(scores, start=1)
    ]
    return say("list-comma", lang).join(parts)


def _points(points: int | None, lang: Language) -> str:
    return say("not-scored", lang) if points is None else say("points", lang, n=points)


def worst(files: Sequence[FileCheckup]) -> Scores:
    """The scores of several files as if they were one."""
    results = [result for file in files for result in file.results]
    return [score(results, level) for level in (1, 2, 3)]
