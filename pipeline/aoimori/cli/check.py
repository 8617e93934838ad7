"""``aoimori check``."""

from __future__ import annotations

import click

from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings, Verb, json_option
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.summary import release_data, release_line
from aoimori.verbs import check as verb
from aoimori.verbs.check import report_of


@click.command(cls=Verb)
@click.argument("datasets", nargs=-1, metavar="[発行者/名前]...")
@json_option
@click.pass_context
def check(context: click.Context, datasets: tuple[str, ...], as_json: bool) -> None:
    """シートを読んで検査します（何も書きません）。

    Read and diagnose datasets (all by default), write nothing.

    Exit code: 0 well, 1 open errors, 2 something cannot be read.
    """
    settings: Settings = context.obj
    screen = Screen(settings.lang, as_json)
    checked = verb.check(settings.workspace(), datasets, progress(settings.lang))
    screen.findings(checked.diagnosis)
    for prepared in checked.releases:
        screen.line(release_line(report_of(prepared), settings.lang))
    if not checked.releases and not checked.diagnosis.findings:
        screen.say("no-datasets")
    screen.totals(checked.diagnosis)
    code = exit_code(checked.diagnosis, stopped=checked.stopped)
    screen.document(
        {
            "releases": [release_data(report_of(prepared)) for prepared in checked.releases],
            "findings": [screen.finding_data(finding) for finding in checked.diagnosis],
            "exit": code,
        }
    )
    context.exit(code)
