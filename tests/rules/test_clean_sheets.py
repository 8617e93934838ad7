"""A sheet without any fault breaks no rule, whatever it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.checkup import FileCheckup, Verdict
from aoimori.core.found import Known
from aoimori.core.sheet import Cell, Sheet, cell_text
from aoimori.sources.readers import SourceBytes
from aoimori.verbs.examine import checkup

PARTS = st.sampled_from(
    ["中央", "北", "南", "駅前", "みどり", "平成", "会計", "計画", "その他", "R2"]
)
ENDS = st.sampled_from(["公民館", "図書館", "小学校", "センター", "課"])
NAMES = st.tuples(PARTS, ENDS).map("".join)
# What a column without fault may hold, by its header.
COLUMNS: dict[str, st.SearchStrategy[Cell]] = {
    "住所": st.sampled_from(["〇〇市本町1-1", "〇〇市北町2-3　市民会館2階", "〇〇市大字山 1番地"]),
    "電話番号": st.integers(1, 9999).map(lambda number: f"00-0000-{number:04d}"),
    "人口": st.integers(1, 999_999),
    "増減数": st.integers(-500, 500).filter(bool),
    "面積（m2）": st.floats(0.5, 9000).map(lambda number: round(number, 2)),
    "割合（％）": st.integers(1, 100),
    "年度": st.integers(2010, 2026).map(lambda year: f"{year}年度"),
    "開設日": st.dates(date(1950, 1, 1), date(2026, 3, 31)),
    "変更日": st.sampled_from(["R08.05.13", "H27.04.01"]),
    "確認日": st.sampled_from(["2024-04-01", "2023-12", "2025-01-31"]),
    "避難所": st.sampled_from([0, 1]),
    "担当": st.sampled_from(["総務課", "会計課", "統計課", "環境課"]),
    "受託者の名称": st.sampled_from(["㈱〇〇", "(株)△△", "〇〇組合Ⅱ"]),
    "備考": st.sampled_from([None, "改修のため、休館中", "要予約（電話）", "「本館」は除く。"]),
}


@st.composite
def clean_rows(draw: st.DrawFn) -> list[list[Cell]]:
    headers = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=2, max_size=8, unique=True))
    names = draw(st.lists(NAMES, min_size=2, max_size=25, unique=True))
    values = [[name, *(draw(COLUMNS[header]) for header in headers)] for name in names]
    return [["施設名", *headers], *values]


def judged(rows: Sequence[Sequence[Cell]], *, delimited: bool) -> FileCheckup:
    name = "a.csv" if delimited else "a.xlsx"
    sheet = Sheet(name, "", tuple(map(tuple, rows)), delimited=delimited)
    return checkup(SourceBytes(name, b""), (sheet,), Known())


def broken(found: FileCheckup) -> list[tuple[str, str]]:
    """What is found, but for what no file can say of itself."""
    return [
        (result.rule, finding.check)
        for result in found.results
        for finding in result.findings
        if result.verdict in (Verdict.FAILED, Verdict.UNDECIDED)
        if result.rule not in ("L3-07", "L3-08")
    ]


@given(clean_rows())
def test_a_workbook_without_fault_breaks_no_rule(rows: list[list[Cell]]) -> None:
    found = judged(rows, delimited=False)
    assert len(found.tables) == 1
    assert broken(found) == []


@given(clean_rows())
def test_a_csv_without_fault_breaks_no_rule(rows: list[list[Cell]]) -> None:
    texts = [[cell_text(cell) or None for cell in row] for row in rows]
    found = judged(texts, delimited=True)
    assert len(found.tables) == 1
    assert broken(found) == []


@given(clean_rows(), st.data())
def test_a_blank_row_is_found_wherever_it_is(rows: list[list[Cell]], data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(rows) - 1)) if len(rows) > 3 else 2
    found = judged([*rows[:at], [], *rows[at:]], delimited=False)
    assert ("L1-03", "blank-rows-inside") in broken(found)


@given(clean_rows(), st.data())
def test_a_blank_column_parts_no_table(rows: list[list[Cell]], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(rows[0]) - 1))
    found = judged([[*row[:at], None, *row[at:]] for row in rows], delimited=False)
    assert len(found.tables) == 1
    assert broken(found) == [("L1-03", "blank-columns-inside")]
