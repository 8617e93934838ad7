"""A file is what its content is; a name that says something else is refused."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from aoimori.core.findings import Finding, Stop
from aoimori.sources.readers import READERS, Options, SourceBytes, open_workbook
from aoimori.sources.readers.kinds import EXTENSIONS, kind_of
from support.biff import XlsSheet, xls
from support.ole import compound
from support.xlsx import filled

XLSX = filled([["甲", 1]])
XLS = xls({"表": XlsSheet({(0, 0): "甲"})})
TABLE = "<table><tr><td>甲</td></tr></table>"


def package(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name in names:
            new.writestr(name, "")
    return stream.getvalue()


def refused(name: str, content: bytes) -> Finding:
    with pytest.raises(Stop) as caught:
        open_workbook(SourceBytes(name, content), Options())
    (finding,) = caught.value.findings
    return finding


def test_every_reader_has_the_name_of_its_kind() -> None:
    assert set(READERS.names()) == set(EXTENSIONS)


KINDS = {
    "xlsx": (XLSX, "Excel (.xlsx)"),
    "xls": (XLS, "Excel 97-2003 (.xls)"),
    "xlsb": (package("[Content_Types].xml", "xl/workbook.bin"), "Excel (.xlsb)"),
    "ods": (package("mimetype", "content.xml"), "OpenDocument (.ods)"),
    "docx": (package("[Content_Types].xml", "word/document.xml"), "Word (.docx)"),
    "doc": (compound({"WordDocument": b"", "Data": b""}), "Word (.doc)"),
    "pdf": (b"%PDF-1.7", "PDF"),
    "html": (f"\ufeff\r\n<HTML><body>{TABLE}".encode(), "HTML"),
    "html of cp932": (f"<html>{TABLE}".encode("cp932"), "HTML"),
    "html of utf-16": (f"<!DOCTYPE html>{TABLE}".encode("utf-16"), "HTML"),
    "a bare table": (TABLE.encode(), "HTML"),
    "xhtml": (f'<?xml version="1.0"?><html>{TABLE}'.encode(), "HTML"),
    "xml": (b'<?xml version="1.0"?><data/>', "XML"),
    "xml of excel": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "XML Spreadsheet 2003",
    ),
    "a web archive": (b"MIME-Version: 1.0\r\n", "MHTML"),
    "csv": ("甲,1\n".encode("cp932"), "CSV"),
    "csv of utf-16": ("甲\t1\n".encode("utf-16"), "CSV"),
    "PK as text": (b"PK,name\n1,a\n", "CSV"),
    "neither": (bytes(range(32)), ""),
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds_are_known_by_their_content(name: str) -> None:
    content, kind = KINDS[name]
    assert kind_of(SourceBytes("a", content)) == kind


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.xlsx", XLS, "Excel 97-2003 (.xls)"),
        ("a.xls", XLSX, "Excel (.xlsx)"),
        ("a.xls", TABLE.encode(), "HTML"),
        ("a.xls", b"a,b\n1,2\n", "CSV"),
        ("a.csv", XLSX, "Excel (.xlsx)"),
        ("a.csv", XLS, "Excel 97-2003 (.xls)"),
        ("a.CSV", f"<html>{TABLE}".encode(), "HTML"),
    ],
)
def test_a_name_that_says_something_else_is_refused(name: str, content: bytes, found: str) -> None:
    finding = refused(name, content)
    assert finding.check == "wrong-extension"
    assert finding.details["found"] == found
    assert finding.details["extension"] == name[1:].lower()


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv"])
def test_a_locked_workbook_is_told_whatever_its_name(name: str) -> None:
    """Excel puts an encrypted .xlsx into the container of the old format."""
    locked = compound({"EncryptionInfo": b"\x04\x00\x04\x00", "EncryptedPackage": bytes(5000)})
    assert refused(name, locked).check == "password-protected"


def huge() -> bytes:
    """A package whose directory tells of 2 GiB inside."""
    content = bytearray(XLSX)
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 2 << 30)
    return bytes(content)


NONE = {
    "a zip of anything": package("a.txt"),
    "a truncated zip": XLSX[: len(XLSX) // 2],
    "an empty zip": b"PK\x05\x06" + bytes(18),
    "a package too large": huge(),
    "a damaged container": XLS[:700],
    "a container of anything": compound({"Something": b""}),
    "a container that runs in circles": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99,
    "bytes": bytes(range(32)),
}


@pytest.mark.parametrize("name", NONE)
@pytest.mark.parametrize("extension", [".xlsx", ".xls"])
def test_what_is_no_workbook_under_any_name(name: str, extension: str) -> None:
    finding = refused(f"a{extension}", NONE[name])
    assert finding.check == "not-a-workbook"
    assert finding.details["problem"]
