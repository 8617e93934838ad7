"""How a workbook looks: its sheets on the screen and on paper, and room for what is in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from aoimori.core.looks import Look

# No workbook knows when it was made: the lock has the dates, and bytes are to be the same.
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
TEXT = "@"  # the number format of texts
DEFINITIONS, CODES = "項目定義", "コード表"
# Names Excel keeps for itself, in either language, and the other sheets.
_RESERVED = ("history", "履歴", DEFINITIONS, CODES)
_SHEET_NAME = 31  # units of UTF-16
_NOT_IN_XML = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
_WIDE_SIGNS = str.maketrans("[]:*?/\\", "［］：＊？／＼")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_NARROWEST, _WIDEST = 6, 60
_LINE, _TALLEST = 18.75, 409.0  # heights of a row in points: one line, and Excel's most
_ARROW = 3  # the button of the filter covers the end of a heading


class Book:
    """A workbook in the making, and its formats by their number format."""

    def __init__(self, stream: IO[bytes], *, by_rows: bool = True) -> None:
        """``by_rows``: one row is in memory at a time, and cells are written in their order."""
        font = {"font_name": "游ゴシック", "font_size": 11}
        options = {
            "constant_memory": by_rows,
            "use_zip64": True,
            "default_format_properties": font,
        }
        self.file = Workbook(stream, options)
        self._looks: dict[tuple[tuple[str, object], ...], Format] = {}

    def looks(self, number_format: str, *, wrapped: bool = False) -> Format:
        """The format of cells with a number format; ``wrapped`` cells break long texts."""
        wrap = {"text_wrap": True, "valign": "top"} if wrapped else {}
        return self._format({"num_format": number_format, **wrap})

    def heading(self, *, right: bool = False) -> Format:
        """The format of a heading; over numbers it stands at the ``right``, as they do."""
        place = {"align": "right"} if right else {}
        return self._format({"bold": True, "bottom": 1, "num_format": TEXT, **place})

    def marked(self, look: Look, number_format: str) -> Format:
        """The format of cells that are shown as in another workbook; colours of a theme, which
        only that workbook knows, are left out."""
        properties: dict[str, object] = {"num_format": number_format}
        if _COLOUR.fullmatch(look.fill):
            properties |= {"pattern": 1, "bg_color": f"#{look.fill}"}
        if _COLOUR.fullmatch(look.colour):
            properties["font_color"] = f"#{look.colour}"
        marks = {"bold": look.bold, "italic": look.italic, "font_strikeout": look.strike}
        return self._format({**properties, **{mark: True for mark, on in marks.items() if on}})

    def _format(self, properties: dict[str, object]) -> Format:
        key = tuple(properties.items())
        if key not in self._looks:
            self._looks[key] = self.file.add_format(properties)
        return self._looks[key]

    def sheet(self, name: str) -> Worksheet:
        """A sheet more; on paper it is A4, as wide as the page, its header on every page."""
        sheet = self.file.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
        return sheet


def width_of(heading: str, texts: Iterable[str]) -> int:
    """The width of a column in digits, from what is in it and within bounds."""
    lines = (line for text in texts for line in text.split("\n"))
    widest = max(map(_columns, lines), default=0)
    return max(_NARROWEST, min(max(widest + 1, _columns(heading) + _ARROW), _WIDEST))


def _columns(text: str) -> int:
    """Japanese characters are two digits wide (UAX 11; a Japanese font shows ambiguous ones so)."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def lines_in(value: str | int | None, width: int) -> int:
    """How many lines a text takes in a column of a width."""
    return sum(max(1, -(-_columns(line) // width)) for line in str(value or "").split("\n"))


def set_height(sheet: Worksheet, row: int, lines: int) -> None:
    """Not every program makes room for lines by itself."""
    if lines > 1:
        sheet.set_row(row, min(_LINE * lines, _TALLEST))


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: signs Excel forbids made wide, 31 units of UTF-16 at most,
    no apostrophe at either end, and none of the names that are taken."""
    printable = _NOT_IN_XML.sub("", title)
    name = _cut(printable.translate(_WIDE_SIGNS), _SHEET_NAME).strip("'")
    if not name or name.casefold() in _RESERVED:
        name = f"{name}（表）"
    return name


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
