"""``aoimori build``."""

from __future__ import annotations

import time
from datetime import date

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Day, Whole
from aoimori.cli.names import DatasetId
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.summary import release_data, release_line
from aoimori.runtime.clock import today
from aoimori.verbs.report import SITE, Report
from aoimori.verbs.unchanged import unchanged


@click.command(cls=Command)
@click.argument("datasets", nargs=-1, type=DatasetId())
@click.option("--jobs", "-j", type=Whole(0, 256), default=0)
@click.option("--fresh", is_flag=True)
@click.option("--as-of", type=Day())
@click.pass_context
def build(
    context: click.Context, datasets: tuple[str, ...], jobs: int, fresh: bool, as_of: date | None
) -> None:
    """Check every dataset and write what is published."""
    settings: Settings = context.obj
    as_of = as_of or today()
    screen = settings.screen()
    started = time.monotonic()
    report = None if datasets or fresh else unchanged(settings.folder, as_of)
    report = report or _build(settings, datasets, jobs, fresh, as_of)
    seconds = time.monotonic() - started
    screen.findings(report.diagnosis)
    for release in report.releases:
        screen.line(release_line(release, settings.lang))
    if not report.releases and not report.diagnosis.findings:
        screen.say("no-datasets")
    screen.totals(report.diagnosis)
    _say_done(screen, report, seconds)
    code = exit_code(report.diagnosis, stopped=report.stopped)
    screen.document(
        report.diagnosis,
        code,
        site=SITE,
        releases=[release_data(release) for release in report.releases],
        read=list(report.read),
        unchanged=not report.site,
        as_of=as_of.isoformat(),
    )
    context.exit(code)


def _build(
    settings: Settings, datasets: tuple[str, ...], jobs: int, fresh: bool, as_of: date
) -> Report:
    from aoimori.verbs.build import build as verb

    told = progress(settings)
    return verb(settings.folder, told, datasets, as_of=as_of, jobs=jobs, fresh=fresh)


def _say_done(screen: Screen, report: Report, seconds: float) -> None:
    """What was made, of what, and what was not."""
    site, n, told = f"{SITE}/", report.total, f"{seconds:.1f}"
    if report.site:
        read, known = len(report.read), report.known
        screen.say("built", n=n, site=site, read=read, known=known, seconds=told)
    else:
        screen.say("built-before", n=n, site=site, seconds=told)
    if report.held_back:
        screen.say("held", n=len(report.held_back))
    if report.lacks_published:
        screen.say("lacking")
    screen.say("look")
