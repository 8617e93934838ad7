"""``aoimori check``."""

from __future__ import annotations

import click

from aoimori.cli.commands import Command
from aoimori.cli.names import DatasetId
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import exit_code
from aoimori.cli.summary import release_data, release_line


@click.command(cls=Command)
@click.argument("datasets", nargs=-1, type=DatasetId())
@click.pass_context
def check(context: click.Context, datasets: tuple[str, ...]) -> None:
    """Read and diagnose datasets, write nothing."""
    from aoimori.verbs import check as verb
    from aoimori.verbs.check import report_of

    settings: Settings = context.obj
    screen = settings.screen()
    checked = verb.check(settings.workspace(), datasets, progress(settings))
    screen.findings(checked.diagnosis)
    for prepared in checked.releases:
        screen.line(release_line(report_of(prepared), settings.lang))
    if not checked.releases and not checked.diagnosis.findings:
        screen.say("no-datasets")
    screen.totals(checked.diagnosis)
    code = exit_code(checked.diagnosis, stopped=checked.stopped)
    releases = [release_data(report_of(prepared)) for prepared in checked.releases]
    screen.document(checked.diagnosis, code, releases=releases)
    context.exit(code)
