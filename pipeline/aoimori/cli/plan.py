"""``aoimori plan``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Folder, Text
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, OPEN_ERRORS
from aoimori.cli.words import say
from aoimori.core.findings import Diagnosis
from aoimori.core.localized import Language
from aoimori.runtime.clock import today

if TYPE_CHECKING:
    from aoimori.core.plan import Plan

# Where the token of a portal is: in no command line, which others of the machine can read.
TOKEN = "CKAN_TOKEN"


@click.command(cls=Command)
@click.option("--portal", type=Text(), required=True)
@click.option("--deep", is_flag=True)
@click.option("--out", type=Folder())
@click.pass_context
def plan(context: click.Context, portal: str, deep: bool, out: Path | None) -> None:
    """What would change on a CKAN portal."""
    from aoimori.core.plan import plan_data
    from aoimori.core.planwords import plan_lines
    from aoimori.verbs import plan as verb

    settings: Settings = context.obj
    screen = settings.screen()
    planned = verb.plan(settings.folder, portal, token(), as_of=today(), deep=deep)
    screen.findings(planned.findings)
    for line in plan_lines(planned.plan, settings.lang):
        screen.answer(line)
    if out is not None:
        names = verb.write_plan(out, planned.plan, settings.lang)
        screen.say("plan-written", folder=out, files="・".join(names))
    if planned.plan.changes:
        screen.say("plan-next", command=_next(planned.plan, out, settings.lang))
    code = OPEN_ERRORS if Diagnosis.of(planned.findings).errors else OK
    counted = {"requests": planned.portal.requests, "ckan": planned.found.version}
    screen.document(planned.findings, code, plan=plan_data(planned.plan), **counted)
    context.exit(code)


def _next(made: Plan, out: Path | None, lang: Language) -> str:
    """The command that does a plan."""
    words = [f"aoimori publish --portal {made.portal}"]
    if out is not None:
        words.append(f"--plan {out / 'plan.json'}")
    if made.is_unsafe:
        words.append(f"--force --reason {say('why', lang)}")
    return " ".join(words)


def token() -> str:
    """The token of the environment, empty for none."""
    return os.environ.get(TOKEN, "").strip()
