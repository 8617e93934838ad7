"""``aoimori release``."""

from __future__ import annotations

import re
from datetime import date, datetime

import click

from aoimori.cli.settings import Settings, Verb, json_option
from aoimori.cli.show import Screen
from aoimori.core.lock import EARLIEST
from aoimori.verbs import release as verb


def _version(context: click.Context, option: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", value):
        raise click.BadParameter("1.0.0 のように書いてください · write it as 1.0.0")
    return value


def _day(context: click.Context, option: click.Parameter, value: datetime) -> date:
    if value.date() < EARLIEST:
        raise click.BadParameter(f"{EARLIEST} より後の日を · a day after {EARLIEST}")
    return value.date()


@click.command(cls=Verb)
@click.argument("dataset", metavar="発行者/名前")
@click.argument("year", type=int, metavar="年度")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    callback=_day,
    help="公開日または更新日 · Day of publication or change.",
)
@click.option(
    "--version",
    default="",
    callback=_version,
    help="版（初回の既定は1.0.0） · Version (1.0.0 the first time).",
)
@json_option
@click.pass_context
def release(
    context: click.Context, dataset: str, year: int, day: date, version: str, as_json: bool
) -> None:
    """公開する内容・日付・版を release.lock.json に記録します。

    Record what is published, when and as which version.

    Example: aoimori release PUBLISHER/NAME 2024 --date 2026-04-01
    """
    settings: Settings = context.obj
    screen = Screen(settings.lang, as_json)
    workspace = settings.workspace()
    done = verb.release(workspace, dataset, year, day, version)
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
