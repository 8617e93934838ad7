"""``aoimori trace``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.commands import Command
from aoimori.cli.line import shown
from aoimori.cli.names import DatasetId, TableName, Year
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK
from aoimori.cli.words import say
from aoimori.core.localized import Language
from aoimori.core.repairs import RULES

if TYPE_CHECKING:
    from aoimori.core.provenance import Provenance
    from aoimori.verbs.trace import Traced


@click.command(cls=Command)
@click.argument("dataset", type=DatasetId())
@click.argument("year", type=Year())
@click.argument("table", type=TableName())
@click.option("--key", required=True)
@click.option("--field", required=True)
@click.pass_context
def trace(
    context: click.Context, dataset: str, year: int, table: str, key: str, field: str
) -> None:
    """Show the way of one figure from its cell to the published file."""
    from aoimori.verbs import trace as verb

    settings: Settings = context.obj
    screen = settings.screen()
    traced = verb.trace(settings.workspace(), dataset, year, table, key, field)
    key_text = ", ".join(f"{name} = {value}" for name, value in traced.key.items())
    heading = f"{traced.dataset}/{traced.year} {traced.table}  {key_text}"
    screen.answer(click.style(heading, bold=True))
    for label, text in _lines(traced, settings.lang):
        # Japanese labels are full width, and so is their filling.
        filling = "\u3000" if settings.lang == "ja" else " "
        width = 5 if settings.lang == "ja" else 9
        screen.answer(f"  {say(label, settings.lang).ljust(width, filling)} {text}")
    screen.document((), OK, **_data(traced))


def _lines(traced: Traced, lang: Language) -> list[tuple[str, str]]:
    story, field = traced.story, traced.field
    unit = f" {field.unit.text(lang)}" if field.unit else ""
    value = f"{shown(story.value)}{unit}" if story.value is not None else say("trace-empty", lang)
    lines = [
        ("trace-field", f"{field.title.text(lang)} ({field.name})"),
        ("trace-source", story.file),
        ("trace-cell", _cell(story, lang)),
    ]
    if story.raw is not None and story.cell:
        lines.append(("trace-raw", f"「{shown(story.raw)}」"))
    for step in story.steps:
        rule = RULES[step.rule]
        after = say("trace-empty", lang) if step.after is None else f"「{shown(step.after)}」"
        lines.append(("trace-step", f"{rule.title.text(lang)} → {after}  [{step.rule}]"))
    if story.raw is not None and not story.steps:
        lines.append(("trace-step", say("trace-plain", lang)))
    lines.append(("trace-value", click.style(value, bold=True)))
    line = say("trace-line", lang, file=traced.file, line=traced.line)
    return [*lines, ("trace-published", line)]


def _cell(story: Provenance, lang: Language) -> str:
    sheet = f"{story.sheet}!" if story.sheet else ""
    if not story.cell:
        if any(step.rule == "stated" for step in story.steps):
            return say("trace-stated", lang)
        return say("trace-absent" if story.value is None else "trace-ordinal", lang)
    if story.read_from != story.cell:
        return sheet + say("trace-filled", lang, cell=story.cell, read_from=story.read_from)
    return sheet + story.cell


def _data(traced: Traced) -> dict[str, Any]:
    story = traced.story
    return {
        "dataset": traced.dataset,
        "year": traced.year,
        "table": traced.table,
        "key": traced.key,
        "field": traced.field.name,
        **{name: getattr(story, name) for name in ("file", "sheet", "cell", "read_from", "raw")},
        "steps": [asdict(step) for step in story.steps],
        "value": story.value,
        "published": {"file": traced.file, "line": traced.line},
    }
