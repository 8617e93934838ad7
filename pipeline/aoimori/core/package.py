"""What a workbook's file holds beside the values of its visible cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackagePart:
    """Something nobody sees in the sheet, though everybody gets it with the file.

    ``kind`` is the code of its finding, ``name`` which one it is (a property, a part of the
    package), ``text`` what it says; ``sheet`` and ``cell`` (a range) where it is in a sheet;
    ``by`` who wrote it.
    """

    kind: str
    name: str = ""
    text: str = ""
    sheet: str = ""
    cell: str = ""
    by: str = ""
