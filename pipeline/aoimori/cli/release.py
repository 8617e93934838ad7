"""``aoimori release``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Day, Version
from aoimori.cli.names import DatasetId, Year
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, Screen, exit_code
from aoimori.cli.usage import Misuse, spelled
from aoimori.core.findings import Diagnosis, Finding

if TYPE_CHECKING:
    from aoimori.verbs.release import Released


@click.command(cls=Command)
@click.argument("dataset", type=DatasetId(), required=False)
@click.argument("year", type=Year(), required=False)
@click.option("--date", "day", type=Day(), required=True)
@click.option("--version", type=Version())
@click.option("--reencode", is_flag=True)
@click.pass_context
def release(
    context: click.Context,
    dataset: str | None,
    year: int | None,
    day: date,
    version: str | None,
    reencode: bool,
) -> None:
    """Record what is published, when and as which version."""
    settings: Settings = context.obj
    if reencode and version:
        raise _misuse("options-exclude", context, name="--reencode", other="--version")
    if reencode:
        _reencode(context, settings, dataset, year, day)
    if dataset is None or year is None:
        first = "dataset" if dataset is None else "year"
        param = next(param for param in context.command.params if param.name == first)
        raise _misuse("missing-argument", context, name=spelled(param, context))
    _release(settings, dataset, year, day, version or "")


def _release(settings: Settings, dataset: str, year: int, day: date, version: str) -> None:
    from aoimori.verbs import release as verb

    screen = settings.screen()
    workspace = settings.workspace()
    done = verb.release(workspace, dataset, year, day, version)
    screen.findings(done.remarks)
    before = done.before.tables if done.before else {}
    for name, table in done.lock.tables.items():
        rows, key = f"{table.rows:,}", "released-rows" if name in before else "released-new"
        told = f"{before[name].rows:,}" if name in before else ""
        screen.say(key, table=name, before=told, rows=rows)
    _say(screen, done, workspace.project.name(done.path))
    if done.changed:
        screen.say("released-next")
    screen.document(done.remarks, OK, releases=[_data(done, workspace.project.name(done.path))])


def _reencode(
    context: click.Context, settings: Settings, dataset: str | None, year: int | None, day: date
) -> None:
    from aoimori.verbs import release as verb

    screen = settings.screen()
    workspace = settings.workspace()
    done = verb.reencode(workspace, [dataset] if dataset else [], year, day, progress(settings))
    screen.findings(done.findings)
    changed = [each for each in done.releases if each.changed]
    for each in changed:
        _say(screen, each, workspace.project.name(each.path))
    screen.say("reencoded", n=len(changed), same=len(done.releases) - len(changed))
    code = exit_code(Diagnosis.of(done.findings), stopped=False)
    releases = [_data(each, workspace.project.name(each.path)) for each in done.releases]
    screen.document(done.findings, code, releases=releases)
    context.exit(code)


def _say(screen: Screen, done: Released, path: str) -> None:
    lock = done.lock
    days = {"issued": lock.issued, "modified": lock.modified, "listed": lock.listed}
    if done.changed:
        screen.say("released", path=path, version=lock.version, **days)
    else:
        screen.say("unchanged", version=lock.version)


def _data(done: Released, path: str) -> dict[str, Any]:
    lock = done.lock
    return {
        "release": done.id,
        "lock": path,
        "version": lock.version,
        "issued": lock.issued.isoformat(),
        "modified": lock.modified.isoformat(),
        "listed": lock.listed.isoformat(),
        "changed": done.changed,
    }


def _misuse(check: str, context: click.Context, **details: str) -> Misuse:
    details = {"command": context.command_path, **details}
    return Misuse(Finding(check, details=details), ctx=context)
