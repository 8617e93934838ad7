"""A file whose sheets are forms: the same labels in the same cells, each with a value to its right.

Each sheet is one record. A table printed year by year on sheets of its own looks alike, but the
values behind its names are numbers, one in each row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aoimori.core.findings import Stop
from aoimori.core.found import FoundTable
from aoimori.core.layout import Column, Inside, Label, Layout
from aoimori.core.recognise import is_era_time
from aoimori.core.rowkinds import is_data
from aoimori.core.sheet import Sheet, cell_text
from aoimori.core.text import header_key, spaced_pattern, trim
from aoimori.sources.cells import find_cells, neighbour
from aoimori.sources.discover.columns import find_columns

# So many sheets are forms rather than one table each, with so many labels that have values.
_SHEETS, _LABELS = 3, 3
# A cell is a label if so many sheets have it, in no more ways of writing: fewer as long as others
# may be among them.
_SHARES, _WAYS = (0.6, 0.9), 3
# No form is longer.
_DEEPEST = 200
At = tuple[int, int]
Origin = Label | Inside


@dataclass(frozen=True, slots=True)
class Forms:
    """The sheets that are forms, and where their values are: what each column is read from, by
    its header. ``ignore`` are labels that are not read."""

    sheets: tuple[Sheet, ...]
    origins: Mapping[str, Origin]
    ignore: tuple[str, ...]
    title: str

    def table(self) -> FoundTable:
        """The records as a table of one sheet: a header, and a row for each form."""
        rows = [tuple(self.origins), *(self._record(sheet) for sheet in self.sheets)]
        sheet = replace(self.sheets[0], rows=tuple(rows), merged={}, formulas={})
        body = range(2, len(rows) + 1)
        span = range(1, len(self.origins) + 1)
        columns = find_columns(sheet, span, (1,), body, None, "")
        return FoundTable(sheet, columns, (1,), tuple(body))

    def _record(self, sheet: Sheet) -> tuple[str | None, ...]:
        cells = find_cells(sheet, _layout(self.origins, self.ignore), 0, 0)
        texts = {header: cell_text(sheet.cell(*at)) for header, at in cells.items()}
        return tuple(_read(origin, texts[h]) or None for h, origin in self.origins.items())

    def reading(self, header: str) -> dict[str, Any]:
        """The word by which a definition reads a column."""
        match self.origins[header]:
            case Label(texts):
                return {"beside": texts[0] if len(texts) == 1 else list(texts)}
            case Inside(pattern):
                return {"inside": pattern}

    def layout(self, names: Sequence[str]) -> dict[str, Any]:
        """The words of the layout; ``names`` are those of all sheets of the file."""
        own = [sheet.name for sheet in self.sheets]
        start = re.sub("[0-9０-９]+$", "", _common(own))
        pattern = f"^{re.escape(start)}"
        others = [name for name in names if name not in own]
        by_pattern = start and not any(re.search(pattern, name) for name in others)
        sheet: Any = {"matches": pattern, **({"others": others} if others else {})}
        words: dict[str, Any] = {"sheet": sheet if by_pattern else own}
        return {**words, "ignore": list(self.ignore)} if self.ignore else words


def find_forms(sheets: Sequence[Sheet]) -> Forms | None:
    """The forms among the visible sheets, if there are several of one kind."""
    alike = [sheet for sheet in sheets if sheet.visible]
    if len(alike) < _SHEETS:
        return None
    for share in _SHARES:
        labels = _labels(alike, share)
        alike = [s for s in alike if sum(_text(s, at) != "" for at in labels) * 2 > len(labels)]
    pairs = {at: texts for at, texts in labels.items() if _has_values(alike, at, labels)}
    if len(alike) < _SHEETS or not _is_form(alike, pairs):
        return None
    title, number = _title(alike, min(pairs))
    origins: dict[str, Origin] = {_header(texts): Label(texts, "right") for texts in pairs.values()}
    known = {header_key(text) for texts in labels.values() for text in texts}
    return _readable(alike, {**number, **origins}, known, title)


def _text(sheet: Sheet, at: At) -> str:
    return trim(cell_text(sheet.cell(*at)))


def _labels(sheets: Sequence[Sheet], share: float) -> dict[At, tuple[str, ...]]:
    """The cells with the same words in so many sheets, with the ways these are written."""
    told: dict[At, Counter[str]] = {}
    for sheet in sheets:
        for row in range(1, min(_DEEPEST, len(sheet.rows)) + 1):
            for column, cell in sheet.row(row):
                if type(cell) is str and not is_data(cell) and not is_era_time(cell):
                    told.setdefault((row, column), Counter())[header_key(cell)] += 1
    return {
        at: tuple(texts)
        for at, texts in sorted(told.items())
        if texts.total() >= share * len(sheets)
        and len(texts) <= _WAYS
        and all(texts)
        and len(_common(list(texts))) * 2 >= min(map(len, texts))
    }


def _has_values(sheets: Sequence[Sheet], at: At, labels: Mapping[At, object]) -> bool:
    """Whether the cells behind a label differ from sheet to sheet."""
    beside = [neighbour(sheet, at, "right") for sheet in sheets]
    if any(cell in labels for cell in beside):
        return False
    texts = [_text(sheet, cell) for sheet, cell in zip(sheets, beside, strict=True)]
    return len(set(filter(None, texts))) > 1 and sum(map(bool, texts)) * 2 > len(texts)


def _is_form(sheets: Sequence[Sheet], pairs: Mapping[At, object]) -> bool:
    """Whether values stand side by side in a row, and are words in the main."""
    rows = Counter(row for row, _ in pairs)
    values = [cell for at in pairs for s in sheets if (cell := _text(s, neighbour(s, at, "right")))]
    words = sum(not is_data(value) for value in values)
    return len(pairs) >= _LABELS and max(rows.values()) > 1 and words * 2 >= len(values)


def _common(texts: Sequence[str]) -> str:
    """What all texts begin with."""
    first, last = min(texts), max(texts)
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first if length is None else first[:length]


def _header(texts: Sequence[str]) -> str:
    return min(texts, key=len)


def _title(sheets: Sequence[Sheet], first: At) -> tuple[str, dict[str, Origin]]:
    """What stands above the labels, and in it the number by which the sheets differ."""
    for at in ((row, c) for row in range(1, first[0]) for c, _ in sheets[0].row(row)):
        texts = [_text(sheet, at) for sheet in sheets]
        start, end = _common(texts), _common([text[::-1] for text in texts])[::-1]
        start = re.sub("[0-9０-９]+$", "", start)
        if len(set(texts)) == len(texts) and len(start) + len(end) > 1:
            pattern = f"^{spaced_pattern(start)}(.+){spaced_pattern(end)}$"
            return trim(re.sub(r"[^\w）)」]*(?:No|NO|№|第)?$", "", start)), {"No": Inside(pattern)}
    return "", {}


def _readable(
    sheets: Sequence[Sheet], origins: dict[str, Origin], known: set[str], title: str
) -> Forms | None:
    """The forms with those columns that are found in every sheet, and the labels that have to be
    known for that."""
    ignore: dict[str, None] = {}
    while len(origins) >= _LABELS:
        wrong = list(_wrong(sheets, _layout(origins, tuple(ignore))))
        if not wrong:
            return Forms(tuple(sheets), origins, tuple(ignore), title)
        for header, further in wrong:
            if header_key(further) in known and header_key(further) not in ignore:
                ignore[header_key(further)] = None
            else:
                origins = {name: o for name, o in origins.items() if not _is_of(header, o)}
    return None


def _is_of(wanted: str, origin: Origin) -> bool:
    return wanted in origin.texts if isinstance(origin, Label) else wanted == origin.pattern


def _wrong(sheets: Sequence[Sheet], layout: Layout) -> Iterator[tuple[str, str]]:
    """What is not found as it should be: the label or the pattern, and what stands behind it."""
    for sheet in sheets:
        try:
            find_cells(sheet, layout, 0, 0)
        except Stop as stop:
            for finding in stop.findings:
                details = finding.details
                yield details.get("label", details.get("wanted", "")), details.get("value", "")
            return


def _layout(origins: Mapping[str, Origin], ignore: tuple[str, ...]) -> Layout:
    columns = tuple(Column(header, origin) for header, origin in origins.items())
    return Layout((1,), columns, ignore=ignore)


def _read(origin: Origin, text: str) -> str:
    """The value of a cell: what the pattern finds in it, or the whole."""
    found = re.search(origin.pattern, text) if isinstance(origin, Inside) else None
    return found[1] if found else text
