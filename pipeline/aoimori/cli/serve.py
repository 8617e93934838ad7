"""``aoimori serve``."""

from __future__ import annotations

import time

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Text, Whole
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings, reasons
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.words import say
from aoimori.runtime.clock import today
from aoimori.verbs.report import Report
from aoimori.verbs.unchanged import unchanged


@click.command(cls=Command, json=False)
@click.option("--host", type=Text(), default="127.0.0.1")
@click.option("--port", type=Whole(0, 65535), default=8000)
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Build, then show the site until Ctrl+C; build again what changes meanwhile."""
    from aoimori.runtime.watch import Watch
    from aoimori.verbs.serve import Server, is_local, served

    settings: Settings = context.obj
    screen = settings.screen()
    what = served(settings.folder)
    with Server.open(host, port) as server, Watch(what.made_of) as watch:
        report = _built(settings)
        _tell(screen, report)
        with server.showing(what.site):
            address = f"[{host}]" if ":" in host else host
            screen.answer(say("serving", settings.lang, host=address, port=server.port))
            if not is_local(host):
                screen.say("serving-all")
            try:
                while watch.wait():
                    report = _again(settings, screen, report)
            except KeyboardInterrupt:
                pass
    context.exit(exit_code(report.diagnosis, stopped=report.stopped))


def _built(settings: Settings) -> Report:
    """The site as its sources are now. Raises :class:`Stop`."""
    if report := unchanged(settings.folder, today()):
        return report
    from aoimori.verbs.build import build

    return build(settings.folder, progress(settings), as_of=today())


def _tell(screen: Screen, report: Report) -> None:
    screen.findings(report.diagnosis)
    screen.totals(report.diagnosis)


def _again(settings: Settings, screen: Screen, before: Report) -> Report:
    """What a change made of the site; the report of before where it could not be built."""
    started = time.monotonic()
    try:
        report = _built(settings)
    except Exception as error:  # whatever it is, what is shown goes on being shown
        screen.findings(reasons(error, settings.lang))
        screen.say("not-rebuilt")
        return before
    if report.site:
        _tell(screen, report)
        seconds = f"{time.monotonic() - started:.1f}"
        screen.say("rebuilt", read=len(report.read), known=report.known, seconds=seconds)
    else:
        screen.say("as-before")
    return report
