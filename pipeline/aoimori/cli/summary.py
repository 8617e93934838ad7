"""One line, or one JSON object, about a release."""

from __future__ import annotations

from typing import Any

import click

from aoimori.cli.words import say
from aoimori.core.localized import Language
from aoimori.verbs.report import ReleaseReport

_COLOURS = {"ok": "green", "published": "green"} | dict.fromkeys(
    ("held-back", "error", "stopped"), "red"
)


def release_line(release: ReleaseReport, lang: Language) -> str:
    """``publisher/slug/2024``, its state, rows and repairs."""
    colour = _COLOURS.get(release.state, "yellow")
    parts = [click.style(say(release.state, lang), fg=colour)]
    for table in release.tables:
        rows = say("rows", lang, n=f"{table.rows:,}")
        repairs = say("repairs", lang, n=f"{table.repaired:,}")
        parts.append(f"{table.name}: {rows}, {repairs}")
    return f"{click.style(release.id, bold=True)}  {'  '.join(parts)}"


def release_data(release: ReleaseReport) -> dict[str, Any]:
    """The same for a program."""
    return {
        "release": release.id,
        "state": release.state,
        "tables": {
            table.name: {"rows": table.rows, "repaired": table.repaired} for table in release.tables
        },
    }
