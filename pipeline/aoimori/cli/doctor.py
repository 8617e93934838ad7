"""``aoimori doctor``."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.cells import cell_len

from aoimori.cli.commands import Command
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, OPEN_ERRORS, bytes_text
from aoimori.cli.words import WORDS, say
from aoimori.cli.words.doctor import INSTALL
from aoimori.core.localized import Language
from aoimori.verbs.doctor import State, Thing, examine_here

_COLOURS = {State.GOOD: "green", State.LACKING: "red", State.OPTIONAL: "yellow"}


@click.command(cls=Command)
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is missing on this machine, and how to get it."""
    settings: Settings = context.obj
    screen, lang = settings.screen(), settings.lang
    things, installer = examine_here(settings.folder)
    lacking = [thing for thing in things if thing.state is State.LACKING]
    for thing in things:
        show = screen.line if thing.state is State.GOOD else screen.answer
        for line in _lines(thing, installer, lang):
            show(line)
    screen.line("")
    if lacking:
        screen.say("doctor-lacking", n=len(lacking))
    else:
        screen.say("doctor-good")
    code = OPEN_ERRORS if lacking else OK
    screen.document((), code, things=[_data(thing, installer, lang) for thing in things])
    context.exit(code)


def _lines(thing: Thing, installer: str, lang: Language) -> Iterator[str]:
    state = say(f"state-{thing.state}", lang)
    gap = " " * (max(cell_len(say(f"state-{each}", lang)) for each in State) - cell_len(state))
    words = _words(thing)
    what = say(f"thing-{thing.name}", lang, **words).rstrip()
    yield f"{click.style(state, fg=_COLOURS[thing.state])}{gap}  {what}"
    if thing.state is not State.GOOD:
        yield f"    {say(f'for-{thing.name}', lang, **words)}"
        if how := _how(thing, installer, lang):
            yield f"    {say('get', lang, how=how)}"


def _words(thing: Thing) -> dict[str, str]:
    if thing.name == "space":
        return {"found": bytes_text(int(thing.found)), "wanted": bytes_text(int(thing.wanted))}
    return {"found": thing.found, "wanted": thing.wanted}


def _how(thing: Thing, installer: str, lang: Language) -> str:
    """What to type here, else where it is found."""
    typed = INSTALL.get(installer, {}).get(thing.name, "")
    key = f"get-{thing.name}"
    return typed or (say(key, lang) if key in WORDS else "")


def _data(thing: Thing, installer: str, lang: Language) -> dict[str, str]:
    is_good = thing.state is State.GOOD
    return {
        "thing": thing.name,
        "state": str(thing.state),
        "found": thing.found,
        "wanted": thing.wanted,
        "hint": "" if is_good else _how(thing, installer, lang),
    }
