"""The file of a case (tests/rules/*.yaml): a workbook, an old one, a CSV, or what is no data."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from aoimori.core.sheet import parse_address
from support.biff import XlsSheet, xls

Words = Mapping[str, Any]
Address = tuple[int, int]
# One grey dot.
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


def case_file(words: Words, name: str, folder: Path) -> Path:
    """Write the file of a case under a name into a folder."""
    path = folder / name
    path.write_bytes(_WRITERS[path.suffix](words))
    return path


def _csv(words: Words) -> bytes:
    text: str = words["csv"]
    return text.encode(words.get("encoding", "utf-8"))


def _xls(words: Words) -> bytes:
    cells = {
        (row, column): value
        for row, values in enumerate(words["rows"])
        for column, value in enumerate(values)
        if value is not None
    }
    merged = [
        (top - 1, bottom - 1, left - 1, right - 1) for top, left, bottom, right in _merged(words)
    ]
    return xls({words.get("sheet", "表1"): XlsSheet(cells, merged)})


def _xlsx(words: Words) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheets = [words, *words.get("further", ())]
    for number, told in enumerate(sheets, start=1):
        _Page(book, told, told.get("sheet", f"表{number}")).write()
    shown = next(n for n, told in enumerate(sheets) if not told.get("hidden_sheet"))
    book.worksheets()[shown].activate()
    book.worksheets()[shown].set_first_sheet()
    book.close()
    return stream.getvalue()


class _Page:
    """One sheet being written."""

    def __init__(self, book: Any, words: Words, name: str) -> None:
        self.book, self.words = book, words
        self.sheet = book.add_worksheet(name)
        self.looks = self._looks()

    def write(self) -> None:
        for area in _merged(self.words):
            top, left, bottom, right = (number - 1 for number in area)
            self.sheet.merge_range(top, left, bottom, right, "")
        formulas = {parse_address(at): text for at, text in self.words.get("formulas", {}).items()}
        for row, values in enumerate(self.words["rows"], start=1):
            for column, value in enumerate(values, start=1):
                self._cell((row, column), value, formulas.get((row, column)))
        for row in self.words.get("hidden_rows", ()):
            self.sheet.set_row(row - 1, None, None, {"hidden": True})
        for letters in self.words.get("hidden_columns", ()):
            self.sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
        for shape in self.words.get("shapes", ()):
            self._shape(shape)
        if self.words.get("hidden_sheet"):
            self.sheet.hide()

    def _looks(self) -> dict[Address, dict[str, Any]]:
        looks: dict[Address, dict[str, Any]] = {}
        for word, key in (
            ("fills", "bg_color"),
            ("colours", "font_color"),
            ("formats", "num_format"),
        ):
            for at, told in self.words.get(word, {}).items():
                code = f"#{told}" if word != "formats" else told
                looks.setdefault(parse_address(at), {})[key] = code
        for word, key in (("bold", "bold"), ("strike", "font_strikeout")):
            for at in self.words.get(word, ()):
                looks.setdefault(parse_address(at), {})[key] = True
        return looks

    def _cell(self, at: Address, value: Any, formula: str | None) -> None:
        look = dict(self.looks.get(at, {}))
        if isinstance(value, date):
            look.setdefault("num_format", "yyyy-mm-dd")
        shown = self.book.add_format(look) if look else None
        row, column = at[0] - 1, at[1] - 1
        match value:
            case _ if formula is not None:
                self.sheet.write_formula(row, column, formula, shown, value)
            case None:
                if shown is not None:
                    self.sheet.write_blank(row, column, None, shown)
            case bool():
                self.sheet.write_boolean(row, column, value, shown)
            case str():
                self.sheet.write_string(row, column, value, shown)
            case datetime() | date():
                self.sheet.write_datetime(row, column, value, shown)
            case _:
                self.sheet.write_number(row, column, value, shown)

    def _shape(self, shape: Words) -> None:
        match shape["kind"]:
            case "picture":
                options = {"image_data": io.BytesIO(_PICTURE), "x_scale": 40, "y_scale": 40}
                self.sheet.insert_image(shape["at"], "dot.png", options)
            case "chart":
                chart = self.book.add_chart({"type": "column"})
                chart.add_series({"values": f"='{self.sheet.name}'!{shape['of']}"})
                self.sheet.insert_chart(shape["at"], chart)
            case _:
                self.sheet.insert_textbox(shape["at"], shape["text"])


def _merged(words: Words) -> list[tuple[int, int, int, int]]:
    ends = [area.split(":") for area in words.get("merged", ())]
    return [(*parse_address(first), *parse_address(last)) for first, last in ends]


def _pdf(words: Words) -> bytes:
    return b"%PDF-1.4\n%%EOF\n"


def _docx(words: Words) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    return stream.getvalue()


_WRITERS: Mapping[str, Callable[[Words], bytes]] = {
    ".xlsx": _xlsx,
    ".xls": _xls,
    ".csv": _csv,
    ".pdf": _pdf,
    ".docx": _docx,
}
