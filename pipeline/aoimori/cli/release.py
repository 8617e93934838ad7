"""``aoimori release``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Day, Words
from aoimori.cli.names import DatasetId, Year
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, Screen, exit_code
from aoimori.cli.usage import Misuse, spelled
from aoimori.core.findings import Diagnosis, Finding

if TYPE_CHECKING:
    from aoimori.core.life import Act
    from aoimori.verbs.release import Released

# What is done, by the options that say so, and what each has to be told.
_ACTS = ("final", "correct", "withdraw", "reencode")
_NEEDS = {"correct": "note", "withdraw": "reason"}
_BELONGS = {"note": "correct", "reason": "withdraw", "successor": "withdraw"}


@click.command(cls=Command)
@click.argument("dataset", type=DatasetId(), required=False)
@click.argument("year", type=Year(), required=False)
@click.option("--final", is_flag=True)
@click.option("--correct", is_flag=True)
@click.option("--note", type=Words())
@click.option("--withdraw", is_flag=True)
@click.option("--reason", type=Words())
@click.option("--successor", type=DatasetId())
@click.option("--reencode", is_flag=True)
@click.option("--date", "day", type=Day())
@click.pass_context
def release(
    context: click.Context,
    /,
    dataset: str | None,
    year: int | None,
    day: date | None,
    **options: Any,
) -> None:
    """Record what is published, from when, and what a correction corrects."""
    from aoimori.core.life import Act
    from aoimori.runtime.clock import today

    settings: Settings = context.obj
    act = _act(context, options)
    now = today()
    if day is not None and day > now:
        days = {"value": day.isoformat(), "today": now.isoformat()}
        raise _misuse("day-to-come", context, option="--date", **days)
    day = day or now
    if act == "reencode":
        _reencode(context, settings, dataset, year, day)
    if dataset is None or year is None:
        first = "dataset" if dataset is None else "year"
        param = next(param for param in context.command.params if param.name == first)
        raise _misuse("missing-argument", context, name=spelled(param, context))
    if act == "withdraw":
        told = options["reason"], options["successor"] or ""
        _withdraw(settings, dataset, year, day, *told)
    else:
        _release(settings, dataset, year, day, Act(act or "draft"), options["note"] or "")


def _act(context: click.Context, options: dict[str, Any]) -> str:
    """The one thing that is asked for; nothing for a draft."""
    asked = [name for name in _ACTS if options[name]]
    if len(asked) > 1:
        names = {"name": f"--{asked[0]}", "other": f"--{asked[1]}"}
        raise _misuse("options-exclude", context, **names)
    act = asked[0] if asked else ""
    need = _NEEDS.get(act, "")
    if need and not options[need]:
        raise _misuse("option-needs", context, name=f"--{act}", other=f"--{need}")
    for name, owner in _BELONGS.items():
        if options[name] and act != owner:
            raise _misuse("option-needs", context, name=f"--{name}", other=f"--{owner}")
    return act


def _release(settings: Settings, dataset: str, year: int, day: date, act: Act, note: str) -> None:
    from aoimori.verbs import release as verb

    screen = settings.screen()
    workspace = settings.workspace()
    done = verb.release(workspace, dataset, year, day, act, note)
    screen.findings(done.remarks)
    before = done.before.tables if done.before else {}
    for name, table in done.lock.tables.items():
        rows, key = f"{table.rows:,}", "released-rows" if name in before else "released-new"
        told = f"{before[name].rows:,}" if name in before else ""
        screen.say(key, table=name, before=told, rows=rows)
    _end(screen, done, workspace.project.name(done.path))


def _withdraw(
    settings: Settings, dataset: str, year: int, day: date, reason: str, successor: str
) -> None:
    from aoimori.verbs.withdraw import withdraw

    workspace = settings.workspace()
    done = withdraw(workspace, dataset, year, day, reason, successor)
    _end(settings.screen(), done, workspace.project.name(done.path))


def _end(screen: Screen, done: Released, path: str) -> None:
    _say(screen, done, path)
    if done.changed:
        is_draft = not done.lock.is_frozen and done.lock.withdrawn is None
        if done.lock.recorded is not None:
            screen.say("released-next-day", day=done.lock.issued)
        else:
            screen.say("released-next-draft" if is_draft else "released-next-site")
    screen.document(done.remarks, OK, releases=[_data(done, path)])


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
    if not done.changed:
        screen.say("unchanged", version=lock.version)
    elif lock.withdrawn is not None:
        screen.say("recorded-withdrawn", path=path, day=lock.withdrawn.day)
    else:
        days = {"issued": lock.issued, "modified": lock.modified, "listed": lock.listed}
        is_listed = done.before is not None and done.before.version == lock.version
        # A lock that waits is written anew, whatever its data are now.
        is_listed &= lock.is_frozen and lock.recorded is None
        word = "recorded-listed" if is_listed else f"recorded-{lock.status}"
        screen.say(word, path=path, version=lock.version, **days)


def _data(done: Released, path: str) -> dict[str, Any]:
    lock = done.lock
    return {
        "release": done.id,
        "lock": path,
        "status": str(lock.status),
        "version": lock.version,
        "issued": lock.issued.isoformat(),
        "modified": lock.modified.isoformat(),
        "listed": lock.listed.isoformat(),
        "changed": done.changed,
    }


def _misuse(check: str, context: click.Context, **details: str) -> Misuse:
    details = {"command": context.command_path, **details}
    return Misuse(Finding(check, details=details), ctx=context)
