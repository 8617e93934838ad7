"""Marks such as 部外秘 and （案） on a sheet that is to be published."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked, quoted
from aoimori.checks.suspicions.suspicion import SUSPICIONS, tell
from aoimori.core.findings import Finding
from aoimori.core.handling import is_marked
from aoimori.core.sheet import cell_text


@SUSPICIONS.register("handling-marks")
def handling_marks(looked: Looked) -> Iterator[Finding]:
    """Outside of the tables and in drawn boxes: what a table says of others is data."""
    if not looked.first:
        return
    found, sheet = looked.found, looked.table.sheet
    texts = {at: cell_text(sheet.cell(*at)) for at in (*found.titles, *found.notes)}
    marked = {at: text for at, text in texts.items() if is_marked(text)}
    drawn = [shape for shape in sheet.shapes if is_marked(shape.text)]
    told = [*marked.values(), *(shape.text for shape in drawn)]
    if told:
        cells = {*marked, *(shape.at for shape in drawn if shape.at is not None)}
        yield tell("handling-mark", looked, cells, **quoted(told))
