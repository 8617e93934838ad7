"""``aoimori serve``."""

from __future__ import annotations

import click

from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings, Verb
from aoimori.cli.show import Screen, exit_code
from aoimori.verbs import build as build_verb
from aoimori.verbs.serve import Server


@click.command(cls=Verb)
@click.option("--host", default="127.0.0.1", show_default=True, help="アドレス · Address.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="ポート · Port."
)
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """作ったサイトをこのパソコンで表示します。

    Build, then show the site on this machine until Ctrl+C.
    """
    settings: Settings = context.obj
    screen = Screen(settings.lang)
    with Server.open(host, port) as server:
        workspace = settings.workspace()
        built = build_verb.build(workspace, progress(settings.lang))
        screen.findings(built.diagnosis)
        screen.totals(built.diagnosis)
        screen.say("serving", host=host, port=server.port)
        server.run(workspace.project.build / "site")
    context.exit(exit_code(built.diagnosis, stopped=built.stopped))
