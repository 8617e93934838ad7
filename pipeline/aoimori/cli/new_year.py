"""``aoimori new-year``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.commands import Command
from aoimori.cli.names import DatasetId, Year
from aoimori.cli.settings import Settings
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.words import say
from aoimori.core.findings import Diagnosis
from aoimori.core.localized import Language

if TYPE_CHECKING:
    from aoimori.verbs.new_year import NewYear, Standing


@click.command("new-year", cls=Command)
@click.argument("year", type=Year())
@click.argument("datasets", nargs=-1, type=DatasetId())
@click.pass_context
def new_year(context: click.Context, year: int, datasets: tuple[str, ...]) -> None:
    """Prepare a fiscal year, and list what is owed."""
    from aoimori.verbs.new_year import new_year as verb

    settings: Settings = context.obj
    screen, lang = settings.screen(), settings.lang
    done = verb(settings.folder, year, datasets)
    diagnosis = Diagnosis.of(done.findings)
    screen.findings(diagnosis)
    _say_prepared(screen, done)
    for key, standings in (("owed", done.owed), ("unpublished", done.unpublished)):
        for line in _lines(key, standings, lang):
            screen.answer(line)
    if not done.owed:
        screen.say("nothing-owed", year=year)
    # What is wrong with a definition left a dataset out.
    code = exit_code(diagnosis, stopped=bool(diagnosis.errors))
    screen.document(diagnosis, code, **_data(done, lang))
    context.exit(code)


def _say_prepared(screen: Screen, done: NewYear) -> None:
    for each in done.prepared:
        told = {"folder": each.folder, "definition": each.definition}
        screen.say("year-ready", dataset=each.dataset, year=done.year, **told)
    there = [each for each in done.skipped if each.reason == "there"]
    if there:
        screen.say("years-there", year=done.year, n=len(there))
    for skipped in done.skipped:
        if skipped not in there:
            screen.say(
                f"skipped-{skipped.reason}",
                dataset=skipped.dataset,
                year=done.year,
                latest=skipped.latest,
                frequency=skipped.frequency.text(screen.lang),
            )


def _lines(key: str, standings: Sequence[Standing], lang: Language) -> Iterator[str]:
    """The releases with their files, under the publishers that are to bring them."""
    if not standings:
        return
    yield ""
    yield click.style(say(key, lang), bold=True)
    for publisher, some in groupby(standings, lambda each: each.dataset.publisher):
        yield f"  {publisher.name.text(lang)}"
        for each in some:
            title = say("of-year", lang, title=each.dataset.title.text(lang), year=each.year)
            yield f"    {each.dataset.id}/{each.year}  {title}"
            yield from (f"      {name}" for name in each.files)


def _data(done: NewYear, lang: Language) -> dict[str, Any]:
    return {
        "year": done.year,
        "prepared": [
            {
                "dataset": each.dataset,
                "folder": each.folder,
                "definition": each.definition,
                "files": list(each.files),
            }
            for each in done.prepared
        ],
        "skipped": [
            {"dataset": each.dataset, "reason": str(each.reason), "latest": each.latest}
            for each in done.skipped
        ],
        "owed": [_standing(each, lang) for each in done.owed],
        "unpublished": [_standing(each, lang) for each in done.unpublished],
    }


def _standing(standing: Standing, lang: Language) -> dict[str, Any]:
    dataset = standing.dataset
    return {
        "publisher": dataset.publisher.name.text(lang),
        "dataset": dataset.id,
        "title": dataset.title.text(lang),
        "year": standing.year,
        "files": list(standing.files),
    }
