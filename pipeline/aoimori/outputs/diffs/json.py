"""``diff.json``: a diff whole, so that it and one table give the other; see
``schemas/diff.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from aoimori.core.diff.changes import ColumnChange, TableDiff
from aoimori.core.diff.comparison import ComparedTable, Comparison
from aoimori.core.diff.content import Record
from aoimori.core.localized import Language, Localized
from aoimori.core.schema import TableSchema
from aoimori.outputs.diffs.form import DiffForm
from aoimori.outputs.diffs.rows import decimal_text, key_names

VERSION = 1


def write(comparison: Comparison, lang: Language) -> bytes:
    """The whole comparison; the same in every language."""
    document = {
        "version": VERSION,
        "before": _words(comparison.before),
        "after": _words(comparison.after),
        "tables": [_table(table) for table in comparison.tables],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _words(text: Localized) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def _table(table: ComparedTable) -> dict[str, Any]:
    about = {"name": table.name, "title": _words(table.title), "fate": str(table.fate)}
    return about if table.diff is None else {**about, **_diff(table.diff)}


def _diff(diff: TableDiff) -> dict[str, Any]:
    before, after = diff.rows
    return {
        "key": {"fields": list(diff.key.fields), "origin": str(diff.key.origin)},
        "rows": {
            "before": before,
            "after": after,
            "added": len(diff.added),
            "removed": len(diff.removed),
            "changed": diff.changed_rows,
        },
        "fields": {"before": _fields(diff.before), "after": _fields(diff.after)},
        "columns": [_column(change) for change in diff.columns],
        "codes": [
            {"field": c.field.name, "added": list(c.added), "removed": list(c.removed)}
            for c in diff.codes
        ],
        "totals": [
            {
                "field": t.field.name,
                "before": decimal_text(t.before),
                "after": decimal_text(t.after),
            }
            for t in diff.totals
        ],
        "removed": list(_rows(diff.before.names, diff.removed_rows())),
        "added": list(_rows(diff.after.names, diff.added_rows())),
        "cells": list(_cells(diff)),
        "filled": list(_rows(list(diff.filled.columns), _filled(diff.filled))),
        "order": None if diff.order is None else [n + 1 for n in diff.order.tolist()],
    }


def _fields(schema: TableSchema) -> list[dict[str, Any]]:
    return [
        {
            "name": field.name,
            "title": _words(field.title),
            "type": field.type,
            "unit": None if field.unit is None else _words(field.unit),
        }
        for field in schema.fields
    ]


def _column(change: ColumnChange) -> dict[str, Any]:
    return {
        "fate": str(change.fate),
        "field": change.field.name,
        "before": change.before or None,
        "after": change.after or None,
        "found": change.is_found,
    }


def _rows(names: Sequence[str], rows: Iterable[tuple[int, Record]]) -> Iterator[dict[str, Any]]:
    for position, values in rows:
        yield {"row": position + 1, "values": _record(names, values)}


def _record(names: Sequence[str], values: Record) -> Mapping[str, str | None]:
    return dict(zip(names, values, strict=True))


def _cells(diff: TableDiff) -> Iterator[dict[str, Any]]:
    key = key_names(diff)
    for change in diff.changes():
        yield {
            "key": _record(key, change.key),
            "label": _record(diff.labels, change.label),
            "field": change.field,
            "before": change.before,
            "after": change.after,
            "row_before": change.before_row + 1,
            "row_after": change.after_row + 1,
        }


def _filled(frame: pd.DataFrame) -> Iterator[tuple[int, Record]]:
    """What columns that were added hold in rows that were there before."""
    if not len(frame.columns):
        return
    texts = [column.astype(object).where(column.notna(), None) for _, column in frame.items()]
    yield from zip(frame.index.tolist(), zip(*texts, strict=True), strict=True)


FORM = DiffForm(
    "json", "diff.json", Localized("違いのすべて（JSON）", "All differences (JSON)"), write
)
