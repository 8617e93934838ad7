"""A new workbook of .xls and .csv: the values as they were read, marked like any other."""

from __future__ import annotations

import io
from datetime import date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from aoimori.core.sheet import Cell, CellProblem, Sheet, cell_text
from aoimori.outputs.reports.fresh import annotate_sheets
from aoimori.sources.readers import Options, SourceBytes, open_workbook
from support.annotated import checkup, finding, loaded, parts

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=6)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), texts, st.integers(), st.booleans(), st.floats(allow_nan=False),
    st.dates(), st.datetimes().map(lambda moment: moment.replace(microsecond=0)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["=1+1", "{=1}", "http://a.example/", "<r>a</r>", "_x0041_", "'a", "0012"]),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=6).map(tuple)


@given(ROWS)
@settings(max_examples=50)
def test_every_value_is_there_with_its_type(rows: tuple[tuple[Cell, ...], ...]) -> None:
    sheet = Sheet("a.csv", "", rows, delimited=True)
    copy = annotate_sheets((sheet,), checkup(finding("", "A1"), file="a.csv"), "ja")
    data = loaded(copy)["データ"]
    assert not any("<f>" in part.decode("utf-8", "replace") for part in parts(copy).values())
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            assert same(data.cell(row, column).value, cell), (row, column)


def same(found: object, cell: Cell) -> bool:
    if isinstance(found, str):
        # openpyxl leaves some characters as they are written in XML.
        return cell_text(cell) in (found, unescape(found))
    if found is None:
        return cell in (None, "")
    if isinstance(cell, bool) or isinstance(found, bool):
        return found is cell
    if isinstance(cell, datetime):
        return found == cell
    if isinstance(cell, date):
        return found == datetime.combine(cell, time())
    return found == cell


def test_it_says_first_that_it_is_new_and_of_what() -> None:
    sheet = Sheet("a.csv", "", (("名", "数"), ("=A1", "1")))
    for lang, word in (("ja", "新しいブック"), ("en", "new workbook")):
        copy = annotate_sheets((sheet,), checkup(finding("", "B2"), file="a.csv"), lang)  # type: ignore[arg-type]
        book = loaded(copy)
        results = book.worksheets[0]
        assert word in results["C2"].value
        assert "a.csv" in results["C2"].value
        data = book.worksheets[1]
        assert data["B2"].comment.text.count("No. 1") == 1
        assert (data["A2"].value, data["A2"].data_type) == ("=A1", "s")
        (link,) = (c.hyperlink for r in results["E5:E20"] for c in r if c.hyperlink)
        assert link.location == f"'{data.title}'!B2"


def test_what_was_seen_of_the_sheet_is_seen_again() -> None:
    found = (finding("表", "B2"), finding("表", "A3"))
    merged = {(1, 2): (1, 1), (2, 1): (1, 1), (2, 2): (1, 1)}
    sheet = Sheet(
        "a.xls", "表", (("a", None), (None, None), (1.5, CellProblem("error-value", "#REF!"))),
        merged=merged, comments={(3, 1): "もと"}, hidden_rows=frozenset({3}),
        hidden_columns=frozenset({2}), visible=False,
    )  # fmt: skip
    copy = annotate_sheets((sheet, Sheet("a.xls", "次", ())), checkup(*found), "ja")
    data = loaded(copy)["表"]
    assert [area.coord for area in data.merged_cells.ranges] == ["A1:B2"]
    assert data["B3"].value == "#REF!"
    assert data["B3"].data_type == "s"
    assert "L1-12" in data["A1"].comment.text
    assert data["A3"].comment.text.startswith("もと")
    assert data.row_dimensions[3].hidden
    assert data.column_dimensions["B"].hidden
    assert data.sheet_state == "hidden"


def test_all_digits_of_a_number_are_kept() -> None:
    sheet = Sheet("a.xls", "表", ((0.1 + 0.2, 1e300, 5e-324, 2**53, 2**53 + 1),))
    cells = loaded(annotate_sheets((sheet,), checkup(), "ja"))["表"][1]
    assert [cell.value for cell in cells] == [0.1 + 0.2, 1e300, 5e-324, 2**53, str(2**53 + 1)]


def test_what_no_cell_can_hold_is_told() -> None:
    wide = (None,) * 16_384 + ("外",)
    sheet = Sheet("a.csv", "", (("あ" * 40_000,), wide))
    results = loaded(annotate_sheets((sheet,), checkup(file="a.csv"), "ja")).worksheets[0]
    told = [str(cell.value) for cell in results["C"]]
    assert any("1 個の値は長すぎる" in text for text in told)
    assert any("1 個の値を除きました" in text for text in told)


def test_a_csv_read_by_its_reader() -> None:
    text = 'コード,人数\n02201,"1,234"\n'.encode("cp932")
    sheet = open_workbook(SourceBytes("a.csv", text), Options()).sheet("")
    copy = annotate_sheets((sheet,), checkup(finding("", "B2"), file="a.csv"), "ja")
    assert copy == annotate_sheets((sheet,), checkup(finding("", "B2"), file="a.csv"), "ja")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(copy)).get_sheet_by_name("データ").to_python()
    assert rows == [["コード", "人数"], ["02201", "1,234"]]
