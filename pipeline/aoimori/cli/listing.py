"""Findings for somebody at a terminal: by file and sheet, wrapped to its width, with what to do
below each. A pipe gets one line a finding instead (see :class:`aoimori.cli.show.Screen`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from aoimori.cli.line import COLOURS, code_of, shown
from aoimori.cli.words import say
from aoimori.cli.words.lines import wrapped
from aoimori.core.alike import alike, sheets_of
from aoimori.core.checkup import is_of_the_whole
from aoimori.core.findings import Finding
from aoimori.core.localized import Language
from aoimori.core.messages import hint_of, text_of

_CELLS, _SHEETS = 3, 3
_NARROWEST, _INDENT = 40, 6


def listing(
    findings: Iterable[Finding], lang: Language, width: int, under: str = ""
) -> Iterator[str]:
    """The lines; ``under`` is the file that was named above already."""
    file, heading, hint = under, "", ""
    for same in alike(findings, lambda finding: finding):
        first = same[0]
        named = first.place.file or first.dataset
        if named != file:
            file, heading = named, ""
            yield click.style(named, bold=True)
        above = _heading(same, lang)
        if above != heading:
            heading, hint = above, ""
            yield from ("", f"  {above}")
        before, hint = hint, hint_of(first, lang)
        yield from _told(first, lang, max(width, _NARROWEST), before)


def _heading(same: Sequence[Finding], lang: Language) -> str:
    sheets = sheets_of(same)
    if is_of_the_whole(same[0]) and not same[0].place.key:
        return say("whole-heading", lang)
    if len(sheets) == 1:
        return say("sheet-heading", lang, sheet=sheets[0]) if sheets[0] else ""
    quoted = "".join(say("sheet-quoted", lang, sheet=sheet) for sheet in sheets[:_SHEETS])
    if len(sheets) > _SHEETS:
        quoted += say("more-sheets", lang, n=len(sheets) - _SHEETS)
    return say("sheets-heading", lang, sheets=quoted.strip(), n=len(sheets))


def _told(finding: Finding, lang: Language, width: int, before: str) -> Iterator[str]:
    """The lines of a finding; what to do is not said again if it was said ``before`` it. What is
    mended, and what no cell has, is one paragraph."""
    word = say(finding.severity, lang)
    told = " ".join(filter(None, (word, _place(finding, lang), shown(text_of(finding, lang)))))
    hint = hint_of(finding, lang)
    below = "" if hint == before and not finding.mended else f"→ {shown(hint)} "
    is_one = not below or finding.mended or is_of_the_whole(finding)
    first, *others = wrapped(
        f"{told} {below}{code_of(finding)}" if is_one else told, width, _INDENT
    )
    style = click.style(word, fg=COLOURS[finding.severity], bold=True)
    yield first[2:].replace(word, style, 1)
    yield from others
    if not is_one:
        yield from wrapped(f"{below}{code_of(finding)}", width, _INDENT)


def _place(finding: Finding, lang: Language) -> str:
    """The cells, or the line and the key of a definition."""
    place = finding.place
    cells = finding.cells or ((place.cell,) if place.cell else ())
    told = say("cell-comma", lang).join(cells[:_CELLS])
    if len(cells) > _CELLS:
        told = say("more-cells", lang, cells=told)
    line = f":{place.line}" if place.line is not None else ""
    key = f"[{place.key}]" if place.key else ""
    field = f"({finding.field_name})" if finding.field_name else ""
    return " ".join(filter(None, (line, told, key, field)))
