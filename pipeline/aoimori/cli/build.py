"""``aoimori build``."""

from __future__ import annotations

import time

import click

from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings, Verb, json_option
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.summary import release_data, release_line
from aoimori.verbs import build as verb
from aoimori.verbs.prepare import Prepared


@click.command(cls=Verb)
@json_option
@click.pass_context
def build(context: click.Context, as_json: bool) -> None:
    """すべてのデータセットを検査し、ファイルとサイトを build/site に作ります。

    Check every dataset and write files, catalogue and site into build/site.

    A release with an open error is held back; the others are published.

    Exit code: 0 well, 1 open errors, 2 something cannot be read.
    """
    settings: Settings = context.obj
    screen = Screen(settings.lang, as_json)
    started = time.monotonic()
    workspace = settings.workspace()
    built = verb.build(workspace, progress(settings.lang))
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
