"""What stands twice and should not: rows, numbers of rows, municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked, shown
from aoimori.checks.suspicions.suspicion import (
    SUSPICIONS,
    at,
    columns_of,
    grouped,
    header,
    is_rare,
    tell,
)
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.places import is_code_column, is_place_column
from aoimori.core.text import narrow_digits

# A row with fewer values may well be like another one.
_FEWEST = 3
_ID = re.compile(
    r"(?:共通|施設|管理|事業)?ID|No\.?|№|(?:整理|管理|受付|施設|事業|一連|通し)?番号|連番|通番",
    re.IGNORECASE,
)


def _repeated(looked: Looked) -> dict[int, int]:
    """The rows that say in every column what an earlier one says, with that one."""
    sheet, first, copies = looked.table.sheet, dict[int, int](), dict[int, int]()
    left, right = looked.table.first_column - 1, looked.table.last_column
    for row in looked.table.body:
        cells = sheet.rows[row - 1][left:right]
        if sum(cell not in (None, "") for cell in cells) < _FEWEST:
            continue
        earlier = first.setdefault(hash(cells), row)
        if earlier != row and cells == sheet.rows[earlier - 1][left:right]:
            copies[row] = earlier
    return copies


@SUSPICIONS.register("duplicate-rows")
def duplicate_rows(looked: Looked) -> Iterator[Finding]:
    """Rows in which every column is as in an earlier one."""
    copies = _repeated(looked)
    columns = range(looked.table.first_column, looked.table.last_column + 1)
    if is_rare(list(copies), looked.table.body, share=0.5):
        cells = [(row, column) for row in copies for column in columns]
        yield tell(
            "duplicate-row",
            looked,
            cells,
            Severity.ERROR,
            rows=str(len(copies)),
            row=str(next(iter(copies))),
            earlier=str(next(iter(copies.values()))),
        )


@SUSPICIONS.register("duplicate-ids")
def duplicate_ids(looked: Looked) -> Iterator[Finding]:
    """Numbers and IDs of rows that another row has too."""
    ids = [c for c in columns_of(looked, _ID) if _ID.fullmatch(header(c).rpartition("_")[2])]
    for column in ids[:1]:
        yield from _doubled(looked, column, "duplicate-id")


@SUSPICIONS.register("duplicate-places")
def duplicate_places(looked: Looked) -> Iterator[Finding]:
    """A municipality that has two rows where nearly all have one."""
    for column in looked.table.columns:
        if is_code_column(column) or is_place_column(column):
            yield from _doubled(looked, column, "duplicate-place")


def _doubled(looked: Looked, column: FoundColumn, code: str) -> Iterator[Finding]:
    """Values that stand twice in a column where nearly all are different."""
    texts = {row: narrow_digits(text) for row, text in looked.filled(column).items()}
    if len(set(texts.values())) == len(texts):
        return
    copies = _repeated(looked)
    texts = {row: text for row, text in texts.items() if row not in copies}
    rows = grouped(texts)
    again = [row for same in rows.values() for row in same[1:]]
    if len(texts) < 5 or not is_rare(again, list(texts)):
        return
    for same in rows.values():
        if len(same) > 1:
            yield tell(
                code,
                looked,
                at(column, same),
                Severity.ERROR,
                value=shown(looked.table.sheet.cell(same[0], column.column)),
                column=column.name,
                rows="・".join(map(str, same)),
            )
