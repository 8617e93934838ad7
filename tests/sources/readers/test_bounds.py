"""However a workbook is made, reading it ends soon, in little memory, with a sheet or one line.

Time and memory have ample room here; what is really needed is in docs/decisions/0009.
"""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable

import pytest

from aoimori.core.findings import Finding, Stop
from aoimori.core.sheet import CellProblem, Sheet
from aoimori.sources.readers import Options, SourceBytes, open_workbook
from aoimori.sources.readers.xlsx import XlsxFile
from support.xlsx import SHEET, filled, repacked, replaced, shared

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MIB = 1 << 20


def read(content: bytes) -> Sheet:
    return open_workbook(SourceBytes("a.xlsx", content), Options()).sheet("表")


def refused(content: bytes) -> Finding:
    with pytest.raises(Stop) as caught:
        read(content)
    (finding,) = caught.value.findings
    return finding


def with_sheet(pieces: Iterable[str], after: str = "") -> bytes:
    """A workbook whose rows are these pieces of XML, never all in memory."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(filled([[1]]))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, old.read(name))
        with new.open(SHEET, "w") as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for piece in pieces:
                part.write(piece.encode())
            part.write(f"</sheetData>{after}</worksheet>".encode())
    return stream.getvalue()


def peak(work: Callable[[], object]) -> int:
    """The most memory that Python held meanwhile, in bytes, without what it held before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def empty_rows(count: int) -> Iterable[str]:
    yield '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'
    letters = "ABCDEFGHIJKL"
    for row in range(2, count + 1):
        cells = "".join(f'<c r="{x}{row}" s="0"/>' for x in letters)
        yield f'<row r="{row}">{cells}</row>'


def test_formatted_rows_down_to_the_last_cost_no_memory() -> None:
    content = with_sheet(empty_rows(30_000))
    sheets: list[Sheet] = []
    assert peak(lambda: sheets.append(read(content))) < 6 * MIB + 2 * len(content)
    assert sheets[0].rows == ((2,),)


@pytest.mark.parametrize("prefix", ["<!-- -->", ""])
def test_empty_cells_of_any_form(prefix: str) -> None:
    cells = "<c/>" * 20_000 if not prefix else '<c r="A1" s="0"/>' * 20_000
    assert peak(lambda: refused(with_sheet([f'{prefix}<row r="1">{cells}</row>']))) < 12 * MIB


@pytest.mark.parametrize("formula", ["", "<f>1</f>"])
def test_a_value_in_the_last_cell_is_not_a_sheet_of_billions(formula: str) -> None:
    rows = ['<row r="1"><c r="A1"><v>1</v></c></row>']
    rows.append(f'<row r="1048576"><c r="XFD1048576">{formula}<v>1</v></c></row>')
    finding = refused(with_sheet(rows))
    assert (finding.check, finding.place.cell) == ("sheet-too-large", "XFD1048576")
    assert finding.details["range"] == "A1:XFD1048576"


def test_a_value_far_away_in_a_plain_sheet() -> None:
    rows = ['<row r="1"><c r="ZZ1"><v>1</v></c></row>']
    rows.append('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    assert refused(with_sheet(rows)).check == "sheet-too-large"


def test_rows_that_each_reach_far_are_told_before_memory_ends() -> None:
    rows = (f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 4_000))
    assert refused(with_sheet(rows)).check == "sheet-too-large"


@pytest.mark.parametrize("place", ["XFE1", "A1048577", "ZZZ1", "A0", "1", "甲1"])
def test_cells_where_none_can_be(place: str) -> None:
    content = with_sheet([f'<row r="1"><c r="{place}"><v>1</v></c></row>'])
    assert refused(content).check == "not-a-workbook"


def test_a_merged_range_of_everything() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rows = [f'<row r="{n}"><c r="B{n}"><v>1</v></c></row>' for n in range(2, 1000)]
    assert refused(with_sheet(rows, merged)).check == "source-empty"
    rows.insert(0, '<row r="1"><c r="A1"><v>7</v></c></row>')
    assert read(with_sheet(rows, merged)).rows == ((7,),)


def test_merged_ranges_without_end() -> None:
    rows = [
        '<row r="1"><c r="Z1"><v>1</v></c></row>',
        '<row r="9999"><c r="A9999"><v>1</v></c></row>',
    ]
    ranges = "".join(f'<mergeCell ref="B1:X{1_000_000 - n}"/>' for n in range(10_000))
    finding = refused(with_sheet(rows, f"<mergeCells>{ranges}</mergeCells>"))
    assert finding.check == "sheet-too-large"


def test_hidden_columns_to_the_last() -> None:
    columns = '<cols><col min="2" max="16384" hidden="1"/></cols>'
    content = with_sheet(['<row r="1"><c r="C1"><v>1</v></c></row>'])
    content = replaced(content, "<sheetData>", f"{columns}<sheetData>")
    assert read(content).hidden_columns == {2, 3}


