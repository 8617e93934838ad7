"""What stands in the file of a workbook beside its values is found, wherever in the package."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from aoimori.core.package import PackagePart
from aoimori.sources.inside import package_parts
from aoimori.sources.inside.xls import _properties
from aoimori.sources.readers.workbook import SourceBytes
from support.biff import XlsSheet, xls
from support.jpeg import photograph
from support.ole import compound
from support.xlsx import SHEET, made, renamed, repacked, replaced, saved

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK, BOOK_RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def parts(content: bytes, name: str = "x.xlsx") -> list[PackagePart]:
    return list(package_parts(SourceBytes(name, content)))


def told(content: bytes, name: str = "x.xlsx") -> list[tuple[str, str, str]]:
    return [(p.kind, p.name, p.text) for p in parts(content, name)]


def where(content: bytes, name: str = "x.xlsx") -> list[tuple[str, str, str]]:
    return [(p.kind, p.sheet, p.cell) for p in parts(content, name)]


def plain(sheet: Worksheet) -> None:
    for row in range(1, 6):
        sheet.append([f"v{row}", row, None, f"w{row}"])


PLAIN = made(plain)


def linked(
    kind: str, target: str, content: str = "<a/>", mode: str = "", rels: str = BOOK_RELS
) -> bytes:
    """The plain workbook with one more part, and what leads to it."""
    outside = f' TargetMode="{mode}"' if mode else ""
    link = f'<Relationship Id="rX" Type="{R}/{kind}" Target="{target}"{outside}/>'
    part = {} if mode else {f"xl/{target}": content}
    return repacked(PLAIN, {rels: lambda text: text.replace("</Rel", f"{link}</Rel")}, part)


def test_a_plain_workbook_and_a_csv_hold_nothing_else() -> None:
    assert parts(PLAIN) == []
    assert parts("名,数\n".encode(), "x.csv") == []


def test_properties_that_tell_of_people() -> None:
    book = Workbook()
    book.properties.creator = "青森太郎"
    book.properties.lastModifiedBy = "弘前花子"
    book.properties.revision = "3"
    book.properties.title = "人口"
    app = "<Company>試験市役所</Company><Manager>八戸</Manager><Application"
    content = replaced(saved(book), "<Application", app, "docProps/app.xml")
    assert told(content) == [
        ("author-property", "Company", "試験市役所"),
        ("author-property", "Manager", "八戸"),
        ("author-property", "creator", "青森太郎"),
        ("author-property", "lastModifiedBy", "弘前花子"),
        ("author-property", "revision", "3"),
    ]


def test_properties_of_ones_own() -> None:
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        'docPropsVTypes"><property fmtid="{D}" pid="2" name="担当"><vt:lpwstr>青森</vt:lpwstr>'
        "</property></Properties>"
    )
    content = repacked(PLAIN, {}, {"docProps/custom.xml": xml})
    assert told(content) == [("custom-property", "担当", "青森")]


def test_comments_with_their_authors() -> None:
    def fill(sheet: Worksheet) -> None:
        plain(sheet)
        sheet["B2"].comment = Comment("要\n 確認", "青森太郎")

    (part,) = parts(made(fill))
    assert part == PackagePart("cell-comment", "", "要 確認", "表", "B2", "青森太郎")


def test_threads_of_comments_with_the_people_in_them() -> None:
    def fill(sheet: Worksheet) -> None:
        plain(sheet)
        sheet["B2"].comment = Comment("[Threaded comment]", "tc={1}")

    content = made(fill)
    ms = "http://schemas.microsoft.com/office/2017/10/relationships"
    thread = (
        f'<Relationship Id="rT" Type="{ms}/threadedComment" Target="../threadedComments/t.xml"/>'
    )
    people = f'<Relationship Id="rP" Type="{ms}/person" Target="persons/person.xml"/>'
    content = repacked(
        content,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": lambda t: t.replace("</Rel", f"{thread}</Rel"),
            BOOK_RELS: lambda t: t.replace("</Rel", f"{people}</Rel"),
        },
        {
            "xl/threadedComments/t.xml": '<T xmlns="x"><threadedComment ref="B2" personId="{9}">'
            "<text>誰の数?</text></threadedComment></T>",
            "xl/persons/person.xml": '<P xmlns="x"><person displayName="弘前花子" id="{9}"/></P>',
        },
    )
    assert {(p.kind, p.text, p.cell, p.by) for p in parts(content)} == {
        ("cell-comment", "誰の数?", "B2", "弘前花子"),
        ("author-property", "弘前花子", "", ""),
    }


@pytest.mark.parametrize(
    ("kind", "target", "check"),
    [
        ("oleObject", "embeddings/oleObject1.bin", "embedded-object"),
        ("package", "embeddings/Book1.xlsx", "embedded-object"),
        ("control", "activeX/activeX1.xml", "embedded-object"),
        ("vbaProject", "vbaProject.bin", "macro-code"),
        ("xlMacrosheet", "macrosheets/sheet1.xml", "macro-code"),
        ("revisionHeaders", "revisions/revisionHeaders.xml", "revision-log"),
        ("usernames", "revisions/userNames.xml", "revision-log"),
        ("customXml", "../customXml/item1.xml", "custom-xml"),
        ("pivotCacheRecords", "pivotCache/pivotCacheRecords1.xml", "pivot-cache"),
        ("queryTable", "queryTables/queryTable1.xml", "data-connection"),
    ],
)
def test_parts_are_told_by_what_leads_to_them_and_by_their_names(
    kind: str, target: str, check: str
) -> None:
    name = f"xl/{target}".replace("xl/../", "")
    content = repacked(PLAIN, {}, {name: "<a/>"})
    assert told(content) == [(check, name, name)]
    link = f'<Relationship Id="rX" Type="{R}/{kind}" Target="/xl/odd/name.dat"/>'
    content = repacked(
        PLAIN,
        {BOOK_RELS: lambda text: text.replace("</Rel", f"{link}</Rel")},
        {"xl/odd/name.dat": "<a/>"},
    )
    assert told(content) == [(check, "xl/odd/name.dat", "xl/odd/name.dat")]


def test_a_link_to_another_workbook_is_told_by_where_it_leads() -> None:
    rels = (
        f'<Relationships><Relationship Id="r1" Type="{R}/externalLinkPath" '
        'Target="file:///C:/Users/taro/%E5%8E%9F%E7%A8%BF.xlsx" TargetMode="External"/>'
        "</Relationships>"
    )
    content = repacked(
        linked("externalLink", "externalLinks/externalLink1.xml"),
        {},
        {"xl/externalLinks/_rels/externalLink1.xml.rels": rels},
    )
    link = "file:///C:/Users/taro/%E5%8E%9F%E7%A8%BF.xlsx"
    assert told(content) == [("external-link", "xl/externalLinks/externalLink1.xml", link)]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.jp/", []),
        ("mailto:info@example.jp", []),
        ("file:///C:/a.xlsx", ["file:///C:/a.xlsx"]),
        ("\\\\server\\a.xlsx", ["\\\\server\\a.xlsx"]),
        ("../a.xlsx", ["../a.xlsx"]),
    ],
)
def test_what_leads_to_the_web_is_seen_what_leads_to_a_file_is_told(
    target: str, expected: list[str]
) -> None:
    found = told(linked("hyperlink", target, mode="External"))
    assert [(check, text) for check, _, text in found] == [("external-link", t) for t in expected]


def test_comments_and_people_that_nothing_leads_to_are_told() -> None:
    comment = '<comment ref="B2" authorId="0"><text><t>要確認</t></text></comment>'
    content = repacked(
        PLAIN,
        {},
        {
            "xl/comments1.xml": f"<c><authors><author>太郎</author></authors>{comment}</c>",
            "xl/persons/person.xml": '<P xmlns="x"><person displayName="花子" id="{9}"/></P>',
        },
    )
    assert parts(content) == [
        PackagePart("cell-comment", "", "要確認", "", "B2", "太郎"),
        PackagePart("author-property", "person", "花子"),
    ]


def test_parts_by_any_spelling_of_their_names() -> None:
    content = linked("oleObject", "odd/Name.DAT")
    content = renamed(content, "xl/odd/Name.DAT", "XL\\odd\\name.dat")
    assert told(content) == [("embedded-object", "XL/odd/name.dat", "XL/odd/name.dat")]


def test_a_workbook_that_nothing_leads_to_is_looked_into_where_it_is_by_custom() -> None:
    content = replaced(PLAIN, '<row r="2"', '<row r="2" hidden="1"')
    content = replaced(content, "<sheets>", '<fileSharing userName="taro"/><sheets>', BOOK)
    content = repacked(content, {"_rels/.rels": lambda _: "<Relationships/>"})
    assert where(content) == [("author-property", "", ""), ("hidden-row", "表", "A2:D2")]


def test_a_connection_is_told_by_its_name() -> None:
    xml = '<connections xmlns="x"><connection id="1" name="住民DB"/></connections>'
    assert told(linked("connections", "connections.xml", xml)) == [
        ("data-connection", "xl/connections.xml", "住民DB")
    ]


def test_who_refreshed_a_pivot_table() -> None:
    xml = '<pivotCacheDefinition xmlns="x" refreshedBy="taro"/>'
    found = told(linked("pivotCacheDefinition", "pivotCache/definition.xml", xml))
    assert found == [("author-property", "refreshedBy", "taro")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<fileSharing userName="taro"/>', [("author-property", "taro")]),
        (
            '<absPath url="C:\\Users\\taro\\Documents\\"/>',
            [("local-path", "C:\\Users\\taro\\Documents\\")],
        ),
        ('<absPath url="/Users/taro/Desktop/"/>', [("local-path", "/Users/taro/Desktop/")]),
        ('<absPath url="D:\\data\\"/>', []),
        (
            '<views><customWorkbookView name="青森 - 個人用ビュー"/></views>',
            [("author-property", "青森 - 個人用ビュー")],
        ),
    ],
)
def test_what_the_workbook_itself_tells(words: str, expected: list[tuple[str, str]]) -> None:
    content = replaced(PLAIN, "<bookViews>", f"{words}<bookViews>", "xl/workbook.xml")
    assert [(check, text) for check, _, text in told(content)] == expected


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_and_names(state: str) -> None:
    book = Workbook()
    book.create_sheet("控え").sheet_state = state
    book.defined_names["_xlnm._FilterDatabase"] = DefinedName(
        "_xlnm._FilterDatabase", attr_text="Sheet!$A$1:$B$2", hidden=True
    )
    book.defined_names["内部"] = DefinedName("内部", attr_text='"青森"', hidden=True)
    book.defined_names["公開"] = DefinedName("公開", attr_text="Sheet!$A$1")
    assert sorted(told(saved(book))) == [
        ("hidden-name", "内部", '"青森"'),
        ("hidden-sheet", "控え", ""),
    ]


def test_hidden_rows_and_columns_that_hold_values() -> None:
    def fill(sheet: Worksheet) -> None:
        plain(sheet)
        for row in (2, 3, 5, 99):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions.group("B", "C", hidden=True)
        sheet.column_dimensions.group("G", "XFD", hidden=True)

    # Row 99 and column C hold nothing.
    assert where(made(fill)) == [
        ("hidden-row", "表", "A2:D3"),
        ("hidden-row", "表", "A5:D5"),
        ("hidden-column", "表", "B1:B5"),
    ]


def test_parts_of_every_sheet_are_looked_at_also_of_hidden_ones() -> None:
    book = Workbook()
    for name in ("一", "二"):
        sheet = book.create_sheet(name)
        plain(sheet)
        sheet.row_dimensions[2].hidden = True
    book["二"].sheet_state = "hidden"
    found = where(saved(book))
    assert found == [
        ("hidden-sheet", "二", ""),
        ("hidden-row", "一", "A2:D2"),
        ("hidden-row", "二", "A2:D2"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('<row r="2"', '<row r="2" ht="0" customHeight="1"', "A2:D2"),
        ('<row r="2"', '<row r="2" ht="0.00" customHeight="1"', "A2:D2"),
        ('<row r="2"', "<row r='2' hidden='true'", "A2:D2"),
        ("<sheetData>", '<cols><col min="4" max="4" width="0"/></cols><sheetData>', "D1:D5"),
        ('<row r="2"', '<row r="2" ht="10"', ""),
        ('<row r="2"', '<row r="2" hidden="0"', ""),
    ],
)
def test_what_has_no_size_is_hidden(old: str, new: str, expected: str) -> None:
    found = where(replaced(PLAIN, old, new))
    assert [cell for *_, cell in found] == ([expected] if expected else [])


def test_a_word_across_two_pieces_of_a_sheet_is_found() -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(6, 20_000))
    for padding in (0, 11, 23):
        text = f"{rows}{' ' * padding}<row r='50000' hidden='1'><c><v>2</v></c></row></sheetData>"
        content = replaced(PLAIN, "</sheetData>", text)
        assert where(content) == [("hidden-row", "表", "A50000")]


def test_sheets_in_another_encoding() -> None:
    def utf16(text: str) -> str:
        return text.replace('<row r="2"', '<row r="2" hidden="1"')

    content = repacked(PLAIN, {SHEET: utf16})
    with_bom = _reencoded(content)
    assert where(with_bom) == where(content) == [("hidden-row", "表", "A2:D2")]


def _reencoded(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.decode().encode("utf-16") if name == SHEET else data)
    return stream.getvalue()


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/workbook.xml", BOOK_RELS])
def test_a_document_type_is_refused_and_told(part: str) -> None:
    assert ("package-unread", "XML: DOCTYPE", part) in told(repacked(PLAIN, {part: lambda _: BOMB}))


def test_a_document_type_of_a_sheet_is_refused_and_told() -> None:
    def spoil(text: str) -> str:
        return '<!DOCTYPE worksheet [<!ENTITY b "hidden">]>' + text

    assert told(repacked(PLAIN, {SHEET: spoil})) == [("package-unread", "XML: DOCTYPE", SHEET)]


def test_what_is_no_xml_is_told_with_its_part() -> None:
    ((check, _, part),) = told(repacked(PLAIN, {"docProps/core.xml": lambda _: "<a>"}))
    assert (check, part) == ("package-unread", "docProps/core.xml")


def test_a_big_sheet_without_hidden_parts_is_searched_not_parsed() -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(6, 100_000))
    content = replaced(PLAIN, "</sheetData>", f"{rows}</sheetData>")
    start = time.perf_counter()
    assert parts(content) == []
    assert time.perf_counter() - start < 1


def test_what_photographs_tell_with_the_sheet_they_lie_on() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name, picture in (("表", photograph()), ("図", photograph(place=False, artist="太郎"))):
        sheet = book.add_worksheet(name)
        sheet.write("A1", 1)
        sheet.insert_image("B2", "a.jpg", {"image_data": io.BytesIO(picture)})
    book.close()
    assert parts(stream.getvalue()) == [
        PackagePart("picture-position", "xl/media/image1.jpeg", "xl/media/image1.jpeg", "表"),
        PackagePart("picture-author", "xl/media/image2.jpeg", "太郎", "図"),
    ]


def test_a_photograph_under_any_name() -> None:
    content = repacked(PLAIN, {}, {"xl/media/image1.png": photograph(artist="太郎")})
    assert [(kind, text) for kind, _, text in told(content)] == [
        ("picture-position", "xl/media/image1.png"),
        ("picture-author", "太郎"),
    ]


def test_hidden_parts_and_notes_of_an_xls() -> None:
    cells = {(row, column): f"v{row}{column}" for row in range(4) for column in range(4)}
    sheets = {
        "表": XlsSheet(
            cells,  # type: ignore[arg-type]
            hidden_rows=[2, 50],
            hidden_columns=[(1, 1), (5, 255)],
            notes={(0, 0): "要確認"},
        ),
        "控え": XlsSheet({(0, 0): "x"}, visibility=2),
    }
    assert [(p.kind, p.sheet, p.cell, p.text, p.by) for p in parts(xls(sheets), "x.xls")] == [
        ("cell-comment", "表", "A1", "要確認", "担当"),
        ("hidden-row", "表", "A3:D3", "", ""),
        ("hidden-column", "表", "B1:B4", "", ""),
        ("hidden-sheet", "控え", "", "", ""),
    ]


def property_set(values: Mapping[int, tuple[int, bytes]]) -> bytes:
    """One section of a property set stream ([MS-OLEPS] 2.20)."""
    offset, index, body = 8 + 8 * len(values), b"", b""
    for key, (kind, value) in values.items():
        index += struct.pack("<II", key, offset + len(body))
        body += struct.pack("<I", kind) + value + bytes(-len(value) % 4)
    return struct.pack("<II", offset + len(body), len(values)) + index + body


def stream(*sections: bytes) -> bytes:
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0x20105, bytes(16), len(sections))
    at, places = len(head) + 20 * len(sections), b""
    for section in sections:
        places += bytes(16) + struct.pack("<I", at)
        at += len(section)
    return head + places + b"".join(sections)


def text(value: str, encoding: str = "cp932") -> tuple[int, bytes]:
    data = value.encode(encoding) + b"\0"
    return 30, struct.pack("<I", len(data)) + data


PAGE = (2, struct.pack("<H", 932))


def test_properties_of_an_xls() -> None:
    summary = stream(property_set({1: PAGE, 2: text("題"), 4: text("青森太郎"), 8: text("花子")}))
    found = [(p.name, p.text) for p in _properties("\x05SummaryInformation", summary)]
    assert found == [("creator", "青森太郎"), ("lastModifiedBy", "花子")]
    names = struct.pack("<III", 1, 2, 5) + "担当".encode("cp932") + b"\0"
    more = stream(
        property_set({1: PAGE, 15: text("試験市")}),
        # The dictionary has no type in front: its count stands there.
        property_set({0: (1, names[4:]), 1: PAGE, 2: text("弘前")}),
    )
    found = [(p.kind, p.name, p.text) for p in _properties("\x05DocumentSummaryInformation", more)]  # type: ignore[misc]
    assert found == [
        ("author-property", "Company", "試験市"),
        ("custom-property", "担当", "弘前"),
    ]


def test_streams_of_an_xls_are_told_by_their_names() -> None:
    content = compound({"Workbook": b"no records", "User Names": b"x", "MBD0018D4CE": b"x"})
    found = {p.kind for p in parts(content, "x.xls")}
    assert found == {"revision-log", "embedded-object", "package-unread"}


@pytest.mark.parametrize("cut", range(0, 4000, 500))
def test_whatever_is_cut_short_is_told(cut: int) -> None:
    assert all(p.kind == "package-unread" for p in parts(PLAIN[:cut]))
    assert [p.kind for p in parts(xls({"表": XlsSheet({(0, 0): 1.0})})[:cut], "x.xls")] == [
        "package-unread"
    ]
