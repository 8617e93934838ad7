"""A workbook to fill in: one sheet, one header row, nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31  # letters Excel allows in the name of a sheet
# How Excel shows what is typed into a column of a type: a text keeps its zeros.
_FORMATS = {"string": "@", "date": "yyyy-mm-dd"}


def sheet_name(title: str, otherwise: str) -> str:
    """A name Excel allows: the title, cut, or something else if nothing of it is left."""
    name = _cut(_NOT_IN_NAMES.sub("", title).strip())
    # Excel keeps this name for itself.
    return name if name and name.casefold() != "history" else _cut(otherwise)


def _cut(name: str) -> str:
    """As much of a name as Excel allows; it counts letters beyond U+FFFF twice."""
    units = name.encode("utf-16-le")[: 2 * _LONGEST]
    return units.decode("utf-16-le", errors="ignore").strip()


def blank_workbook(sheet: str, columns: Sequence[tuple[str, str]], made: date) -> bytes:
    """The workbook as bytes, its columns given by header and type of field; ``made`` is the day it
    says it was made, so that the same columns give the same bytes."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(made, time.min)})
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        for column, (header, kind) in enumerate(columns):
            looks = book.add_format({"num_format": _FORMATS[kind]}) if kind in _FORMATS else None
            page.write_string(0, column, header)  # never a formula, whatever it begins with
            page.set_column(column, column, max(10, 2 * len(header) + 2), looks)
    return stream.getvalue()
