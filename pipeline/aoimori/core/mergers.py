"""Codes that went up in others (municipalities that merged): years stay comparable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from aoimori.core.codes import CodeList
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.numbers import exact
from aoimori.core.schema import Field

# The column of a code list that names the code another one went up in.
SUCCESSOR = "successor"


@dataclass(frozen=True, slots=True)
class Merger:
    """Codes of before (``parts``) that are one code now, as the code list declares."""

    field: Field
    code: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """A table of before with the rows of such codes made one, and which they were."""

    content: Content
    mergers: tuple[Merger, ...] = ()


def merge_rows(before: Content, after: Content, codes: Mapping[str, CodeList]) -> Merged:
    """The table of before as it would be by the codes of after.

    Where a key holds codes of a list, and a code is not in the table of after but the one it went
    up in (column ``successor``) is, its rows become that code's: numbers that may be summed are,
    other values stay where all parts agree on them. A code that only got another name or number
    has one part. Nothing else is touched.
    """
    found: list[Merger] = []
    content = before
    for name in before.schema.primary_key:
        field = before.schema.by_name[name]
        known = codes.get(field.codes)
        if known is None or name not in after.schema.by_name:
            continue
        now = set(texts_of(after.frame[name]))
        gone = {code for code in texts_of(content.frame[name]) if code and code not in now}
        moved = {code: last for code in gone if (last := _last(known, code)) in now}
        if moved:
            content = _renamed(content, field, moved, known)
            found += _mergers(field, moved)
    return Merged(content, tuple(found))


def _last(known: CodeList, code: str) -> str:
    """The code that a code is today, by any number of steps."""
    seen = {code}
    while code in known and (following := known[code].column(SUCCESSOR)) and following not in seen:
        seen.add(following)
        code = following
    return code


def _mergers(field: Field, moved: Mapping[str, str]) -> list[Merger]:
    by_code: dict[str, list[str]] = {}
    for part, code in sorted(moved.items()):
        by_code.setdefault(code, []).append(part)
    return [Merger(field, code, tuple(parts)) for code, parts in by_code.items()]


def _renamed(content: Content, field: Field, moved: Mapping[str, str], known: CodeList) -> Content:
    """The rows under the codes of today; those that have one key now made one."""
    frame = content.frame.copy()
    frame[field.name] = frame[field.name].replace(dict(moved))
    for other in content.schema.fields:
        if other.labels is not None and other.labels.field == field.name:
            column = other.labels.column
            at = content.frame[field.name].isin(list(moved)).to_numpy()
            names = [known[code].column(column) for code in frame[field.name][at]]
            frame.loc[at, other.name] = names
    keys = frame[list(content.schema.primary_key)]
    if not keys.duplicated().any():
        return Content(content.schema, frame, content.sums)
    sums = {tuple(keys.iloc[position]) for position in content.sums}
    rows = [
        _one(content, [*group.to_numpy(dtype=object)])
        for _, group in frame.groupby(list(keys.columns), sort=False, dropna=False)
    ]
    joined = pd.DataFrame(rows, columns=list(content.schema.names)).astype("str")
    again = zip(*(joined[name] for name in content.schema.primary_key), strict=True)
    return Content(content.schema, joined, {n for n, key in enumerate(again) if key in sums})


def _one(content: Content, rows: list[object]) -> list[str | None]:
    """Rows of one key as one row."""
    columns = zip(*([None if pd.isna(v) else v for v in row] for row in rows), strict=True)  # type: ignore[attr-defined]
    return [
        _joined(field, list(texts))
        for field, texts in zip(content.schema.fields, columns, strict=True)
    ]


def _joined(field: Field, texts: list[str | None]) -> str | None:
    if len(set(texts)) == 1 and not (field.additive and len(texts) > 1):
        return texts[0]
    numbers = [exact(text) for text in texts]
    if field.additive and all(number is not None for number in numbers):
        return f"{sum(number for number in numbers if number is not None):f}"
    return None
