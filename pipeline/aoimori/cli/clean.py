"""``aoimori clean``."""

from __future__ import annotations

import click

from aoimori.cli.commands import Command
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, bytes_text
from aoimori.verbs import clean as verb


@click.command(cls=Command)
@click.option("--cache", is_flag=True)
@click.pass_context
def clean(context: click.Context, cache: bool) -> None:
    """Remove what was built."""
    settings: Settings = context.obj
    screen = settings.screen()
    done = verb.clean(settings.folder, cache_only=cache)
    for part in done.removed:
        screen.say("removed", path=part.path, n=f"{part.files:,}", size=bytes_text(part.size))
    if not done.removed:
        screen.say("nothing-to-clean")
    for name in done.kept:
        screen.say("not-ours", path=name)
    parts = [{"path": part.path, "files": part.files, "bytes": part.size} for part in done.removed]
    screen.document((), OK, removed=parts, kept=list(done.kept))
