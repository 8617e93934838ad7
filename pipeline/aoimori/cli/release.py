"""``aoimori release``."""

from __future__ import annotations

from datetime import date

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Day, Version
from aoimori.cli.names import DatasetId, Year
from aoimori.cli.settings import Settings


@click.command(cls=Command)
@click.argument("dataset", type=DatasetId())
@click.argument("year", type=Year())
@click.option("--date", "day", type=Day(), required=True)
@click.option("--version", type=Version())
@click.option("--reencode", is_flag=True)
@click.pass_context
def release(
    context: click.Context,
    dataset: str,
    year: int,
    day: date,
    version: str | None,
    reencode: bool,
) -> None:
    """Record what is published, when and as which version."""
    from aoimori.verbs import release as verb

    settings: Settings = context.obj
    screen = settings.screen()
    workspace = settings.workspace()
    done = verb.release(workspace, dataset, year, day, version or "", reencode=reencode)
    path = workspace.project.name(done.path)
    for name, table in done.lock.tables.items():
        before = done.before.tables[name].rows if done.before and name in done.before.tables else 0
        screen.say("released-rows", table=name, before=f"{before:,}", rows=f"{table.rows:,}")
    if done.changed:
        screen.say(
            "released",
            path=path,
            version=done.lock.version,
            issued=done.lock.issued,
            modified=done.lock.modified,
            listed=done.lock.listed,
        )
    else:
        screen.say("unchanged", version=done.lock.version)
    screen.document(
        {
            "lock": path,
            "version": done.lock.version,
            "issued": done.lock.issued.isoformat(),
            "modified": done.lock.modified.isoformat(),
            "listed": done.lock.listed.isoformat(),
            "changed": done.changed,
            "exit": 0,
        }
    )
