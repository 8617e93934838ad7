"""Workbooks made in a test, and their parts changed by hand where no library writes such things."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def made(change: Callable[[Worksheet], Any]) -> bytes:
    """A workbook of one sheet 表, filled by a function."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    change(sheet)
    return saved(book)


def filled(rows: Iterable[Iterable[object]]) -> bytes:
    """A workbook of one sheet with these rows; a leading = or # is text, not a formula."""

    def fill(sheet: Worksheet) -> None:
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                cell = sheet.cell(row, column)
                cell.value = value  # type: ignore[assignment]
                if isinstance(value, str):
                    cell.data_type = "s"

    return made(fill)


def repacked(
    content: bytes,
    parts: Mapping[str, Callable[[str], str]],
    add: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The same package with some parts changed and others added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            change = parts.get(name)
            new.writestr(name, change(text.decode()).encode() if change else text)
        for name, added in (add or {}).items():
            new.writestr(name, added)
    return stream.getvalue()


def replaced(content: bytes, old: str, new: str, part: str = SHEET) -> bytes:
    """The same package with one text of a part replaced, which must be there."""

    def change(text: str) -> str:
        assert old in text, text[:2000]
        return text.replace(old, new)

    return repacked(content, {part: change})


def renamed(content: bytes, old: str, new: str) -> bytes:
    """The same package with a part under another name, which nothing else knows."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            after.writestr(new if name == old else name, before.read(name))
    return stream.getvalue()


def shared(content: bytes, change: Callable[[str], str] = str) -> bytes:
    """The texts moved into a table of their own, as Excel keeps them; openpyxl writes them into
    the cells. ``change`` is applied to each ``<si>``."""
    texts: list[str] = []

    def move(match: re.Match[str]) -> str:
        texts.append(change(f"<si>{match[1]}</si>"))
        return f"<v>{len(texts) - 1}</v>"

    def sheet(xml: str) -> str:
        xml = xml.replace('t="inlineStr"', 't="s"')
        return re.sub(r"<is>(.*?)</is>", move, xml, flags=re.DOTALL)

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        moved = sheet(package.read(SHEET).decode())
    link = f'<Relationship Id="rIdS" Type="{_RELATION}" Target="sharedStrings.xml"/>'
    kind = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS_TYPE}"/>'
    return repacked(
        content,
        {
            SHEET: lambda _: moved,
            "xl/_rels/workbook.xml.rels": lambda t: t.replace("</Rel", link + "</Rel"),
            "[Content_Types].xml": lambda t: t.replace("</Types>", kind + "</Types>"),
        },
        {"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{"".join(texts)}</sst>'},
    )


def signed(content: bytes) -> bytes:
    """The same package with parts of a digital signature, as Excel adds them."""
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-package.digital-signature"
    origin = (
        f'<Relationship Id="rIdSig" Type="{package}/relationships/digital-signature/origin" '
        'Target="_xmlsignatures/origin.sigs"/>'
    )
    types = (
        f'<Default Extension="sigs" ContentType="{kind}-origin"/>'
        f'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="{kind}-xmlsignature+xml"/>'
    )
    signature = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{package}/relationships/digital-signature/signature" Target="sig1.xml"/>'
        "</Relationships>"
    )
    return repacked(
        content,
        {
            "_rels/.rels": lambda text: text.replace("</Rel", f"{origin}</Rel"),
            "[Content_Types].xml": lambda text: text.replace("</Types>", f"{types}</Types>"),
        },
        {
            "_xmlsignatures/origin.sigs": "",
            "_xmlsignatures/_rels/origin.sigs.rels": signature,
            "_xmlsignatures/sig1.xml": "<Signature><SignatureValue/></Signature>",
        },
    )