def test_rows_and_columns_of_no_size_are_hidden() -> None:
    columns = '<cols><col min="2" max="2" width="0"/><col min="3" max="3" width="0.5"/></cols>'
    cells = "".join(f'<c r="{at}{{0}}"><v>1</v></c>' for at in "ABC")
    flat = ('ht="15"', 'ht="0" customHeight="1"', 'ht="0.00"', 'ht="?"', 'ht="0.75"')
    rows = [f'<row r="{n}" {h}>{cells.format(n)}</row>' for n, h in enumerate(flat, start=1)]
    content = replaced(with_sheet(rows), "<sheetData>", f"{columns}<sheetData>")
    sheet = read(content)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 3}, {2})


def test_circular_formulas_are_what_was_stored() -> None:
    cells = '<c r="A1"><f>B1</f><v>3</v></c><c r="B1"><f>A1</f><v>3</v></c><c r="C1"><f>C1</f></c>'
    sheet = read(with_sheet([f'<row r="1">{cells}</row>']))
    assert sheet.rows == ((3, 3, CellProblem("formula-without-value", "=C1")),)


def test_a_long_formula_shared_by_many_is_not_written_out_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aoimori.sources.readers.formulas._MAX_TRANSLATED", MIB // 8)
    long = "+".join(f"B{n}" for n in range(1, 1200))
    cells = f'<c r="A1"><f t="shared" ref="A1:A9999" si="0">{long}</f><v>1</v></c>'
    rows = [f'<row r="1">{cells}</row>']
    child = '<row r="{0}"><c r="A{0}"><f t="shared" si="0"/><v>1</v></c></row>'
    rows.extend(child.format(n) for n in range(2, 150))
    sheet = read(with_sheet(rows))
    assert sheet.formulas[2, 1].startswith("=B2+B3")
    assert sum(map(len, set(sheet.formulas.values()))) < MIB // 4
    assert sheet.formulas[149, 1] == f"={long}"


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>',
    "a file of ours": '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
    "another document": '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">',
    "none to speak of": "<!DOCTYPE x>",
}


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize(
    "part", [SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"]
)
def test_a_document_type_is_refused(name: str, part: str) -> None:
    content = shared(filled([["甲", 1]]))

    def spoil(text: str) -> str:
        return DOCTYPES[name] + text[text.startswith("<?xml") and text.index("?>") + 2 :]

    finding = refused(repacked(content, {part: spoil}))
    assert (finding.check, finding.details["problem"]) == ("not-a-workbook", "XML: DOCTYPE")


@pytest.mark.parametrize(
    "xml",
    [
        '<row r="1"><c r="A1" x="' + "y" * (3 * MIB) + '"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>' + "y" * (9 * MIB) + "</v></c></row>",
        "<x>" * 99_999,
        '<row r="1"><c r="A1">' + "<v>" * 99_999,
    ],
    ids=["a tag", "a text", "depth", "depth of values"],
)
def test_nothing_in_the_xml_goes_on_without_end(xml: str) -> None:
    content = with_sheet([xml])
    assert peak(lambda: refused(content)) < 40 * MIB
    assert refused(content).details["problem"].startswith("XML: ")


def test_more_bytes_than_the_directory_tells() -> None:
    """What is read never exceeds what the directory tells, and the check sum does not fit."""
    content = bytearray(with_sheet(empty_rows(1000)))
    at = content.rfind(SHEET.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    assert refused(bytes(content)).check == "not-a-workbook"


def test_a_package_that_unpacks_to_more_than_is_bearable(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_sheet(empty_rows(6000))
    monkeypatch.setattr("aoimori.sources.opc.package.MAX_UNPACKED", MIB)
    assert refused(content).details["problem"] == "0.0 GiB"


def test_a_package_packed_in_a_way_that_has_no_bound() -> None:
    """Some bytes of bzip2 are many more, all at once."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as new:
        new.writestr(SHEET, bytes(200 * MIB))
    assert peak(lambda: refused(stream.getvalue())) < MIB


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_part_that_ends_early(share: float) -> None:
    content = filled([["甲", n] for n in range(200)])
    cut = repacked(content, {SHEET: lambda text: text[: int(len(text) * share)]})
    assert refused(cut).check == "not-a-workbook"


def test_a_part_that_is_not_there() -> None:
    stream = io.BytesIO()
    content = filled([[1]])
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, old.read(name))
    book = XlsxFile(SourceBytes("a.xlsx", stream.getvalue()))
    assert book.names == ("表",)
    assert refused(stream.getvalue()).check == "not-a-workbook"


@pytest.mark.parametrize("content", [b"," * 50_000_001, b"a,b\n" + b",\n" * 25_000_000])
def test_a_csv_of_more_values_than_memory_holds(content: bytes) -> None:
    source = SourceBytes("a.csv", content)

    def told() -> Finding:
        with pytest.raises(Stop) as caught:
            open_workbook(source, Options())
        return caught.value.findings[0]

    finding = told()
    assert (finding.check, finding.details["limit"]) == ("csv-too-large", "50,000,000")
    assert peak(told) < 300 * MIB
