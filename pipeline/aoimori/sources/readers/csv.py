"""CSV: bytes to one sheet. Row numbers are records, not lines (a quoted field may hold several).

Japanese "Shift_JIS" is decoded as CP932, never as shift_jis, which reads ～ and － differently.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.sheet import Sheet
from aoimori.sources.readers.workbook import Options, SourceBytes

# A field of this size is data gone wrong only far beyond what a cell can hold (32,767).
csv.field_size_limit(16 * 1024 * 1024)

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# A separator shows in the first records; in characters and in records.
_SAMPLE = 1 << 16
_RECORDS = 20


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A workbook of one nameless sheet."""

    only: Sheet
    names: tuple[str, ...] = ("",)

    def sheet(self, name: str) -> Sheet:
        return self.only


def read(source: SourceBytes, options: Options) -> CsvFile:
    """The one sheet of a CSV, blank cells as ``None``; encoding and separator are found where
    they are not given.

    Raises :class:`Stop`: ``wrong-encoding`` with the byte where it shows, ``broken-csv``,
    ``source-empty``.
    """
    text, encoding = decode(source.name, source.content, options.encoding)
    if (null := text.find("\0")) >= 0:
        place = Place(source.name, cell=f"A{text[:null].count(chr(10)) + 1}")
        raise Stop(Finding("broken-csv", place, {"problem": "NUL (U+0000)"}))
    delimiter = options.delimiter or find_delimiter(text)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = tuple(tuple(cell or None for cell in record) for record in records)
    except csv.Error as error:
        place = Place(source.name, cell=f"A{records.line_num}")
        raise Stop(Finding("broken-csv", place, {"problem": str(error)})) from error
    if not any(any(row) for row in rows):
        raise Stop(Finding("source-empty", Place(source.name)))
    used = len(rows), max(map(len, rows))
    sheet = Sheet(source.name, "", rows, delimited=True, encoding=encoding, used=used)
    return CsvFile(sheet)


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


def decode(name: str, content: bytes, encoding: str) -> tuple[str, str]:
    """The text, and the encoding: that which is given, else UTF-16 if a BOM says so (the "Unicode
    text" of Excel), else UTF-8 (a BOM is taken off, and named: ``utf-8-sig``), else CP932."""
    if encoding:
        return _strict(name, content, encoding), encoding
    if content.startswith(_UTF_16):
        return _strict(name, content, "utf-16"), "utf-16"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strict(name, content, "cp932")
    else:
        return text, "utf-8-sig" if content.startswith(_BOM) else "utf-8"
    if _looks_misread(text):
        details = {"encoding": "UTF-8・CP932", "offset": "0", "record": "1"}
        raise Stop(Finding("wrong-encoding", Place(name), details))
    return text, "cp932"


def _looks_misread(text: str) -> bool:
    """EUC-JP read as CP932 is a text of half-width katakana, which no office writes so much."""
    letters = [character for character in text if character > "\x7f"]
    half_width = sum("\uff61" <= character <= "\uff9f" for character in letters)
    return half_width * 2 > len(letters)


def _strict(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        details = {
            "encoding": encoding,
            "offset": str(error.start),
            "record": str(content[: error.start].count(b"\n") + 1),
        }
        raise Stop(Finding("wrong-encoding", Place(name), details)) from error
