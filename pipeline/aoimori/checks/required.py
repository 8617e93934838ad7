"""Required values are there.

Not left to Frictionless, which would count what is no error among those it stops after.
"""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.registry import CheckedRelease, any_field, register
from aoimori.core.findings import Finding
from aoimori.core.steps import Step


@register("required", any_field(lambda field: field.is_required))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``required`` for every empty value of a required field, unless it could not be read (that
    is told already) or a sign with a status stands for it."""
    for table in release.tables.values():
        for field in table.schema.fields:
            if not field.is_required:
                continue
            told = table.stepped(field.name, _is_told)
            for position, text in enumerate(table.texts(field.name)):
                if text is None and position not in told:
                    yield release.finding("required", table, position, field.name, {})


def _is_told(step: Step) -> bool:
    return step.rule == "unreadable" or (bool(step.status) and step.after is None)
