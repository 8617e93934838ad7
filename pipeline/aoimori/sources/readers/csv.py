"""CSV: bytes to one sheet. Row numbers are records, not lines (a quoted field may hold several)."""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.ranges import range_text
from aoimori.core.sheet import Sheet
from aoimori.sources.readers.encodings import Decoded, OtherLines, decode
from aoimori.sources.readers.grid import MAX_CELLS
from aoimori.sources.readers.workbook import Options, SourceBytes

# A field of this size is data gone wrong only far beyond what a cell can hold (32,767).
csv.field_size_limit(16 * 1024 * 1024)

# A separator shows in the first records; in characters and in records.
_SAMPLE = 1 << 16
_RECORDS = 20
# So many rows in another encoding are named, and so many ranges of them.
_NAMED, _RANGES = 6, 2000


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A workbook of one nameless sheet."""

    only: Sheet
    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ("",)

    def sheet(self, name: str) -> Sheet:
        return self.only


def read(source: SourceBytes, options: Options) -> CsvFile:
    """The one sheet of a CSV, blank cells as ``None``; encoding and separator are found where
    they are not given.

    Raises :class:`Stop`: ``wrong-encoding`` with the byte where it shows, ``no-text``,
    ``csv-too-large``, ``broken-csv``, ``source-empty``.
    """
    decoded = decode(source.name, source.content, options.encoding)
    text = decoded.text
    delimiter = options.delimiter or find_delimiter(text)
    _refuse_large(source.name, text, delimiter)
    records = _reader(text, delimiter)
    try:
        rows = tuple(tuple(cell or None for cell in record) for record in records)
    except csv.Error as error:
        place = Place(source.name, cell=f"A{records.line_num}")
        raise Stop(Finding("broken-csv", place, {"problem": str(error)})) from error
    if not any(any(row) for row in rows):
        raise Stop(Finding("source-empty", Place(source.name)))
    used = len(rows), max(map(len, rows))
    sheet = Sheet(source.name, "", rows, delimited=True, encoding=decoded.encoding, used=used)
    if decoded.others is None:
        return CsvFile(sheet)
    return CsvFile(sheet, (_mixed(sheet, decoded, decoded.others, delimiter),))


def _refuse_large(name: str, text: str, delimiter: str) -> None:
    """A record is a list before anybody can count it: what would fill the memory is seen first."""
    count = text.count(delimiter) + text.count("\n")
    if count > MAX_CELLS:
        details = {"count": f"{count:,}", "limit": f"{MAX_CELLS:,}"}
        raise Stop(Finding("csv-too-large", Place(name), details))


def find_delimiter(text: str) -> str:
    """Comma, tab or semicolon: the one that parts the first records alike, into more than one
    field each. The comma, if it does so or if none or several of the others do."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0]
    fitting = [delimiter for delimiter in ",\t;" if _parts_alike(sample, delimiter)]
    return fitting[0] if len(fitting) == 1 else ","


def _parts_alike(sample: str, delimiter: str) -> bool:
    try:
        records = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    except csv.Error:
        return False
    sizes = {len(record) for record in records[:_RECORDS] if record}
    return len(sizes) == 1 and sizes != {1}


def _reader(text: str, delimiter: str) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _mixed(sheet: Sheet, decoded: Decoded, others: OtherLines, delimiter: str) -> Finding:
    """One finding about the records with lines in another encoding than the file's."""
    records = _reader(decoded.text, delimiter)
    ends = [records.line_num for _ in records]
    rows = sorted({bisect_left(ends, line) + 1 for line in others.lines})
    cells = [range_text((top, 1, bottom, sheet.used[1])) for top, bottom in _runs(rows)]
    named = "・".join(map(str, rows[:_NAMED]))
    details = {
        "encoding": decoded.encoding,
        "encoding_other": others.encoding,
        "rows": named + "…" * (len(rows) > _NAMED),
        "count": str(len(rows)),
        "value": others.value,
        "expected": others.expected,
    }
    several = tuple(cells[:_RANGES]) if len(cells) > 1 else ()
    return Finding("mixed-encodings", Place(sheet.file, cell=cells[0]), details, cells=several)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of rows that follow each other."""
    for _, run in groupby(enumerate(rows), lambda told: told[1] - told[0]):
        found = [row for _, row in run]
        yield found[0], found[-1]
