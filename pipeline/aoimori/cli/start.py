"""``aoimori`` alone: where one stands and what to do next."""

from __future__ import annotations

import click

from aoimori.cli.settings import Settings
from aoimori.cli.show import OK
from aoimori.cli.words import say
from aoimori.verbs.status import Status, Step, status

# More lines to type than these would be a list, not a next step.
_FEW = 3


def start(settings: Settings) -> None:
    """Say it; the exit code is 0 wherever one stands."""
    screen = settings.screen()
    found = status(settings.folder)
    lang = settings.lang
    if found.project is not None:
        where = click.style(found.project.name, bold=True)
        counts = say("counts", lang, datasets=len(found.datasets), releases=found.releases)
        screen.answer(f"{where}  {counts}")
    if found.pending:
        told = [say(state, lang) + f" {n}" for state, n in found.pending.items()]
        screen.answer(say("pending", lang, told="・".join(told)))
    stale = found.next_step is Step.BUILD and found.is_built
    key = "next-rebuild" if stale else f"next-{found.next_step}"
    screen.answer(say(key, lang, n=found.errors or len(found.unlocked)))
    for line in _lines(found):
        screen.answer(f"  {click.style(line, fg='cyan')}")
    if len(found.unlocked) > _FEW:
        screen.answer(f"  {say('and-more', lang, n=len(found.unlocked) - _FEW)}")
    screen.answer(say("start-help", lang))
    screen.document(
        (),
        OK,
        project=str(found.project) if found.project else None,
        datasets=[{"dataset": d.id, "years": list(d.years)} for d in found.datasets],
        unlocked=[f"{dataset}/{year}" for dataset, year in found.unlocked],
        built=found.is_built,
        current=found.is_current,
        errors=found.errors,
        pending=dict(found.pending),
        next=str(found.next_step),
    )


def _lines(found: Status) -> list[str]:
    """What to type."""
    match found.next_step:
        case Step.FIND:
            return []
        case Step.RELEASE:
            few = found.unlocked[:_FEW]
            return [f"aoimori release {dataset} {year} --final" for dataset, year in few]
        case Step.BUILD if found.is_built:
            return ["aoimori check", "aoimori build"]
        case step:
            return [f"aoimori {step}"]
