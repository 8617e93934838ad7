"""A stripped workbook says what it said, and nothing that nobody was to get."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from aoimori.outputs.sources.strip import Unstrippable, strip
from aoimori.outputs.sources.xmlcuts import cut_sheet
from aoimori.sources.inside import package_parts
from aoimori.sources.readers.workbook import SourceBytes
from support.jpeg import IMAGE, photograph
from support.xlsx import SHEET, made, repacked, replaced, saved, signed

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK_RELS = "xl/_rels/workbook.xml.rels"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def kinds(content: bytes) -> set[str]:
    return {part.kind for part in package_parts(SourceBytes("x.xlsx", content))}


def plain(sheet: Worksheet) -> None:
    for row in range(1, 6):
        sheet.append([f"v{row}", row, f"=B{row}*2", "<&>"])
    sheet["A1"].hyperlink = "https://example.jp/"


def full() -> bytes:
    """A workbook with a bit of everything."""
    book = Workbook()
    book.properties.creator = "青森太郎"
    book.properties.lastModifiedBy = "弘前花子"
    book.properties.title = "人口"
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    plain(sheet)
    sheet["B2"].comment = Comment("要確認", "青森太郎")
    sheet["A2"].hyperlink = "file:///C:/Users/taro/a.xlsx"
    relations = "".join(
        f'<Relationship Id="rX{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(
            (
                ("externalLink", "externalLinks/externalLink1.xml"),
                ("vbaProject", "vbaProject.bin"),
                ("connections", "connections.xml"),
                ("customXml", "../customXml/item1.xml"),
            )
        )
    )
    link = (
        f'<Relationships><Relationship Id="r" Type="{R}/externalLinkPath" '
        'Target="file:///C:/b.xlsx" TargetMode="External"/></Relationships>'
    )
    content = repacked(
        saved(book),
        {
            BOOK_RELS: lambda t: t.replace("</Rel", f"{relations}</Rel"),
            "xl/workbook.xml": lambda t: t.replace(
                "<definedNames />",
                '<externalReferences><externalReference r:id="rX0"/></externalReferences>'
                '<definedNames><definedName name="内部" hidden="1">1</definedName>'
                '<definedName name="よそ">[1]表!$A$1</definedName>'
                '<definedName name="ここ">Sheet!$A$1</definedName></definedNames>'
                '<fileSharing userName="taro"/>',
            ),
            "docProps/app.xml": lambda t: t.replace(
                "<Application", "<Company>市</Company><Application"
            ),
            SHEET: lambda t: t.replace("<f>B3*2</f><v />", "<f>[1]表!A1*2</f><v>7</v>"),
        },
        {
            "xl/externalLinks/externalLink1.xml": "<a/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": link,
            "xl/vbaProject.bin": "x",
            "xl/connections.xml": "<connections/>",
            "customXml/item1.xml": "<a/>",
            "docProps/custom.xml": "<Properties/>",
        },
    )
    assert b"[1]" in parts(content)[SHEET]
    return content


def test_nothing_is_left_of_what_nobody_is_to_get() -> None:
    content = full()
    before = {"author-property", "cell-comment", "custom-xml", "data-connection", "external-link"}
    assert kinds(content) >= {*before, "hidden-name", "macro-code"}
    stripped = strip(content)
    assert kinds(stripped) == set()
    everything = b"".join(parts(stripped).values()).decode("utf-8", "replace")
    for word in (
        "青森太郎",
        "弘前花子",
        "要確認",
        "taro",
        "file:",
        "externalLink",
        "legacyDrawing",
    ):
        assert word not in everything, word


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("externalLink", "xl/externalLinks/externalLink1.xml"),
        ("oleObject", "xl/embeddings/oleObject1.bin"),
        ("control", "xl/activeX/activeX1.xml"),
        ("vbaProject", "xl/vbaProject.bin"),
        ("revisionHeaders", "xl/revisions/revisionHeaders.xml"),
        ("usernames", "xl/userNames.xml"),
        ("customXml", "customXml/item1.xml"),
        ("queryTable", "xl/queryTables/queryTable1.xml"),
        ("signature", "_xmlsignatures/sig1.xml"),
        ("comments", "xl/comments1.xml"),
        ("person", "xl/persons/person.xml"),
        ("custom-properties", "docProps/custom.xml"),
    ],
)
@pytest.mark.parametrize("form", ["named", "led to", "spelled otherwise"])
def test_what_the_gate_tells_of_is_gone(kind: str, name: str, form: str) -> None:
    told = '<a><property name="担当"/><person displayName="花子"/><comment ref="A1"/></a>'
    part = {"named": name, "led to": "xl/odd.xml", "spelled otherwise": name.upper()}[form]
    link = f'<Relationship Id="rX" Type="{R}/{kind}" Target="/xl/ODD.xml"/></Rel'
    rels = {BOOK_RELS: lambda text: text.replace("</Rel", link)} if form == "led to" else {}
    content = repacked(made(plain), rels, {part: told})
    assert len(kinds(content)) == 1
    stripped = strip(content)
    assert kinds(stripped) == set()
    assert part not in parts(stripped)
    assert b"ODD" not in parts(stripped)[BOOK_RELS]


def test_a_signature_goes_with_all_that_belongs_to_it() -> None:
    stripped = strip(signed(made(plain)))
    assert not any("sig" in name for name in parts(stripped))
    assert all(b"_xmlsignatures" not in text for text in parts(stripped).values())


def test_photographs_stay_without_what_they_tell() -> None:
    name, picture = "xl/media/image1.jpeg", photograph(artist="太郎")
    content = repacked(made(plain), {}, {name: picture})
    assert kinds(content) == {"picture-position", "picture-author"}
    stripped = strip(content)
    assert kinds(stripped) == set()
    assert parts(stripped)[name].endswith(IMAGE)
    assert len(parts(stripped)[name]) == len(picture)


def test_every_value_is_what_it_was() -> None:
    content = full()
    before = load_workbook(io.BytesIO(content), data_only=False, keep_links=False).worksheets[0]
    book = load_workbook(io.BytesIO(strip(content)))
    after = book.worksheets[0]
    values = {cell.coordinate: cell.value for row in after.iter_rows() for cell in row}
    expected = {cell.coordinate: cell.value for row in before.iter_rows() for cell in row}
    # A formula that asked another workbook is the value that was stored.
    assert values == {**expected, "C3": 7}
    assert list(book.defined_names) == ["ここ"]
    assert after["A1"].hyperlink is not None
    assert after["A2"].hyperlink is None
    assert book.properties.title == "人口"


def test_every_other_part_is_byte_for_byte_the_same_in_the_same_order() -> None:
    content = full()
    before, after = parts(content), parts(strip(content))
    assert list(after) == [name for name in before if name in after]
    changed = {name for name in after if before[name] != after[name]}
    assert changed == {
        *("[Content_Types].xml", BOOK_RELS, "xl/workbook.xml", SHEET),
        *("docProps/app.xml", "docProps/core.xml", "xl/worksheets/_rels/sheet1.xml.rels"),
    }


def test_a_plain_workbook_stays_as_it_is_and_stripping_twice_is_stripping_once() -> None:
    content = made(plain)
    known = parts(content)
    # The library gives itself as the creator.
    assert {n for n, t in parts(strip(content)).items() if known[n] != t} <= {"docProps/core.xml"}
    once = strip(full())
    assert strip(once) == once


CUTS = (
    ('<f t="shared" ref="A1:A3" si="0">[1]表!B1</f><v>1</v>', "<v>1</v>"),
    ('<f t="shared" si="0"/><v>2</v>', "<v>2</v>"),
    ('<f t="shared" si="1"/><v>3</v>', '<f t="shared" si="1"/><v>3</v>'),
    ("<f>'[2]表 (2)'!B1</f><v>4</v>", "<v>4</v>"),
    ("<f>SUM(表[2020])+Sheet2!A1</f><v>5</v>", "<f>SUM(表[2020])+Sheet2!A1</f><v>5</v>"),
    ("<x:f>[1]!率</x:f><x:v>6</x:v>", "<x:v>6</x:v>"),
    ("<f>A1</f><v>[1]表!</v>", "<f>A1</f><v>[1]表!</v>"),
)


def test_formulas_that_ask_others_go_with_all_that_share_them() -> None:
    before = "".join(f"<c>{one}</c>" for one, _ in CUTS)
    after = "".join(f"<c>{other}</c>" for _, other in CUTS)
    assert cut_sheet(before.encode(), ()).decode() == after


def test_a_rule_that_asks_another_workbook_cannot_be_cut() -> None:
    rule = "<dataValidation><formula1>[1]表!$A$1</formula1></dataValidation>"
    with pytest.raises(Unstrippable):
        strip(replaced(made(plain), "</sheetData>", f"</sheetData>{rule}"))


def test_hidden_rows_stay_for_somebody_to_decide() -> None:
    def fill(sheet: Worksheet) -> None:
        plain(sheet)
        sheet.row_dimensions[3].hidden = True

    assert kinds(strip(made(fill))) == {"hidden-row"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        replaced(made(plain), "<worksheet", "<!DOCTYPE a><worksheet"),
        repacked(
            made(plain),
            {
                BOOK_RELS: lambda t: t.replace(
                    "</Rel", f'<Relationship Id="x" Type="{R}/pivotCacheRecords" Target="a"/></Rel'
                )
            },
        ),
        replaced(made(plain), f"{R}/worksheet", f"{R}/xlMacrosheet", BOOK_RELS),
    ],
    ids=["nothing", "cut", "document type", "pivot", "a sheet of macros"],
)
def test_what_cannot_be_stripped_is_refused(content: bytes) -> None:
    with pytest.raises(Unstrippable):
        strip(content)
