"""Number formats and looks, from the styles of a workbook."""

from __future__ import annotations

import pytest

from aoimori.core.looks import PLAIN, Look
from aoimori.sources.readers.styles import Styles, read_styles

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SOLID = '<patternFill patternType="solid">{}<bgColor indexed="64"/></patternFill>'

GRADIENT = (
    '<gradientFill><stop position="0"><color rgb="FF00B0F0"/></stop><stop position="1">'
    '<color rgb="FF000000"/></stop></gradientFill>'
)


def styles(font: str = "", fill: str = "", more: str = "", number: int = 0) -> Styles:
    xml = (
        f'<styleSheet xmlns="{MAIN}">{more}<fonts><font/><font>{font}</font></fonts>'
        f"<fills><fill><patternFill/></fill><fill>{fill}</fill></fills>"
        '<cellStyleXfs><xf fontId="1"/></cellStyleXfs>'
        f'<cellXfs><xf/><xf numFmtId="{number}" fontId="1" fillId="1"/></cellXfs>'
        "<dxfs><dxf><font><b/></font><fill/></dxf></dxfs></styleSheet>"
    )
    return read_styles([xml.encode()])


def look(font: str = "", fill: str = "") -> Look:
    told = styles(font, fill)
    assert told.looks[0] == 0
    return told.table[told.looks[1]]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ('<fgColor rgb="FFFFFF00"/>', "FFFF00"),
        ('<fgColor rgb="ffd9e1f2"/>', "D9E1F2"),
        ('<fgColor rgb="FFFFFFFF"/>', ""),
        ('<fgColor theme="4" tint="0.6"/>', "theme4"),
        ('<fgColor theme="0"/>', ""),
        ('<fgColor theme="0" tint="-0.15"/>', "theme0"),
        ('<fgColor indexed="10"/>', "indexed10"),
        ('<fgColor indexed="9"/>', ""),
        ('<fgColor auto="1"/>', "indexed64"),
        ("", "indexed64"),
    ],
)
def test_fills(fill: str, expected: str) -> None:
    assert look(fill=SOLID.format(fill)) == Look(fill=expected)


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ("<patternFill/>", ""),
        ('<patternFill patternType="none"><fgColor rgb="FFFF0000"/></patternFill>', ""),
        ('<patternFill patternType="gray125"/>', "indexed64"),
        ('<patternFill patternType="lightUp"><fgColor rgb="FFFF0000"/></patternFill>', "FF0000"),
        ('<patternFill patternType="lightUp"><bgColor rgb="FFFF0000"/></patternFill>', "FF0000"),
        (GRADIENT, "00B0F0"),
    ],
)
def test_patterns_and_gradients(fill: str, expected: str) -> None:
    assert look(fill=fill) == Look(fill=expected)


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("<b/>", Look(bold=True)),
        ('<b val="0"/><i val="1"/>', Look(italic=True)),
        ("<strike/>", Look(strike=True)),
        ('<color rgb="FFFF0000"/>', Look(colour="FF0000")),
        ('<color rgb="FF000000"/>', PLAIN),
        ('<color theme="1"/>', PLAIN),
        ('<color theme="1" tint="0.35"/>', Look(colour="theme1")),
        ('<color theme="0"/>', Look(colour="theme0")),
        ('<color indexed="64"/>', PLAIN),
        ('<color indexed="10"/>', Look(colour="indexed10")),
        ('<color auto="1"/>', PLAIN),
        ('<sz val="11"/><name val="游ゴシック"/><u/>', PLAIN),
    ],
)
def test_letters(font: str, expected: Look) -> None:
    assert look(font) == expected


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0, "General"),
        (14, "mm-dd-yy"),
        (31, "yyyy/m/d"),
        (99, "General"),
        (176, '0"人"'),
        (30, "0.0"),
    ],
)
def test_formats_by_their_number(number: int, code: str) -> None:
    custom = (
        '<numFmts><numFmt numFmtId="176" formatCode="0&quot;人&quot;"/>'
        '<numFmt numFmtId="30" formatCode="0.0"/></numFmts>'
    )
    assert styles(more=custom, number=number).codes == ("General", code)


def test_without_styles_all_is_plain() -> None:
    assert read_styles([f'<styleSheet xmlns="{MAIN}"/>'.encode()]) == Styles()


def test_same_looks_are_told_once() -> None:
    told = styles("<b/>")
    assert told.table == (PLAIN, Look(bold=True))
    assert told.looks == (0, 1)
