"""A マイナンバー stands in no form of a diagnosis, wherever it stands in the sheet."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from aoimori.core.messages import text_of
from aoimori.runtime.progress import Silent
from aoimori.verbs.bare import check_files
from aoimori.verbs.reports import write_reports
from support.xlsx import filled, repacked, saved

# Any 11 digits and their check digit.
NUMBERS = [f"1234567890{n}" for n in ("18", "26", "34", "42")]
CARD = "4111111111111111"
# Forms that keep the cells of the sheet as they are.
COPIES = (".checked.xlsx", ".mended.xlsx")


def forms(folder: Path, rows: list[list[object]], *, kind: str = ".xlsx") -> dict[str, str]:
    """What is written about a file of these rows, but the copies of the sheet."""
    file = folder / f"list{kind}"
    if kind == ".csv":
        file.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    else:
        file.write_bytes(filled(rows))
    bare = check_files([str(file)], folder, Silent(), mending=True)
    written = write_reports(folder / "out", bare.files, bare.mended, "ja")
    names = [name for names in written.values() for name in names]
    return {
        name: (folder / "out" / name).read_text(encoding="utf-8")
        for name in names
        if not name.endswith(COPIES)
    }


PLACES = st.sampled_from(
    ["column", "among words", "spaces", "wide", "grouped", "header", "title", "note", "total"]
)


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[list[object]]]:
    """A list with such a number at some place, as text or number."""
    number = draw(st.sampled_from([*NUMBERS, CARD]))
    typed: object = int(number) if draw(st.booleans()) and len(number) == 12 else number
    place = draw(PLACES)
    column: list[object] = ["備考", "1,200", "500", "▲3"]
    above: list[list[object]] = []
    below: list[list[object]] = []
    match place:
        case "column":
            column = [draw(st.sampled_from(["番号", "マイナンバー", "人数"])), typed, typed, typed]
        case "among words":
            column[1] = f"あ{'い' * draw(st.integers(0, 40))} {number} {'う' * 20}"
        case "spaces":
            column[2] = f"　{number} "
        case "wide":
            column[3] = number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        case "grouped":
            column[3] = "-".join(number[at : at + 4] for at in range(0, len(number), 4))
        case "header":
            column[0] = typed
        case "title":
            above = [[f"名簿（{number}）"], []]
        case "note":
            below = [[], [f"※ {number} は仮"]]
        case _:
            below = [["合計", typed, 3]]
    names: list[object] = ["名称", "甲", "乙", "丙"]
    amounts: list[object] = ["件数", 1, 2, "3件"]
    table = [list(row) for row in zip(names, column, amounts, strict=True)]
    return number, [*above, *table, *below]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(lists(), st.sampled_from([".xlsx", ".csv"]))
def test_no_form_holds_the_number(made: tuple[str, list[list[object]]], kind: str) -> None:
    number, rows = made
    wide = number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    grouped = "-".join(number[at : at + 4] for at in range(0, len(number), 4))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in forms(Path(folder), rows, kind=kind).items():
            for shape in (number, wide, grouped):
                assert shape not in text, name


def test_a_column_of_such_numbers_is_told_once_and_left_as_it_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [["氏名", "個人"], *([f"人{n}", n] for n in NUMBERS)]
    file = tmp_path / "list.xlsx"
    file.write_bytes(filled(rows))
    bare = check_files([str(file)], tmp_path, Silent(), mending=True)
    told = [f for f in bare.diagnosis.findings if f.place.cell.startswith("B")]
    assert [f.check for f in told] == ["my-number"]
    (mended,) = bare.mended
    assert mended.sheets[0].mends == ()
    assert [row[1] for row in mended.sheets[0].tables[0].rows[1:]] == NUMBERS


@pytest.mark.parametrize("numbers", [["100000000001", "200000000002", "300000000003"]])
def test_long_digits_are_codes_without_a_unit(tmp_path: Path, numbers: list[str]) -> None:
    rows: list[list[object]] = [["名称", "整理"], *([f"物{n}", n] for n in numbers)]
    file = tmp_path / "list.xlsx"
    file.write_bytes(filled(rows))
    bare = check_files([str(file)], tmp_path, Silent(), mending=True)
    assert bare.checkups[0].tables[0].columns[1].kind == "code"
    assert bare.mended[0].sheets[0].mends == ()


def test_who_made_a_bare_file_is_told_in_one_line(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["名称", "件数"], ["甲", 1], ["乙", 2]):
        sheet.append(row)
    book.properties.creator = "青森太郎"
    book.properties.lastModifiedBy = "Calc"
    book.properties.revision = "0"
    app = "<Company>試験市役所</Company><Application"
    parts = {"docProps/app.xml": lambda text: text.replace("<Application", app)}
    file = tmp_path / "list.xlsx"
    file.write_bytes(repacked(saved(book), parts))
    (found,) = check_files([str(file)], tmp_path, Silent()).checkups[0].findings
    assert text_of(found, "ja") == (
        "ファイルの情報に、作成者「青森太郎」・会社「試験市役所」が残っています"
    )
    assert "author “青森太郎”, company “試験市役所”" in text_of(found, "en")
