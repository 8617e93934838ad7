"""``aoimori build``."""

from __future__ import annotations

import time

import click

from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings, Verb, json_option
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.summary import release_data, release_line
from aoimori.verbs import build as verb
from aoimori.verbs.report import SITE, Report
from aoimori.verbs.unchanged import unchanged


@click.command(cls=Verb)
@click.argument("datasets", nargs=-1, metavar="[発行者/名前]...")
@click.option("--jobs", type=click.IntRange(0), default=0, help="同時に使うプロセスの数")
@click.option("--fresh", is_flag=True, help="前回の結果を使わない")
@json_option
@click.pass_context
def build(
    context: click.Context,
    datasets: tuple[str, ...],
    jobs: int,
    fresh: bool,
    as_json: bool,
) -> None:
    """すべてのデータセットを検査し、ファイルとサイトを build/site に作ります。

    Check every dataset and write files, catalogue and site into build/site.

    A release with an open error is held back; the others are published.

    Exit code: 0 well, 1 open errors, 2 something cannot be read.
    """
    settings: Settings = context.obj
    screen = Screen(settings.lang, as_json)
    started = time.monotonic()
    report = None if datasets or fresh else unchanged(settings.folder)
    if report is None:
        workspace = settings.workspace()
        told = progress(settings.lang)
        report = verb.build(workspace, told, datasets, jobs=jobs, fresh=fresh)
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
        {
            "site": SITE,
            "releases": [release_data(release) for release in report.releases],
            "read": list(report.read),
            "left_out": list(report.left_out),
            "unchanged": not report.site,
            "findings": [screen.finding_data(finding) for finding in report.diagnosis],
            "exit": code,
        }
    )
    context.exit(code)


def _say_done(screen: Screen, report: Report, seconds: float) -> None:
    """What was made, of what, and what was not."""
    n, told = len(report.published), f"{seconds:.1f}"
    if report.site:
        read, known = len(report.read), len(report.releases) - len(report.read)
        screen.say("built", n=n, site=f"{SITE}/", read=read, known=known, seconds=told)
    else:
        screen.say("built-before", n=n, site=f"{SITE}/", seconds=told)
    if report.left_out:
        screen.say("left-out", n=len(report.left_out), releases="、".join(report.left_out[:5]))
    if report.held_back:
        screen.say("held", n=len(report.held_back))
    screen.say("look")
