"""Code lists from CSV."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.sources.codelists import read_code_list


def test_a_variant_of_two_names_stops_the_list(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(
        "code,name_ja,name_en,variants\n1,外ヶ浜町,A,外が浜町\n2,外が浜町,B,\n", encoding="utf-8"
    )
    with pytest.raises(Stop) as caught:
        read_code_list(path, "schemas/codes/towns.csv")
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.line) == ("variant-of-two", 2)
    assert finding.details == {"name": "外が浜町", "code": "1", "other": "2"}


@pytest.mark.parametrize("column", ["sdmx", "in_sums", "words"])
def test_statuses_need_their_sdmx_code_and_their_words(tmp_path: Path, column: str) -> None:
    header = [
        word
        for word in ("code", "name_ja", "name_en", "sdmx", "in_sums", "words")
        if word != column
    ]
    path = tmp_path / "observation-statuses.csv"
    path.write_text(",".join(header) + "\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_code_list(path, path.name)
    assert caught.value.findings[0].check == "missing-word"


@pytest.mark.parametrize("value", ["https://a.example/b c", "<https://a.example/>", "a.example"])
def test_an_address_that_is_none_is_told_with_its_line(tmp_path: Path, value: str) -> None:
    path = tmp_path / "licences.csv"
    rows = ("code,name_ja,name_en,url,eu", "1,甲,A,https://a.example/,", f"2,乙,B,{value},")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_code_list(path, "schemas/codes/licences.csv")
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.line) == ("not-an-iri", 3)
    assert finding.details == {"word": "url", "value": value}


def test_the_themes_are_the_17_fields_of_the_national_statistics(root: Path) -> None:
    """Fields of e-Stat, which the form 06 オープンデータ一覧 asks for as データセット_分類."""
    themes = read_code_list(root / "schemas/codes/themes.csv", "themes.csv")
    assert [theme.name.ja for theme in themes] == [
        *("国土・気象", "人口・世帯", "労働・賃金", "農林水産業", "鉱工業", "商業・サービス業"),
        *("企業・家計・経済", "住宅・土地・建設", "エネルギー・水", "運輸・観光"),
        *("情報通信・科学技術", "教育・文化・スポーツ・生活", "行財政", "司法・安全・環境"),
        *("社会保障・衛生", "国際", "その他"),
    ]


def test_a_control_character_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("code,name_ja,name_en\n1,\u7532,A\n2,\u4e59\x01,B\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_code_list(path, "schemas/codes/towns.csv")
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.line) == ("control-character", 3)
    assert finding.details == {"character": "U+0001"}


@pytest.mark.parametrize(
    ("name", "iri", "known"),
    [
        ("themes", "data-theme/SOZI", "SOCI"),
        ("frequencies", "frequency/ANUAL", "ANNUAL"),
        ("licences", "licence/CC_BY_4_1", "CC_BY_4_0"),
    ],
)
def test_a_code_that_the_eu_does_not_have_is_told_with_those_alike(
    tmp_path: Path, root: Path, name: str, iri: str, known: str
) -> None:
    header, first, *_ = (root / f"schemas/codes/{name}.csv").read_text("utf-8").splitlines()
    path = tmp_path / f"{name}.csv"
    slip = re.sub(r"authority/[\w-]+/\w+", f"authority/{iri}", first)
    path.write_text(f"{header}\n{slip}\n", "utf-8")
    with pytest.raises(Stop) as caught:
        read_code_list(path, path.name)
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.line) == ("not-in-eu-table", 2)
    assert known in finding.details["known"]
