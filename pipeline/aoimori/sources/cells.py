"""Values that stand once in a sheet: beside or below a label, or in a cell found by its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from aoimori.core.findings import Finding, Stop
from aoimori.core.layout import Column, Inside, Label, Layout
from aoimori.core.sheet import Sheet, address, cell_text
from aoimori.core.text import header_key, near
from aoimori.sources.rows import place

At = tuple[int, int]

# What is said of a cell that is not there, and of several.
_LABEL = ("label-missing", "label-ambiguous")
_FOUND = ("found-missing", "found-ambiguous")


def find_cells(sheet: Sheet, layout: Layout, first: int, end: int) -> dict[str, At]:
    """The cell (row, column) of every field that is read by a label or found by its text.

    Labels may stand anywhere but in the rows of the table (``first`` to ``end``, exclusive),
    where any text is data. Raises :class:`Stop` with every one that is missing or not unique.
    """
    wanted = [column for column in layout.columns if isinstance(column.origin, Label | Inside)]
    if not wanted:
        return {}
    texts = [
        (row, column, cell_text(cell))
        for row in range(1, len(sheet.rows) + 1)
        if not first <= row < end
        for column, cell in sheet.row(row)
    ]
    cells: dict[str, At] = {}
    problems: list[Finding] = []
    labels = {header_key(text) for text in layout.ignore}
    labels |= {header_key(text) for label in _labels(wanted) for text in label.texts}
    for column in wanted:
        if isinstance(column.origin, Label):
            hits = list(_labelled(texts, column.origin))
            problems += _not_one(sheet, hits, column.origin.texts[0], texts, _LABEL)
            if len(hits) == 1:
                cells[column.name] = at = neighbour(sheet, hits[0], column.origin.side)
                problems += _misplaced(sheet, at, column.origin, labels)
        elif isinstance(column.origin, Inside):
            pattern = column.origin.pattern
            hits = [(row, at) for row, at, text in texts if re.search(pattern, text)]
            problems += _not_one(sheet, hits, pattern, texts, _FOUND)
            cells |= {column.name: hits[0]} if len(hits) == 1 else {}
    if problems:
        raise Stop(*problems)
    return cells


def _labels(columns: Iterable[Column]) -> Iterator[Label]:
    for column in columns:
        if isinstance(column.origin, Label):
            yield column.origin


def _misplaced(sheet: Sheet, at: At, label: Label, labels: Collection[str]) -> Iterator[Finding]:
    """A value that is not where it should be, or not all of it: the next label has taken its
    place, or a text that is no label stands behind its cell."""
    text = cell_text(sheet.cell(*at))
    if header_key(text) in labels:
        details = {"label": label.texts[0], "value": text}
        yield Finding("label-as-value", place(sheet, *at), details)
        return
    further = next(_further(sheet, at, label.side), None)
    if further is not None and header_key(further[1]) not in labels:
        details = {"label": label.texts[0], "value": further[1], "cell": address(*at)}
        yield Finding("value-elsewhere", place(sheet, *further[0]), details)


def _further(sheet: Sheet, at: At, side: str) -> Iterator[tuple[At, str]]:
    """The filled cells behind a cell, in the direction of its label."""
    row, column = at
    width = max(len(cells) for cells in sheet.rows)
    cells = (
        [(row, n) for n in range(column + 1, width + 1)]
        if side == "right"
        else [(n, column) for n in range(row + 1, len(sheet.rows) + 1)]
    )
    for cell in cells:
        if text := cell_text(sheet.cell(*cell)).strip():
            yield cell, text


def _labelled(texts: list[tuple[int, int, str]], label: Label) -> Iterator[At]:
    keys = {header_key(text) for text in label.texts}
    for row, column, text in texts:
        if header_key(text) in keys:
            yield row, column


def _not_one(
    sheet: Sheet,
    hits: list[At],
    wanted: str,
    texts: list[tuple[int, int, str]],
    checks: tuple[str, str],
) -> Iterator[Finding]:
    if not hits:
        known = near(wanted, {text for _, _, text in texts if len(text) < 40}) or "―"
        yield Finding(checks[0], place(sheet), {"wanted": wanted, "known": known})
    elif len(hits) > 1:
        details = {"wanted": wanted, "cells": "・".join(address(*hit) for hit in hits)}
        yield Finding(checks[1], place(sheet, *hits[1]), details)


def neighbour(sheet: Sheet, label: At, side: str) -> At:
    """The first cell to the right of a label or below it, past the label's merged range."""
    row, column = label
    right, below = column, row
    for (r, c), anchor in sheet.merged.items():
        if anchor == label:
            right, below = max(right, c), max(below, r)
    beside = (row, right + 1) if side == "right" else (below + 1, column)
    return sheet.anchor(*beside)
