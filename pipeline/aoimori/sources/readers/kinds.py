"""What a file is by its content; its name may say something else.

Many systems export an HTML table or a CSV as "Excel" (.xls). Excel warns and opens it; read here
it would be a guess, so the file is refused with what it really is, to be mended at its source.
"""

from __future__ import annotations

import io
import re

from xlrd.compdoc import CompDoc

from aoimori.core.findings import Finding, Place, Stop
from aoimori.sources.opc.package import DAMAGED, Package
from aoimori.sources.readers.workbook import SourceBytes

# The names of these formats are the same in every language. Those with a reader come first.
XLSX, XLS, CSV = "Excel (.xlsx)", "Excel 97-2003 (.xls)", "CSV"
EXTENSIONS = {".xlsx": XLSX, ".xls": XLS, ".csv": CSV}

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(r"\s*<(?:!doctype html|html|head|meta|body|table|div|style)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b")
_MHTML = re.compile(r"\s*mime-version:", re.IGNORECASE)
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# Names inside a zip that tell what it is.
_PACKAGES = (
    ("xl/workbook.bin", "Excel (.xlsb)"),
    ("xl/", XLSX),
    ("word/", "Word (.docx)"),
    ("ppt/", "PowerPoint (.pptx)"),
    ("content.xml", "OpenDocument (.ods)"),
)
_STREAMS = (
    ("Workbook", XLS),
    ("Book", XLS),
    ("WordDocument", "Word (.doc)"),
    ("PowerPoint Document", "PowerPoint (.ppt)"),
)


def kind_of(source: SourceBytes) -> str:
    """The name of the format; empty for bytes that are neither a known format nor text.

    Raises :class:`Stop`: ``password-protected``; ``not-a-workbook`` for a package that is
    damaged, unpacks to too much, or holds something unknown.
    """
    content = source.content
    if content.startswith(_ZIP):
        return _zip_kind(source)
    if content.startswith(_OLE):
        return _ole_kind(source)
    if content.startswith(b"%PDF"):
        return "PDF"
    head = content[:4096]
    text = head.decode("utf-16", "ignore") if head.startswith(_UTF_16) else head.decode("latin-1")
    text = text.removeprefix("\xef\xbb\xbf")
    if _HTML.match(text) or (_XML.match(text) and "<html" in text.lower()):
        return "HTML"
    if _XML.match(text):
        return "XML Spreadsheet 2003" if "office:spreadsheet" in text else "XML"
    if _MHTML.match(text):
        return "MHTML"
    return "" if _BINARY.search(text) else CSV


def no_workbook(source: SourceBytes, problem: str) -> Stop:
    """The file cannot be opened as a workbook."""
    return Stop(Finding("not-a-workbook", Place(source.name), {"problem": problem[:120]}))


def told(error: Exception) -> str:
    """The first line of what a library says of a damaged file, or the name of its error."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _zip_kind(source: SourceBytes) -> str:
    try:
        names = Package(source.content).names
    except DAMAGED as error:
        raise no_workbook(source, told(error)) from error
    for start, kind in _PACKAGES:
        if any(name.startswith(start) for name in names):
            return kind
    raise no_workbook(source, "ZIP")


def _ole_kind(source: SourceBytes) -> str:
    try:
        entries = CompDoc(source.content, logfile=io.StringIO()).dirlist
        # Of the container itself: a sheet pasted into a letter is no workbook.
        found = {entries[number].name for number in entries[0].children}
    except Exception as error:
        # The container is read by offsets; a damaged one makes it stumble over anything.
        raise no_workbook(source, told(error)) from error
    if "EncryptedPackage" in found:
        raise Stop(Finding("password-protected", Place(source.name)))
    for stream, kind in _STREAMS:
        if stream in found:
            return kind
    raise no_workbook(source, "OLE")
