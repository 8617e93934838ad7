"""What lies on a sheet, and comments."""

from __future__ import annotations

import base64
import io

import pytest
import xlsxwriter

from aoimori.core.looks import Shape
from aoimori.core.sheet import Sheet
from aoimori.sources.readers import Options, SourceBytes, open_workbook
from support.xlsx import SHEET, filled, repacked

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "xl/worksheets/_rels/sheet1.xml.rels"


def read(content: bytes) -> Sheet:
    return open_workbook(SourceBytes("a.xlsx", content), Options()).sheet("表")


def test_what_a_library_lays_on_a_sheet() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("表")
    sheet.write(0, 0, 1)
    sheet.insert_image("C3", "dot.png", {"image_data": io.BytesIO(DOT)})
    sheet.insert_textbox("D5", "一行目\n二行目")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=表!$A$1:$A$1"})
    sheet.insert_chart("E9", chart)
    sheet.insert_button("G2", {"caption": "押す"})
    sheet.write_comment("A1", "速報値")
    sheet.set_header("&L&G", {"image_left": "dot.png", "image_data_left": io.BytesIO(DOT)})
    book.close()
    told = read(stream.getvalue())
    assert set(told.shapes) == {
        Shape("picture", (3, 3)),
        Shape("shape", (5, 4), "一行目\n二行目"),
        Shape("chart", (9, 5)),
        Shape("control", (2, 7), "押す"),
    }
    assert told.comments == {(1, 1): "速報値"}


def linked(parts: dict[str, tuple[str, str]], sheet: str = "") -> bytes:
    """A workbook whose sheet leads to parts, by path: the kind of relation and the XML."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="/{part}"/>'
        for n, (part, (kind, _)) in enumerate(parts.items())
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<Relationships xmlns="{package}">{links}</Relationships>'
    return repacked(
        filled([["甲"]]),
        {SHEET: lambda text: text.replace("</worksheet>", f"{sheet}</worksheet>")},
        {RELS: rels, **{part: xml for part, (_, xml) in parts.items()}},
    )


def drawing(*anchors: str) -> bytes:
    xml = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:mc="{MC}">{"".join(anchors)}</xdr:wsDr>'
    return linked({"xl/drawings/drawing1.xml": ("drawing", xml)})


FROM = "<xdr:from><xdr:col>2</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>4</xdr:row></xdr:from>"
TO = "<xdr:to><xdr:col>7</xdr:col><xdr:row>8</xdr:row></xdr:to>"
TEXT = "<xdr:txBody><a:p><a:r><a:t>甲</a:t></a:r><a:br/><a:r><a:t>乙</a:t></a:r></a:p></xdr:txBody>"
STAND_IN = '<a14:compatExt xmlns:a14="urn:a14" spid="_x0000_s1025"/>'
CHART = (
    '<xdr:graphicFrame><a:graphic><a:graphicData uri="x"><c:chart xmlns:c="urn:c"/>'
    "</a:graphicData></a:graphic></xdr:graphicFrame>"
)
AT = (5, 3)
FALLBACK = "<mc:Fallback><xdr:pic/><a:p><a:t>古い</a:t></a:p></mc:Fallback>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<xdr:pic/>", Shape("picture", AT)),
        (f"<xdr:sp>{TEXT}</xdr:sp>", Shape("shape", AT, "甲\n乙")),
        ("<xdr:cxnSp/>", Shape("shape", AT)),
        (f"<xdr:grpSp><xdr:pic/><xdr:sp>{TEXT}</xdr:sp></xdr:grpSp>", Shape("shape", AT, "甲\n乙")),
        (CHART, Shape("chart", AT)),
        (f"<mc:AlternateContent><xdr:sp/>{FALLBACK}</mc:AlternateContent>", Shape("shape", AT)),
        (f"<xdr:sp>{STAND_IN}</xdr:sp>", None),
    ],
)
def test_every_kind_at_its_cell(inside: str, expected: Shape | None) -> None:
    content = drawing(f"<xdr:twoCellAnchor>{FROM}{TO}{inside}</xdr:twoCellAnchor>")
    assert read(content).shapes == ((expected,) if expected else ())


def test_what_is_bound_to_no_cell() -> None:
    content = drawing("<xdr:absoluteAnchor><xdr:pic/></xdr:absoluteAnchor>")
    assert read(content).shapes == (Shape("picture"),)


def lying(name: str, number: int) -> str:
    place = f'<anchor><from xmlns:xdr="{XDR}">{FROM[10:-11]}</from></anchor>'
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14">'
        f'<{name} shapeId="{number}"><pr>{place}</pr></{name}></mc:Choice>'
        f'<mc:Fallback><{name} shapeId="{number}"/></mc:Fallback></mc:AlternateContent>'
    )


VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '{}<v:shape id="_x0000_s1025"><v:textbox><div><font>押す</font></div></v:textbox>'
    '<x:ClientData ObjectType="Button"><x:Anchor>1, 2, 3, 4, 5, 6, 7, 8</x:Anchor></x:ClientData>'
    '</v:shape><v:shape id="_x0000_s1026"><x:ClientData ObjectType="Pict"/></v:shape>'
    '<v:shape id="_x0000_s1027"><x:ClientData ObjectType="Note"/></v:shape>'
    '<v:shape id="header"/></xml>'
)


def test_controls_and_objects() -> None:
    sheet = f"<oleObjects>{lying('oleObject', 1026)}</oleObjects>"
    sheet += f"<controls>{lying('control', 1025)}</controls>"
    part = "xl/drawings/vmlDrawing1.vml"
    told = read(linked({part: ("vmlDrawing", VML.format(""))}, sheet))
    assert told.shapes == (Shape("control", (4, 2), "押す"), Shape("object"))
    # Old VML need not be XML; then it is as the sheet says.
    told = read(linked({part: ("vmlDrawing", VML.format("<br>"))}, sheet))
    assert told.shapes == (Shape("object", AT), Shape("control", AT))


def test_a_thread_of_comments_in_the_place_of_its_note() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    notes = (
        f'<comments xmlns="{main}"><authors/><commentList>'
        '<comment ref="A1"><text><r><t>[スレッド化されたコメント]</t></r></text></comment>'
        "</commentList></comments>"
    )
    thread = (
        f'<ThreadedComments xmlns="{threads}"><threadedComment ref="A1" id="1">'
        "<text>これは？</text></threadedComment>"
        '<threadedComment ref="A1" parentId="1"><text>速報値です</text>'
        "</threadedComment></ThreadedComments>"
    )
    parts = {"xl/comments1.xml": ("comments", notes)}
    assert read(linked(parts)).comments == {(1, 1): "[スレッド化されたコメント]"}
    parts["xl/threadedComments/threadedComment1.xml"] = ("threadedComment", thread)
    assert read(linked(parts)).comments == {(1, 1): "これは？\n速報値です"}
