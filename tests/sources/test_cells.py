"""Values that stand once in a sheet, found by label or by text, never by address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.findings import Finding, Stop
from aoimori.core.layout import Column, Header, Inside, Label, Layout
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.cells import find_cells

FORM: tuple[tuple[Cell, ...], ...] = (
    ("様式【No３】", None, None, None),
    ("事 業\n名", "橋の点検", "所　管", "道路課"),
    ("実績", None, "金額（千円）", 120),
    ("・点検：3か所", None, None, None),
)


def sheet(
    rows: tuple[tuple[Cell, ...], ...] = FORM,
    merged: dict[tuple[int, int], tuple[int, int]] | None = None,
) -> Sheet:
    return Sheet("様式.xlsx", "No3", rows, merged=merged or {})


def layout(*columns: Column, ignore: tuple[str, ...] = ()) -> Layout:
    return Layout((1,), columns, ignore=ignore)


def beside(name: str, *texts: str) -> Column:
    return Column(name, Label(texts, "right"))


NO = Column("no", Inside("【No(.+)】"))
NAME, OFFICE = beside("name", "事業名"), beside("office", "所管")
AMOUNT = beside("amount", "金額（円）", "金額（千円）")
RESULTS = Column("results", Label(("実績",), "below"))


def stopped(rows: Sheet, *columns: Column, ignore: tuple[str, ...] = ()) -> list[Finding]:
    with pytest.raises(Stop) as caught:
        find_cells(rows, layout(*columns, ignore=ignore), 0, 0)
    return list(caught.value.findings)


def test_labels_are_found_however_they_are_spaced() -> None:
    cells = find_cells(sheet(), layout(NO, NAME, OFFICE, AMOUNT, RESULTS), 0, 0)
    assert cells == {
        "no": (1, 1),
        "name": (2, 2),
        "office": (2, 4),
        "amount": (3, 4),
        "results": (4, 1),
    }


def test_the_value_stands_past_the_merged_range_of_its_label() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("名", None, "橋"),
        ("実績", None, None),
        (None,) * 3,
        ("多い",),
    )
    merged = {(1, 2): (1, 1), (2, 2): (2, 1), (3, 1): (2, 1), (3, 2): (2, 1)}
    found = find_cells(sheet(rows, merged), layout(beside("name", "名"), RESULTS), 0, 0)
    assert found == {"name": (1, 3), "results": (4, 1)}


def test_the_value_of_a_merged_cell_is_in_its_first() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("橋", "名"), (None, "実績"), ("多い", None))
    merged = {(3, 2): (3, 1)}
    assert find_cells(sheet(rows, merged), layout(RESULTS), 0, 0) == {"results": (3, 1)}


def test_a_label_that_is_gone_or_there_twice_is_told() -> None:
    gone = (*FORM[:1], (None, *FORM[1][1:]), *FORM[2:])
    (finding,) = stopped(sheet(gone), NAME, OFFICE)
    assert (finding.check, finding.details["wanted"]) == ("label-missing", "事業名")
    twice = (*FORM, (None, None, "所管", "河川課"))
    (finding,) = stopped(sheet(twice), NAME, OFFICE)
    assert (finding.check, finding.place.cell) == ("label-ambiguous", "C5")
    assert finding.details["cells"] == "C2・C5"


def test_two_ways_of_writing_one_label_are_still_one_label() -> None:
    both = (*FORM, (None, None, "金額（円）", 120_000))
    (finding,) = stopped(sheet(both), AMOUNT)
    assert finding.check == "label-ambiguous"


def test_a_label_in_the_place_of_a_value_is_no_value() -> None:
    lost: tuple[tuple[Cell, ...], ...] = (("事業名", "所管", "道路課"),)
    (finding,) = stopped(sheet(lost), NAME, OFFICE)
    assert (finding.check, finding.place.cell) == ("label-as-value", "B1")


def test_a_value_that_moved_away_from_its_label_is_not_called_missing() -> None:
    moved = (*FORM[:3], (None,) * 4, *FORM[3:])
    (finding,) = stopped(sheet(moved), RESULTS)
    assert (finding.check, finding.place.cell) == ("value-elsewhere", "A5")
    assert finding.details["cell"] == "A4"


def test_a_blank_value_before_the_next_label_is_blank() -> None:
    empty: tuple[tuple[Cell, ...], ...] = (("事業名", None, "所管", "道路課"), ("実績",), (None,))
    assert find_cells(sheet(empty), layout(NAME, OFFICE, RESULTS), 0, 0)["name"] == (1, 2)
    (finding,) = stopped(sheet(empty), NAME)
    assert (finding.check, finding.details["value"]) == ("value-elsewhere", "所管")
    assert find_cells(sheet(empty), layout(NAME, ignore=("所管",)), 0, 0)["name"] == (1, 2)


def test_what_is_looked_for_is_there_once() -> None:
    (finding,) = stopped(sheet(), Column("no", Inside("【第(.+)号】")))
    assert (finding.check, finding.place.sheet) == ("found-missing", "No3")
    (finding,) = stopped(sheet(), Column("no", Inside("[0-9３]")))
    assert (finding.check, finding.details["cells"]) == ("found-ambiguous", "A1・D3・A4")


def test_the_rows_of_a_table_hold_data_not_labels() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("令和5年",), ("年",), ("令和4年",), ("注　令和5年",))
    date = Column("year", Inside("^令和"))
    table = Layout((2,), (date, Column("y", Header("年"))))
    assert find_cells(sheet(rows), table, 3, 4) == {"year": (1, 1)}


@given(st.permutations(range(4)), st.integers(0, 3), st.integers(0, 3))
def test_a_form_reads_the_same_wherever_its_lines_stand(
    order: list[int], above: int, left: int
) -> None:
    lines: list[tuple[Cell, ...]] = [
        ("名", "橋"),
        ("所管", "道路課"),
        ("番号【No7】", None),
        ("金額", 5),
    ]
    rows = (*((),) * above, *((*(None,) * left, *lines[n]) for n in order))
    wanted = layout(beside("name", "名"), beside("office", "所管"), NO, beside("amount", "金額"))
    form = sheet(rows)
    cells = find_cells(form, wanted, 0, 0)
    assert {name: form.cell(*at) for name, at in cells.items()} == {
        "name": "橋",
        "office": "道路課",
        "no": "番号【No7】",
        "amount": 5,
    }
