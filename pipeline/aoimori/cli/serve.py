"""``aoimori serve``."""

from __future__ import annotations

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Whole
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import exit_code


@click.command(cls=Command, json=False)
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=Whole(0, 65535), default=8000)
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Build, then show the site until Ctrl+C."""
    from aoimori.verbs import build as build_verb
    from aoimori.verbs.serve import Server

    settings: Settings = context.obj
    screen = settings.screen()
    with Server.open(host, port) as server:
        built = build_verb.build(settings.workspace(), progress(settings))
        screen.findings(built.diagnosis)
        screen.totals(built.diagnosis)
        screen.say("serving", host=host, port=server.port)
        server.run(built.site)
    context.exit(exit_code(built.diagnosis, stopped=built.stopped))
