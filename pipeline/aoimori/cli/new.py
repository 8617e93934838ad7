"""``aoimori new``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.ask import ask, ask_many, ask_one_of, can_ask
from aoimori.cli.commands import Command
from aoimori.cli.kinds import File, Kind
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, Screen
from aoimori.cli.usage import Misuse, spelled
from aoimori.core.findings import Finding, Stop

if TYPE_CHECKING:
    from aoimori.verbs.answers import Answers
    from aoimori.verbs.new import Desk, Received

# So many places are named.
_SHOWN = 6


@click.command(cls=Command)
@click.argument("dataset", type=Kind(), required=False)
@click.option("--from", "source", type=File())
@click.option("--title")
@click.option("--title-en")
@click.option("--description")
@click.option("--description-en")
@click.option("--theme")
@click.option("--frequency")
@click.option("--year")
@click.option("--column", "columns", multiple=True)
@click.option("--key", "keys", multiple=True)
@click.option("--table")
@click.option("--table-title")
@click.option("--table-title-en")
@click.option("--code")
@click.option("--license")
@click.pass_context
def new(context: click.Context, /, **given: Any) -> None:
    """Prepare a dataset from a file, flags and answers."""
    from aoimori.verbs.answers import Answers
    from aoimori.verbs.new import Desk

    settings: Settings = context.obj
    screen = settings.screen()
    desk = Desk.around(settings.folder)
    source = given.pop("source")
    answers = Answers(**{name: value for name, value in given.items() if value})
    received = desk.receive(source) if source else None
    if received is not None:
        answers = desk.suggested(answers, received)
    try:
        made = desk.make(_complete(answers, desk, screen, context, received), received)
    except Stop as stop:
        raise Stop(*(_placed(finding, context) for finding in stop.findings)) from stop
    except click.Abort:
        screen.say("not-made")
        raise
    for name in made.files:
        screen.say("made", path=name)
    taken, left, headings = _places(received)
    if taken:
        screen.say("new-taken", places=_listed(taken))
    if left:
        screen.say("new-left", count=str(len(left)), places=_listed(left))
    if headings:
        screen.say("new-headings", places=_listed(headings), file=source)
    following = "new-next" if received is None else "new-from-next"
    screen.say(following, sheet=made.sheet, dataset=made.dataset, year=made.year)
    told = {"dataset": made.dataset, "year": made.year, "sheet": made.sheet}
    lists = {"files": made.files, "taken": taken, "left": left, "headings": headings}
    screen.document((), OK, **told, **{name: list(texts) for name, texts in lists.items()})


def _places(received: Received | None) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Of a file that was there: what was taken, which tables were not, which headings of rows."""
    if received is None:
        return (), (), ()
    proposal = received.proposal
    return proposal.places, proposal.left, proposal.headings


def _listed(places: Sequence[str]) -> str:
    return "・".join(places[:_SHOWN]) + ("…" if len(places) > _SHOWN else "")


def _complete(
    answers: Answers,
    desk: Desk,
    screen: Screen,
    context: click.Context,
    received: Received | None,
) -> Answers:
    """Ask what is not given; where nobody can be asked, say which options are missing."""
    desk.check(answers, received)
    while missing := desk.missing(answers, received):
        if not can_ask(screen):
            names = "・".join(_option(question, context) for question in missing)
            details = {"name": names, "command": context.command_path}
            raise Misuse(Finding("missing-option", details=details), ctx=context)
        answers = _ask(missing[0], answers, desk, screen)
    return answers


def _ask(question: str, answers: Answers, desk: Desk, screen: Screen) -> Answers:
    def read(value: str | tuple[str, ...]) -> Answers:
        changed: dict[str, Any] = {question: value}
        attempt = replace(answers, **changed)
        desk.read(question, attempt)
        return attempt

    if question == "columns":
        return ask_many(screen, question, read)
    if choices := desk.choices(question):
        return ask_one_of(screen, question, choices, read)
    if question == "keys":
        return ask(screen, question, lambda text: read((text,)))
    return ask(screen, question, read)


def _placed(finding: Finding, context: click.Context) -> Finding:
    """The finding with the option as it is typed."""
    is_asked = bool(finding.field_name)
    return (
        replace(finding, field_name=_option(finding.field_name, context)) if is_asked else finding
    )


def _option(question: str, context: click.Context) -> str:
    param = next(param for param in context.command.params if param.name == question)
    return spelled(param, context)
