"""``aoimori verify``."""

from __future__ import annotations

from typing import Any

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Text
from aoimori.cli.line import shown
from aoimori.cli.progress import progress
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK, Screen, exit_code
from aoimori.cli.words import say

# What a program is told of provenance.json.
_ORIGIN = ("release", "version", "recorded_in", "commit")


@click.command(cls=Command)
@click.argument("target", type=Text())
@click.pass_context
def verify(context: click.Context, target: str) -> None:
    """Hold published files against the digests that came with them."""
    from aoimori.verbs.verify import verify as verb

    settings: Settings = context.obj
    screen = settings.screen()
    done = verb(target, progress(settings))
    screen.findings(done.diagnosis)
    _tell_origin(screen, done.provenance)
    code = exit_code(done.diagnosis, stopped=done.unread)
    key = (
        "verified" if code == OK else "verified-not" if done.same < done.listed else "verified-odd"
    )
    counted = {"n": done.listed, "same": done.same, "wrong": done.listed - done.same}
    told = {name: f"{count:,}" for name, count in counted.items()}
    screen.answer(say(key, settings.lang, **told))
    counts = {"listed": done.listed, "same": done.same}
    origin = _texts({name: done.provenance.get(name) for name in _ORIGIN})
    screen.document(done.diagnosis, code, target=target, kind=done.kind, **counts, **origin)
    context.exit(code)


def _tell_origin(screen: Screen, provenance: dict[str, Any]) -> None:
    """Which release, or which commit, the files say they are of."""
    told = _texts(provenance)
    if told.get("release"):
        screen.say(
            "verified-release",
            release=shown(told["release"]),
            version=shown(told.get("version") or "?"),
            commit=shown(told.get("recorded_in") or "?"),
        )
    elif told.get("commit"):
        key = "verified-site" if provenance.get("clean") is True else "verified-site-changed"
        screen.say(key, commit=shown(told["commit"]))


def _texts(told: dict[str, Any]) -> dict[str, Any]:
    """What is a text; anybody may have written it."""
    return {name: value if isinstance(value, str) else None for name, value in told.items()}
