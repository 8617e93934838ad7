"""``catalog.csv`` by the rules of the form, and under a portal that imports it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.fiscal import Period
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, Distribution
from aoimori.core.wording import DEMONSTRATION
from aoimori.outputs.catalogues import Published
from aoimori.outputs.catalogues.list06 import COLUMNS, licence_word, list06, remarks
from aoimori.sources.codelists import read_code_list
from outputs.test_dcat_sample import CSV, OWN_TERMS, bare, catalog, dataset, release
from support.importer import Portal, encoding

XLSX = replace(CSV, name="Excel", extension="xlsx")
LATER = date(2030, 1, 1)
Row = dict[str, str]


def written(releases: Sequence[BuiltRelease], of: Catalog | None = None) -> bytes:
    return list06(Published.of(of or catalog(), tuple(releases)))


def rows(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def about_dataset(row: Row) -> Row:
    return {name: text for name, text in row.items() if not name.startswith("ファイル_")}


def with_format(built: BuiltRelease, day: date) -> BuiltRelease:
    """The release after one more format was added to it, its data as they were."""
    more = Distribution("rivers", XLSX, "rivers.xlsx", 99, "ee" * 32, 7)
    lock = replace(built.lock, relisted=day)
    return replace(built, distributions=(more, *built.distributions), lock=lock)


def with_version(built: BuiltRelease, day: date) -> BuiltRelease:
    """The release after a correction of its data."""
    lock = replace(built.lock, version="2.0.0", modified=day, relisted=None)
    files = tuple(replace(file, bytes=file.bytes + 1) for file in built.distributions)
    return replace(built, distributions=files, lock=lock)


@pytest.fixture
def releases() -> list[BuiltRelease]:
    return [release(year=2018), release(year=2019), release(dataset(slug="wells"), 2017)]


def test_the_columns_are_those_of_the_form() -> None:
    """The 45 that SHIRASAGI writes (config/locales/opendata/ja.yml, public_entity), in order."""
    assert COLUMNS == (
        "データセット_ID",
        "全国地方公共団体コード",
        "地方公共団体名",
        "データセット_タイトル",
        "データセット_サブタイトル",
        "データセット_概要",
        "データセット_キーワード",
        "データセット_分類",
        "データセット_ユニバーサルメニュー",
        "データセット_公開日",
        "データセット_最終更新日",
        "データセット_バージョン",
        "データセット_言語",
        "データセット_URL",
        "データセット_更新頻度",
        "データセット_準拠する標準",
        "データセット_関連ドキュメント",
        "データセット_来歴情報",
        "データセット_対象地域",
        "データセット_対象期間",
        "データセット_作成者",
        "データセット_連絡先名称",
        "データセット_連絡先メールアドレス",
        "データセット_連絡先電話番号",
        "データセット_連絡先内線番号",
        "データセット_連絡先FormURL",
        "データセット_連絡先備考（その他、SNSなど）",
        "データセット_備考",
        "ファイル_ID",
        "ファイル_タイトル",
        "ファイル_アクセスURL",
        "ファイル_ダウンロードURL",
        "ファイル_説明",
        "ファイル_形式",
        "ファイル_ライセンス",
        "ファイル_ステータス",
        "ファイル_サイズ",
        "ファイル_公開日",
        "ファイル_最終更新日",
        "ファイル_利用規約",
        "ファイル_関連ドキュメント",
        "ファイル_言語",
        "ファイル_準拠する標準",
        "ファイル_API対応有無",
        "ファイル_著作権表記",
    )


def test_a_row_says_what_is_known_and_leaves_the_rest_empty() -> None:
    row = rows(written([release()]))[0]
    expected = {
        "データセット_ID": "reiji/rivers",
        "全国地方公共団体コード": "010006",
        "地方公共団体名": "例示県",
        "データセット_タイトル": "河川の一覧",
        "データセット_概要": "県内の河川です。",
        "データセット_キーワード": "河川;水系",
        "データセット_分類": "国土",
        "データセット_公開日": "2019-06-01",
        "データセット_最終更新日": "2020-02-03",
        "データセット_言語": "ja",
        "データセット_URL": "https://data.example/datasets/reiji/rivers/",
        "データセット_更新頻度": "毎年",
        "データセット_準拠する標準": "https://data.example/schemas/tables/rivers.json",
        "データセット_来歴情報": "次の資料から作成：河川調書（例示県） 無断転載可",
        "データセット_対象地域": "例示県",
        "データセット_連絡先名称": "統計課",
        "データセット_連絡先メールアドレス": "tokei@pref.example",
        "データセット_連絡先電話番号": "011-000-0000",
        "データセット_連絡先FormURL": "https://www.pref.example/tokei/",
        "データセット_対象期間": "2019-04-01/2020-03-31",
        "データセット_備考": "「－」は値なしです。",
        "ファイル_ID": "reiji/rivers/2019/rivers.csv",
        "ファイル_タイトル": "河川 令和元年度（2019年度）（CSV）",
        "ファイル_アクセスURL": "https://data.example/datasets/reiji/rivers/2019/",
        "ファイル_ダウンロードURL": "https://data.example/data/reiji/rivers/2019/rivers.csv",
        "ファイル_説明": "表計算で使う方のためのCSVファイル（7行）",
        "ファイル_形式": "CSV",
        "ファイル_ライセンス": "CC BY 4.0",
        "ファイル_ステータス": "配信中",
        "ファイル_サイズ": "1234",
        "ファイル_公開日": "2019-06-01",
        "ファイル_最終更新日": "2020-02-03",
        "ファイル_利用規約": "https://creativecommons.org/licenses/by/4.0/",
        "ファイル_関連ドキュメント": "https://data.example/data/reiji/rivers/2019/datapackage.json",
        "ファイル_言語": "ja",
        "ファイル_準拠する標準": "https://data.example/schemas/tables/rivers.json",
        "ファイル_API対応有無": "無",
    }
    assert {name: text for name, text in row.items() if text} == expected


def test_a_dataset_holds_all_its_years_newest_first(releases: list[BuiltRelease]) -> None:
    told = rows(written(releases))
    assert [row["ファイル_ID"].rpartition("/")[0] for row in told] == [
        *(["reiji/rivers/2019"] * 2),
        *(["reiji/rivers/2018"] * 2),
        *(["reiji/wells/2017"] * 2),
    ]
    assert told[0]["データセット_対象期間"] == "2018-04-01/2020-03-31"
    assert told[0]["データセット_公開日"] == "2018-06-01"


def test_the_order_of_releases_does_not_matter(releases: list[BuiltRelease]) -> None:
    assert written(releases) == written(releases[::-1])


def test_every_row_of_a_dataset_says_the_same_about_it(releases: list[BuiltRelease]) -> None:
    """The importer goes row by row: rows with other dates would undo each other at each run."""
    told: dict[str, Row] = {}
    for row in rows(written([with_format(releases[0], LATER), *releases[1:]])):
        assert told.setdefault(row["データセット_ID"], about_dataset(row)) == about_dataset(row)
    assert len(told) == 2


def test_files_are_told_apart_by_address_id_and_title(releases: list[BuiltRelease]) -> None:
    told = rows(written(releases))
    for column in ("ファイル_ダウンロードURL", "ファイル_ID"):
        assert len({row[column] for row in told}) == len(told)
    assert len({(row["データセット_ID"], row["ファイル_タイトル"]) for row in told}) == len(told)


def test_the_days_of_a_dataset_are_those_any_of_its_years_covers() -> None:
    """From the earliest to the latest day, whatever the order of years."""
    early = replace(release(year=2018).release, stated_period=Period(date(2015, 1, 1), LATER))
    releases = [release(year=2019), replace(release(year=2018), release=early)]
    told = rows(written(releases))
    assert {row["データセット_対象期間"] for row in told} == {"2015-01-01/2030-01-01"}


def test_a_file_keeps_the_day_of_its_data_when_a_format_is_added() -> None:
    row = rows(written([with_format(release(), LATER)]))[0]
    assert (row["ファイル_形式"], row["ファイル_サイズ"]) == ("XLSX", "99")
    assert (row["データセット_最終更新日"], row["ファイル_最終更新日"]) == (
        "2030-01-01",
        "2020-02-03",
    )


def test_a_schema_of_two_tables_is_named_once() -> None:
    (table,) = dataset().tables
    two = dataset(tables=(table, replace(table, name="more")))
    row = rows(written([release(two)]))[0]
    assert row["データセット_準拠する標準"] == "https://data.example/schemas/tables/rivers.json"


def test_notes_are_sentences_in_a_row_and_the_demonstration_ends_them() -> None:
    notes = (Localized("千円単位"), Localized("R7は予算です。"))
    told = rows(written([release(dataset(notes=notes))], catalog(demonstration=True)))[0]
    assert told["データセット_備考"] == f"千円単位。R7は予算です。{DEMONSTRATION.ja}"


def test_what_the_importer_will_not_take_is_told() -> None:
    def told(of: Dataset) -> list[tuple[str, str]]:
        found = remarks(Published.of(catalog(), (release(of), release(of, 2020))))
        return [(finding.check, finding.place.file) for finding in found]

    place = "datasets/reiji/rivers/dataset.yaml"
    assert told(dataset(title=Localized("川" * 80))) == []
    assert told(dataset(title=Localized("川" * 81))) == [("list06-title", place)]
    assert told(dataset(license=OWN_TERMS)) == [("list06-licence", place)]


def test_a_licence_without_a_word_of_its_own_goes_by_its_name() -> None:
    assert rows(written([release(bare())]))[0]["ファイル_ライセンス"] == "独自の規約"


def test_a_demonstration_says_so_in_every_row() -> None:
    content = written([release(), release(bare())], catalog(demonstration=True))
    assert all(DEMONSTRATION.ja in row["データセット_備考"] for row in rows(content))
    assert DEMONSTRATION.ja not in written([release(), release(bare())]).decode()


def test_a_record_is_one_line() -> None:
    hostile = dataset(
        title=Localized('a,"b"\r\n\u2028c'),
        notes=(Localized("一\n二"), Localized("\t三")),
        keywords={"ja": ("x\ny",)},
    )
    content = written([release(hostile)])
    assert content.decode("utf-8").count("\n") == 3
    assert len(content.decode("utf-8").splitlines()) == 3
    assert rows(content)[0]["データセット_タイトル"] == 'a,"b" c'
    assert rows(content)[0]["データセット_備考"] == "一 二。 三。"


def test_a_catalogue_without_releases_is_a_header() -> None:
    assert rows(written([])) == []


def test_the_importer_finds_utf8_without_a_bom() -> None:
    """It tries CP932 first on the first 1,000 bytes, which are our header whatever follows."""
    content = written([])
    assert not content.startswith(b"\xef\xbb\xbf")
    assert len(content) > 1000
    assert encoding(content) == "utf-8"
    assert encoding("データセット_ID,全国地方公共団体コード".encode("cp932")) == "cp932"


# What a change is, and the day it is seen by.
CHANGES = {"format": with_format, "version": with_version}
years = st.dictionaries(
    st.integers(2001, 2025),
    st.tuples(st.integers(0, 2000), st.integers(0, 2000)),
    min_size=1,
    max_size=5,
)


@pytest.mark.slow
@given(years, st.data(), st.sampled_from(list(CHANGES)))
def test_any_change_of_a_file_changes_the_date_of_its_dataset(
    dates: dict[int, tuple[int, int]], data: st.DataObject, change: str
) -> None:
    before = []
    for year, (modified, relisted) in dates.items():
        built = release(year=year)
        day = built.lock.issued + timedelta(modified)
        lock = replace(built.lock, modified=day, relisted=day + timedelta(relisted))
        before.append(replace(built, lock=lock))
    which = data.draw(st.integers(0, len(before) - 1))
    listed = max(built.lock.listed for built in before)
    day = listed + timedelta(data.draw(st.integers(1, 400)))
    after = list(before)
    after[which] = CHANGES[change](before[which], day)
    old, new = rows(written(before)), rows(written(after))
    assert {row["データセット_最終更新日"] for row in old} == {listed.isoformat()}
    assert {row["データセット_最終更新日"] for row in new} == {day.isoformat()}
    portal = Portal()
    portal.take(written(before))
    report = portal.take(written(after))
    assert (report.updated, report.errors) == (["reiji/rivers"], [])
    # What the portal now has is the list, although it leaves out whatever has an old date.
    files = portal.datasets["reiji/rivers"].files
    assert set(files) == {row["ファイル_ダウンロードURL"] for row in new}
    for row in new:
        kept = files[row["ファイル_ダウンロードURL"]]
        assert kept["ファイル_サイズ"] == row["ファイル_サイズ"]


@given(years)
def test_a_list_that_did_not_change_changes_nothing(dates: dict[int, tuple[int, int]]) -> None:
    content = written([release(year=year) for year in dates])
    portal = Portal()
    assert portal.take(content).created == ["reiji/rivers"]
    before = repr(portal)
    report = portal.take(content)
    assert (report.created, report.updated, report.deleted) == ([], [], [])
    assert repr(portal) == before


def test_a_new_year_is_more_files_of_the_same_dataset(releases: list[BuiltRelease]) -> None:
    portal = Portal()
    portal.take(written(releases[:1]))
    report = portal.take(written(releases[:2]))
    assert (report.created, report.updated) == ([], ["reiji/rivers"])
    assert len(portal.datasets["reiji/rivers"].files) == 4


def test_a_year_held_back_takes_its_files_along_and_nothing_else(
    releases: list[BuiltRelease],
) -> None:
    portal = Portal()
    portal.take(written(releases))
    others = dict(portal.datasets["reiji/wells"].files)
    for left in (releases[1:], [releases[0], releases[2]]):
        assert portal.take(written(left)).deleted == []
        assert len(portal.datasets["reiji/rivers"].files) == 2
    assert portal.datasets["reiji/wells"].files == others


def test_a_dataset_that_is_not_named_is_deleted(releases: list[BuiltRelease]) -> None:
    """Why a build writes no catalogue that lacks something (release-withheld)."""
    portal = Portal()
    portal.take(written(releases))
    assert portal.take(written(releases[:2])).deleted == ["reiji/wells"]
    # An empty list deletes nothing.
    assert portal.take(written([])).deleted == []
    assert list(portal.datasets) == ["reiji/rivers"]


def test_a_licence_the_portal_does_not_know_fails_and_stops_deletion() -> None:
    own = release(dataset(slug="own", license=OWN_TERMS))
    portal = Portal()
    portal.take(written([release()]))
    report = portal.take(written([own]))
    assert report.errors
    assert report.deleted == []
    assert Portal(("CC BY 4.0", "独自の規約")).take(written([own])).errors == []


def test_the_licence_word_of_the_code_list_is_the_portals(root: Path) -> None:
    licences = read_code_list(root / "schemas/codes/licences.csv", "licences.csv")
    assert licence_word(licences["CC-BY-4.0"]) in Portal().licences
    assert licence_word(licences["PDL-1.0"]) == "公共データ利用規約（第1.0版）"
