"""One line, or one JSON object, about a release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.words import say
from aoimori.core.localized import Language
from aoimori.core.repairs import repaired_values

if TYPE_CHECKING:
    from aoimori.verbs.prepare import Prepared


def release_line(prepared: Prepared, lang: Language, state: str = "") -> str:
    """``publisher/slug/2024``, its state, rows and repairs."""
    word = state or _state(prepared)
    colour = "green" if word in ("ok", "published") else "red"
    parts = [click.style(say(word, lang), fg=colour)]
    for name, table in prepared.tables.items():
        rows = say("rows", lang, n=f"{len(table):,}")
        repairs = say("repairs", lang, n=f"{repaired_values(table):,}")
        parts.append(f"{name}: {rows}, {repairs}")
    return f"{click.style(prepared.id, bold=True)}  {'  '.join(parts)}"


def _state(prepared: Prepared) -> str:
    if prepared.stopped:
        return "stopped"
    return "error" if prepared.diagnosis.errors else "ok"


def release_data(prepared: Prepared, state: str = "") -> dict[str, Any]:
    """The same for a program."""
    return {
        "release": prepared.id,
        "state": state or _state(prepared),
        "tables": {
            name: {"rows": len(table), "repaired": repaired_values(table)}
            for name, table in prepared.tables.items()
        },
    }
