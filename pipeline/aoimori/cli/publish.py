"""``aoimori publish``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aoimori.cli.ask import can_ask
from aoimori.cli.commands import Command
from aoimori.cli.kinds import File, Text, Whole, Words
from aoimori.cli.plan import token
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, OPEN_ERRORS, PORTAL, Screen
from aoimori.cli.usage import Misuse
from aoimori.cli.words import say
from aoimori.core.findings import Diagnosis, Finding
from aoimori.runtime.clock import today

if TYPE_CHECKING:
    from aoimori.verbs.plan import Planned

# Requests at once, if nobody says: a portal has others to serve.
_WORKERS = 4


@click.command(cls=Command)
@click.option("--portal", type=Text(), required=True)
@click.option("--plan", "plan_file", type=File())
@click.option("--yes", is_flag=True)
@click.option("--force", is_flag=True)
@click.option("--reason", type=Words())
@click.option("--deep", is_flag=True)
@click.option("--jobs", "-j", type=Whole(1, 32), default=_WORKERS)
@click.pass_context
def publish(
    context: click.Context,
    portal: str,
    plan_file: Path | None,
    yes: bool,
    force: bool,
    reason: str | None,
    deep: bool,
    jobs: int,
) -> None:
    """Bring a CKAN portal into line with what was built."""
    from aoimori.core.plan import plan_data
    from aoimori.verbs.plan import check_digest, check_safe, check_token
    from aoimori.verbs.plan import plan as planning

    _check_options(context, force, reason)
    settings: Settings = context.obj
    screen, started = settings.screen(), time.monotonic()
    planned = planning(settings.folder, portal, token(), as_of=today(), deep=deep)
    screen.findings(planned.findings)
    if plan_file is not None:
        check_digest(planned, plan_file)
    else:
        _show(screen, planned)
    check_safe(planned, force=force)
    check_token(planned)
    if plan_file is None and planned.plan.changes and not yes:
        _agree(context, screen)
    done, failures = _publish(settings, planned, jobs)
    screen.findings(failures)
    seconds = f"{time.monotonic() - started:.1f}"
    told = {"done": f"{done:,}", "n": f"{len(planned.plan.changes):,}"}
    word = "portal-failed" if failures else "portal-done"
    if planned.plan.changes:
        screen.say(word, seconds=seconds, **told)
    code = OPEN_ERRORS if Diagnosis.of(planned.findings).errors else OK
    code = PORTAL if failures else code
    screen.document(
        (*planned.findings, *failures),
        code,
        plan=plan_data(planned.plan),
        done=done,
        reason=reason or "",
        requests=planned.portal.requests,
        ckan=planned.found.version,
    )
    context.exit(code)


def _publish(settings: Settings, planned: Planned, jobs: int) -> tuple[int, tuple[Finding, ...]]:
    """How many changes were done, and why others were not."""
    if not planned.plan.changes:
        return 0, ()
    from aoimori.verbs.publish import publish as verb

    done = verb(planned, progress(settings), jobs)
    return done.done, done.findings


def _check_options(context: click.Context, force: bool, reason: str | None) -> None:
    """Force has a reason, and a reason is for force."""
    pair = ("--force", "--reason") if force else ("--reason", "--force")
    if force != bool(reason):
        details = {"command": context.command_path, "name": pair[0], "other": pair[1]}
        raise Misuse(Finding("option-needs", details=details), ctx=context)


def _show(screen: Screen, planned: Planned) -> None:
    from aoimori.core.planwords import plan_lines

    for line in plan_lines(planned.plan, screen.lang):
        screen.answer(line)


def _agree(context: click.Context, screen: Screen) -> None:
    """Ask whether to do it. Raises :class:`Misuse` where nobody sits, ``click.Abort`` for no."""
    if not can_ask(screen):
        details = {"command": context.command_path, "name": "aoimori publish", "other": "--yes"}
        raise Misuse(Finding("option-needs", details=details), ctx=context)
    if not click.confirm(say("ask-publish", screen.lang), default=False):
        raise click.Abort
