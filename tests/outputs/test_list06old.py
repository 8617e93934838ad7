"""``catalog.suisho.csv``: the list under the headers of 推奨データセット."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from aoimori.core.agents import Publisher
from aoimori.core.codes import Code
from aoimori.core.localized import Localized
from aoimori.outputs.catalogues import Published
from aoimori.outputs.catalogues.list06old import list06old
from aoimori.sources.codelists import read_code_list
from outputs.test_dcat_sample import CC_BY, catalog, dataset, release


def rows(root: Path, *releases: object) -> list[dict[str, str]]:
    path = root / "schemas/codes/local-governments.csv"
    codes = {"local-governments": read_code_list(path, path.name)}
    published = Published.of(catalog(codes=codes), tuple(releases))  # type: ignore[arg-type]
    content = list06old(published).decode("utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_the_columns_are_those_of_the_form(root: Path) -> None:
    (row,) = rows(root, release(year=2018), release(year=2019))
    assert list(row) == [
        *("都道府県コード又は市区町村コード", "NO", "都道府県名", "市区町村名", "データ名称"),
        *("データ概要", "データ形式", "分類", "更新頻度", "URL", "API対応有無", "ライセンス"),
        *("登録日", "最終更新日", "備考"),
    ]
    assert row == {
        "都道府県コード又は市区町村コード": "010006",
        "NO": "0000000001",
        "都道府県名": "例示県",
        "市区町村名": "",
        "データ名称": "河川の一覧",
        "データ概要": "県内の河川です。",
        "データ形式": "CSV;PARQUET",
        "分類": "国土",
        "更新頻度": "毎年",
        "URL": "https://data.example/datasets/reiji/rivers/",
        "API対応有無": "無",
        "ライセンス": "CC BY 4.0",
        "登録日": "2018-06-01",
        "最終更新日": "2020-02-03",
        "備考": "「－」は値なしです。",
    }


def test_a_municipality_has_its_prefecture(root: Path) -> None:
    city = Publisher("shi", Localized("青森市"), "022012", Code("city", Localized("市")), CC_BY)
    (row,) = rows(root, release(dataset(publisher=city)))
    assert (row["都道府県名"], row["市区町村名"]) == ("青森県", "青森市")


def test_what_comes_later_gets_the_next_number(root: Path) -> None:
    first, second = release(dataset(slug="zebras")), release(dataset(slug="ants"))
    later = replace(second.lock, issued=date(2019, 7, 1))
    told = rows(root, replace(second, lock=later), first)
    assert [(row["NO"][-1], row["URL"].split("/")[-2]) for row in told] == [
        ("1", "zebras"),
        ("2", "ants"),
    ]
