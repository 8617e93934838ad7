"""``datapackage.json``: what it says of a release."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from frictionless import Package

from aoimori.core.release import BuiltRelease
from aoimori.core.summary import TableSummary
from aoimori.core.wording import DEMONSTRATION
from aoimori.outputs.meta.datapackage import datapackage
from outputs.test_dcat_sample import catalog, release

BUILT = replace(release(), tables={"rivers": TableSummary("rivers", 7, 0, (), ())})


def described(built: BuiltRelease = BUILT, **changes: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(datapackage(catalog(**changes), built))
    return document


def test_what_is_said_of_a_release() -> None:
    told = described()
    assert {key: told[key] for key in told if key != "resources"} == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "reiji-rivers-2019",
        "id": "https://data.example/datasets/reiji/rivers/2019/#dataset",
        "title": "河川の一覧 令和元年度（2019年度）",
        "titles": {
            "ja": "河川の一覧 令和元年度（2019年度）",
            "en": "List of rivers, fiscal year 2019",
        },
        "description": "県内の河川です。\n\n「－」は値なしです。",
        "descriptions": {
            "ja": "県内の河川です。\n\n「－」は値なしです。",
            "en": "Rivers of the prefecture.\n\nA dash means no value.",
        },
        "homepage": "https://data.example/datasets/reiji/rivers/2019/",
        "version": "1.2.0",
        "created": "2019-06-01T00:00:00+09:00",
        "keywords": ["rivers", "河川", "水系"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "表示 4.0 国際",
            }
        ],
        "contributors": [
            {"title": "例示県", "roles": ["publisher"]},
            {
                "title": "統計課",
                "path": "https://www.pref.example/tokei/",
                "email": "tokei@pref.example",
                "roles": ["contact"],
            },
        ],
        "sources": [{"title": "河川調書（例示県） 無断転載可"}],
    }


def test_no_keywords_are_no_empty_list() -> None:
    silent = replace(BUILT, dataset=replace(BUILT.dataset, keywords={"ja": ()}))
    assert described().keys() - described(silent).keys() == {"keywords"}


def test_a_resource_is_the_csv_of_a_table() -> None:
    (resource,) = described()["resources"]
    assert resource["schema"]["fields"][0]["name"] == "code"
    assert {key: resource[key] for key in ("name", "path", "bytes", "hash", "titles")} == {
        "name": "rivers",
        "path": "rivers.csv",
        "bytes": 1234,
        "hash": f"sha256:{'0a' * 32}",
        "titles": {"ja": "河川", "en": "Rivers"},
    }


def test_a_demonstration_is_said_in_both_languages() -> None:
    told = described(demonstration=True)
    for lang, sentence in DEMONSTRATION.items():
        assert told["descriptions"][lang].endswith(sentence)
        assert sentence not in described()["descriptions"][lang]


def test_frictionless_takes_it(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(json.dumps(described()), encoding="utf-8")
    package = Package(str(tmp_path / "datapackage.json"))
    assert package.title == "河川の一覧 令和元年度（2019年度）"
    assert package.resource_names == ["rivers"]
