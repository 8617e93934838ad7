"""Two files nobody has defined: what differs is told, how it is spelled is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook

from aoimori.core.diff.changes import ColumnFate, TableDiff
from aoimori.core.diff.comparison import Comparison, TableFate
from aoimori.core.diff.keys import Key, KeyOrigin
from aoimori.core.diff.wording import cell_words, table_words
from aoimori.core.findings import Finding, Stop
from aoimori.core.localized import Localized
from aoimori.core.messages import hint_of, text_of
from aoimori.sources.discover import find_tables
from aoimori.sources.foundcontent import column_names, found_content
from aoimori.verbs.barediff import diff_files
from support.bare import bare
from support.xlsx import filled, saved

HEAD = ("町コード", "町名", "調査日", "人口（人）", "面積（km2）")
FACTS: tuple[tuple[object, ...], ...] = (
    ("02201", "青葉町", "2024-04-01", "1234", "12.5"),
    ("02202", "若葉町", "2024-04-01", "987", "3"),
    ("02203", "緑町", "2024-04-01", "20456", "120.25"),
    ("02204", "泉町", "2024-04-01", "305", "0.75"),
)
DAY = datetime.combine(date(2024, 4, 1), time())
# The same facts as people type them.
TYPED: tuple[tuple[object, ...], ...] = (
    ("02201", "青葉町", date(2024, 4, 1), "1,234人", 12.5),
    ("02202", "若葉町", "令和6年4月1日", "９８７", 3.0),
    ("02203", "緑町", "R6.4.1", 20456, "120.250"),
    ("02204", "泉町", DAY, " 305", 0.75),
)

Made = Callable[..., str]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Writes a file, and tells its name."""

    def make(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return make


def text(*rows: Iterable[object]) -> str:
    return "".join(",".join("" if v is None else str(v) for v in row) + "\n" for row in rows)


def book(**sheets: Sequence[Sequence[object]]) -> bytes:
    workbook = Workbook()
    assert workbook.active is not None
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(workbook)


def only(found: Comparison) -> TableDiff:
    (table,) = found.tables
    assert table.fate is TableFate.BOTH
    assert table.diff is not None
    return table.diff


def cells(made: TableDiff) -> list[tuple[str, str | None, str | None]]:
    return [(c.field, c.before, c.after) for c in made.changes()]


def stopped(*arguments: object) -> list[Finding]:
    with pytest.raises(Stop) as caught:
        diff_files(*arguments)  # type: ignore[arg-type]
    for finding in caught.value.findings:
        for lang in ("ja", "en"):
            assert text_of(finding, lang)  # type: ignore[arg-type]
            assert hint_of(finding, lang)  # type: ignore[arg-type]
    return list(caught.value.findings)


def test_other_spellings_are_no_difference(made: Made) -> None:
    before = made("a.xlsx", filled((HEAD, *TYPED)))
    after = made("b.csv", text(HEAD, *FACTS).encode())
    found = diff_files(before, after)
    assert found.is_empty
    assert (found.before, found.after) == (Localized(before), Localized(after))
    assert found.tables[0].title == Localized("b")
    types = [field.type for field in only(found).after.fields]
    assert types == ["string", "string", "date", "integer", "number"]
    assert [field.unit for field in only(found).before.fields][3:] == [
        Localized("人"),
        Localized("km2"),
    ]
    assert diff_files(after, before).is_empty


def test_a_table_that_moved_is_the_same(made: Made) -> None:
    title = (("町別人口",), (None,), ("令和6年4月1日現在",), (None,))
    before = made("a.xlsx", filled((HEAD, *FACTS)))
    after = made("b.xlsx", filled((*title, *((None, *row) for row in (HEAD, *FACTS)))))
    assert diff_files(before, after).is_empty


def test_sums_and_blank_rows_are_no_rows(made: Made) -> None:
    total = ("合計", None, None, "22982", None)
    before = made("a.xlsx", filled((HEAD, *FACTS[:2], (None,), *FACTS[2:], total)))
    assert diff_files(before, made("b.xlsx", filled((HEAD, *FACTS)))).is_empty


def test_cells_and_rows(made: Made) -> None:
    rows = [list(row) for row in TYPED]
    rows[1][3], rows[2][4] = "1,000", None
    rows.insert(1, ["02209", "東町", "令和6年4月1日", 12, 1.0])
    before = made("a.csv", text(HEAD, *FACTS).encode("cp932"))
    made_diff = only(diff_files(before, made("b.xlsx", filled((HEAD, *rows[:-1])))))
    assert made_diff.key == Key(("町コード",), KeyOrigin.PROVEN)
    assert cells(made_diff) == [("人口（人）", "987", "1000"), ("面積（km2）", "120.25", None)]
    assert [row[:2] for _, row in made_diff.added_rows()] == [("02209", "東町")]
    assert [row[:2] for _, row in made_diff.removed_rows()] == [("02204", "泉町")]
    assert not made_diff.columns
    first = next(made_diff.changes())
    assert cell_words(first, made_diff.after).ja == "02202　人口（人）: 987 → 1,000（+13）"


def test_lost_zeros_are_a_difference(made: Made) -> None:
    rows = [(int(str(code)), *rest) for code, *rest in FACTS]
    found = diff_files(
        made("a.xlsx", filled((HEAD, *FACTS))), made("b.xlsx", filled((HEAD, *rows)))
    )
    assert ("町コード", "02201", "2201") in cells(only(found)) or len(only(found).removed) == 4


def test_words_among_numbers_do_not_change_how_the_others_are_read(made: Made) -> None:
    rows = [list(row) for row in TYPED]
    rows[1][3], rows[2][3] = "－", "調査中"
    found = diff_files(
        made("a.xlsx", filled((HEAD, *TYPED))), made("b.xlsx", filled((HEAD, *rows)))
    )
    changed = [("人口（人）", "987", "－"), ("人口（人）", "20456", "調査中")]
    assert cells(only(found)) == changed
    (column,) = only(found).columns
    assert (column.fate, column.before, column.after) == (ColumnFate.RETYPED, "integer", "string")


def test_a_column_without_values_is_of_any_kind(made: Made) -> None:
    rows = [(*row[:3], None, row[4]) for row in FACTS]
    made_diff = only(
        diff_files(made("a.xlsx", filled((HEAD, *rows))), made("b.xlsx", filled((HEAD, *TYPED))))
    )
    assert not made_diff.columns
    assert len(cells(made_diff)) == 4


def test_another_encoding_of_a_csv(made: Made) -> None:
    content = text(HEAD, *FACTS)
    assert diff_files(made("a.csv", content.encode("cp932")), made("b.csv", content.encode()))
    for encoding in ("cp932", "utf-16", "utf-8-sig"):
        old, new = made("a.csv", content.encode(encoding)), made("b.csv", content.encode())
        assert diff_files(old, new).is_empty


def test_plain_files_are_compared_text_by_text(made: Made) -> None:
    before = made(
        "a.csv", text(("町コード", "町 名", "n"), ("01", "a", "1"), ("02", "b", 2)).encode()
    )
    after = made(
        "b.csv", text(("町コード", "町名", "n"), ("1", "a", "1.0"), ("02", "b", 2)).encode()
    )
    made_diff = only(diff_files(before, after, ["町名"]))
    assert made_diff.key == Key(("町名",), KeyOrigin.NAMED)
    assert cells(made_diff) == [("町コード", "01", "1"), ("n", "1", "1.0")]
    (column,) = made_diff.columns
    assert (column.fate, column.before, column.after) == (ColumnFate.RENAMED, "町 名", "町名")


def test_a_sheet_of_another_name(made: Made) -> None:
    found = diff_files(
        made("a.xlsx", book(R5=(HEAD, *FACTS), 注=(("町名", "注記"), ("泉町", "推計")))),
        made("b.xlsx", book(注=(("町名", "注記"), ("泉町", "実数")), R6=(HEAD, *FACTS))),
    )
    assert [(table.name, table.fate, table.is_same) for table in found.tables] == [
        ("注", TableFate.BOTH, False),
        ("R6", TableFate.BOTH, True),
    ]


def test_sheets_of_one_name_are_held_against_each_other_first(made: Made) -> None:
    """Though another sheet has more of the headers, and even the same rows."""
    less = tuple(row[:4] for row in (HEAD, *FACTS))
    found = diff_files(
        made("a.xlsx", book(今年=(HEAD, *FACTS), 前年=less)),
        made("b.xlsx", book(前年=(HEAD, *FACTS), 今年=(HEAD, *FACTS))),
    )
    last, this = found.tables
    assert this.is_same
    assert last.diff is not None
    assert [c.fate for c in last.diff.columns] == [ColumnFate.ADDED]


def test_tables_come_and_go(made: Made) -> None:
    schools = (("学校名", "学級数", "児童数"), ("東小", 6, 120), ("西小", 12, 300))
    found = diff_files(
        made("a.xlsx", book(人口=(HEAD, *FACTS), 学校=schools)),
        made("b.xlsx", book(施設=(("施設名", "定員"), ("公民館", 120)), 人口=(HEAD, *FACTS))),
    )
    assert [(table.title.ja, table.fate) for table in found.tables] == [
        ("施設", TableFate.ADDED),
        ("人口", TableFate.BOTH),
        ("学校", TableFate.REMOVED),
    ]
    assert not found.is_empty


def test_tables_side_by_side(made: Made) -> None:
    left = (("町名", "人口"), ("青葉町", 10), ("若葉町", 20), ("緑町", 30))
    right = (("町名", "人口"), ("東町", 40), ("西町", 50), ("南町", 60))

    def beside(*tables: Sequence[Sequence[object]]) -> bytes:
        return filled(
            [[v for part in row for v in (*part, None)] for row in zip(*tables, strict=True)]
        )

    changed = (*right[:3], ("南町", 61))
    found = diff_files(made("a.xlsx", beside(left, right)), made("b.xlsx", beside(changed, left)))
    assert [(table.title.ja, table.is_same) for table in found.tables] == [
        ("表 A1:B4", False),
        ("表 D1:E4", True),
    ]
    assert found.tables[0].diff is not None
    assert cells(found.tables[0].diff) == [("人口", "60", "61")]


def test_a_key_that_is_asked_for(made: Made) -> None:
    head = ("年", "町名", "件数")
    before = made("a.xlsx", filled((head, (2023, "東町", 1), (2023, "西町", 2), (2024, "東町", 3))))
    after = made("b.xlsx", filled((head, (2023, "東町", 1), (2023, "西町", 9), (2024, "東町", 3))))
    made_diff = only(diff_files(before, after, ["町名", "年"]))
    assert made_diff.key == Key(("町名", "年"), KeyOrigin.NAMED)
    assert cells(made_diff) == [("件数", "2", "9")]
    (finding,) = stopped(before, after, ["町名"])
    assert finding.check == "diff-key-not-unique"
    assert (finding.place.file, finding.place.sheet, finding.place.cell) == (before, "表", "A4:C4")
    assert finding.details == {"key": "町名=東町", "first": "2", "second": "4"}


def test_rows_of_a_csv_are_its_records(made: Made) -> None:
    before = made("a.csv", b'a,b\n1,"x\ny"\n2,z\n')
    after = made("b.csv", b'a,b\n1,"x\ny"\n2,z\n1,q\n')
    (finding,) = stopped(before, after, ["a"])
    assert (finding.place.file, finding.place.cell) == (after, "A4:B4")
    assert finding.details == {"key": "a=1", "first": "2", "second": "4"}
    (finding,) = stopped(after, before, ["a", "a"])
    assert finding.place.file == after


def test_a_key_is_meant_as_it_is_written_first(made: Made) -> None:
    name = made("a.csv", b"a b,ab,c\n1,2,3\n")
    for asked, column in (("ab", "ab"), ("a b", "a b"), ("c ", "c")):
        assert only(diff_files(name, name, [asked])).key.fields == (column,)


def test_a_key_nobody_knows(made: Made) -> None:
    before = made("a.xlsx", filled((HEAD, *FACTS)))
    after = made("b.xlsx", filled(((*HEAD[:-1], "広さ"), *FACTS)))
    findings = stopped(before, after, ["町コート", "町名", "広さ", "面積（km2）"])
    assert [(f.check, f.place.file, f.details["key"]) for f in findings] == [
        ("diff-key-unknown", after, "町コート"),
        ("diff-key-unknown", before, "広さ"),
        ("diff-key-unknown", after, "面積（km2）"),
    ]
    assert findings[0].details["known"] == "町コード"


def test_a_key_of_one_of_several_tables(made: Made) -> None:
    notes = (("注番号", "注記"), ("1", "推計"), ("2", "速報"))
    content = book(人口=(HEAD, *FACTS), 注=notes)
    found = diff_files(made("a.xlsx", content), made("b.xlsx", content), ["町名"])
    keys = [table.diff.key for table in found.tables if table.diff is not None]
    assert keys == [Key(("町名",), KeyOrigin.NAMED), Key(("注番号",), KeyOrigin.PROVEN)]


def test_files_that_cannot_be_read(made: Made, tmp_path: Path) -> None:
    good = made("good.csv", text(HEAD, *FACTS).encode())
    broken = made("broken.xlsx", b"PK\x03\x04 and no more")
    quote = made("quote.csv", b'a,b\n1,"2\n')
    (finding,) = stopped(str(tmp_path / "god.csv"), good)
    assert finding.check == "no-such-file"
    assert finding.details["known"].split("・")[0] == "good.csv"
    assert [f.check for f in stopped(str(tmp_path), "nowhere.csv")] == ["no-such-file"] * 2
    findings = stopped(broken, quote)
    assert [f.place.file for f in findings] == [broken, quote]
    assert findings[1].check == "broken-csv"
    assert [f.check for f in stopped(good, made("e.csv", b""))] == ["source-empty"]
    assert [f.check for f in stopped(good, made("x.pdf", b"%PDF-1.7"))] == ["unknown-file-type"]


def test_no_table_at_all(made: Made) -> None:
    one, two = made("a.xlsx", filled([["※ 準備中"]])), made("b.xlsx", filled([["※ 未定"]]))
    (finding,) = stopped(one, two)
    assert (finding.check, finding.place.file) == ("diff-tables-none", one)


@pytest.mark.parametrize(
    "pair", list(pairwise(range(2014, 2025))), ids=lambda pair: f"{pair[0]}-{pair[1]}"
)
def test_real_sheets_of_neighbouring_years(pair: tuple[int, int], root: Path) -> None:
    folders = (root / "datasets/aomori/population" / str(year) for year in pair)
    before, after = (str(next(folder.glob("*_jinkou.xls*"))) for folder in folders)
    found = diff_files(before, after)
    assert found.tables
    for table in found.tables:
        assert table_words(table)
    assert diff_files(after, after).is_empty


def test_names_of_columns() -> None:
    rows = [("町名", "人口", None, "人口", "人口_2", "人口"), ("東町", 1, 2, 3, 4, 5)] * 1
    (table,) = find_tables(bare([*rows, ("西町", 6, 7, 8, 9, 10), ("南町", 1, 2, 3, 4, 5)])).tables
    assert column_names(table) == ("町名", "人口", "C", "人口_2", "人口_2_2", "人口_3")


def test_values_by_their_kinds() -> None:
    head = ("施設番号", "名称", "年度", "開設月", "件数", "割合（％）", "備考")
    rows = [
        ("0012", "東館 ", "令和5年度", "令和5年4月", "▲1,200", "12.50％", " "),
        ("0013", "西館", "2024年度", "2024/05", "+3", 7.0, ""),
        ("0014", "南館", "R6年度", "2024/6", "－", "８", None),
        ("0015", "北館", "令和6年度", "未定", 40, "0.0", None),
        ("0016", "中館", "令和6年度", "2024年10月", 41, "1", None),
    ]
    (table,) = find_tables(bare([("施設の一覧",), (None,), head, *rows])).tables
    found = found_content(table)
    assert found.rows == (4, 5, 6, 7, 8)
    assert (found.area, found.cells(0)) == ("A3:G8", "A4:G4")
    assert list(found.content.records())[:4] == [
        ("0012", "東館 ", "2023年度", "2023-04", "-1200", "12.5", None),
        ("0013", "西館", "2024年度", "2024-05", "3", "7", None),
        ("0014", "南館", "2024年度", "2024-06", "－", "8", None),
        ("0015", "北館", "2024年度", "未定", "40", "0", None),
    ]
    assert [field.type for field in found.content.schema.fields] == [
        *("string", "string", "string", "string", "string", "number", "string")
    ]


def test_merged_cells_hold_one_value_each() -> None:
    head, rows = ("地区", "町名", "人口"), [("東", "一町", 1), (None, "二町", 2), ("西", "三町", 3)]
    (table,) = find_tables(bare([head, *rows], merged={(3, 1): (2, 1)})).tables
    assert [row[0] for row in found_content(table).content.records()] == ["東", "東", "西"]


def test_figures_are_no_key(made: Made) -> None:
    """Be they all different: one that changed would be a row gone and a row come."""
    heads = ("番号", "名前", "値")
    rows = [(1, "甲町", 10), (2, "乙町", 20), (2, "丙町", 30), (4, "丁町", 40)]
    before = made("a.xlsx", book(表=[heads, *rows]))
    rows[1] = (2, "乙町", 25)
    after = made("b.xlsx", book(表=[heads, *rows]))
    (table,) = diff_files(before, after).tables
    assert table.diff is not None
    assert table.diff.key == Key(("名前",), KeyOrigin.PROVEN)
    assert [(c.key, c.field, c.before, c.after) for c in table.diff.changes()] == [
        (("乙町",), "値", "20", "25")
    ]


def test_tables_of_one_name_that_share_no_header(made: Made) -> None:
    before = made("a.xlsx", book(人口=[("コード", "人口"), ("01", 10), ("02", 20)]))
    after = made("b.xlsx", book(人口=[("番号", "総数"), ("01", 10), ("02", 20)]))
    tables = diff_files(before, after).tables
    assert [table.fate for table in tables] == [TableFate.ADDED, TableFate.REMOVED]
    for table in tables:
        (words,) = table_words(table)
        assert "見出しの同じ項目がないので、比べられません" in words.ja
