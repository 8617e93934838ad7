"""``aoimori serve``."""

from __future__ import annotations

import time

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Whole
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.words import say
from aoimori.core.findings import Stop
from aoimori.verbs.report import Report
from aoimori.verbs.unchanged import unchanged


@click.command(cls=Command, json=False)
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=Whole(0, 65535), default=8000)
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Build, then show the site until Ctrl+C; build again what changes meanwhile."""
    from aoimori.runtime.watch import Watch
    from aoimori.verbs.serve import Server, served

    settings: Settings = context.obj
    screen = settings.screen()
    what = served(settings.folder)
    with Server.open(host, port) as server, Watch(what.made_of) as watch:
        report = _built(settings)
        _tell(screen, report)
        with server.showing(what.site):
            screen.answer(say("serving", settings.lang, host=host, port=server.port))
            try:
                while watch.wait():
                    report = _again(settings, screen) or report
            except KeyboardInterrupt:
                pass
    context.exit(exit_code(report.diagnosis, stopped=report.stopped))


def _built(settings: Settings) -> Report:
    """The site as its sources are now. Raises :class:`Stop`."""
    if report := unchanged(settings.folder):
        return report
    from aoimori.verbs.build import build

    return build(settings.workspace(), progress(settings))


def _tell(screen: Screen, report: Report) -> None:
    screen.findings(report.diagnosis)
    screen.totals(report.diagnosis)


def _again(settings: Settings, screen: Screen) -> Report | None:
    """What a change made of the site; ``None`` if nothing."""
    started = time.monotonic()
    try:
        report = _built(settings)
    except Stop as stop:
        screen.findings(stop.findings)
        screen.say("not-rebuilt")
        return None
    if report.site:
        _tell(screen, report)
        read, known = len(report.read), len(report.releases) - len(report.read)
        seconds = f"{time.monotonic() - started:.1f}"
        screen.say("rebuilt", read=read, known=known, seconds=seconds)
    return report
