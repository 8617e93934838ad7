"""``aoimori build``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from aoimori.cli.commands import Command
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import exit_code
from aoimori.cli.summary import release_data, release_line

if TYPE_CHECKING:
    from aoimori.verbs.prepare import Prepared


@click.command(cls=Command)
@click.pass_context
def build(context: click.Context) -> None:
    """Check every dataset and write what is published."""
    from aoimori.verbs import build as verb

    settings: Settings = context.obj
    screen = settings.screen()
    started = time.monotonic()
    workspace = settings.workspace()
    built = verb.build(workspace, progress(settings))
    seconds = time.monotonic() - started
    held = {prepared.id for prepared in built.held_back}

    def state(prepared: Prepared) -> str:
        return "held-back" if prepared.id in held else "published"

    screen.findings(built.diagnosis)
    for prepared in built.prepared:
        screen.line(release_line(prepared, settings.lang, state(prepared)))
    if not built.prepared and not built.diagnosis.findings:
        screen.say("no-datasets")
    screen.totals(built.diagnosis)
    site = workspace.project.name(built.site)
    screen.say("built", n=len(built.releases), site=f"{site}/", seconds=f"{seconds:.1f}")
    if held:
        screen.say("held", n=len(held))
    screen.say("look")
    code = exit_code(built.diagnosis, stopped=built.stopped)
    screen.document(
        {
            "site": site,
            "releases": [release_data(prepared, state(prepared)) for prepared in built.prepared],
            "findings": [screen.finding_data(finding) for finding in built.diagnosis],
            "exit": code,
        }
    )
    context.exit(code)
