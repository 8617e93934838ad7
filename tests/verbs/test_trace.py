"""trace: from the cell to the line of the published file, and everything that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import LAYOUT, ROWS, SmallProject


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    rows = [*ROWS, ("004", "やま村", "村", "１,２３４人", "令和6年4月1日")]
    project.dataset(rows=rows)
    return project


def test_the_way_of_a_figure(small: SmallProject) -> None:
    data = small.json("trace", "pref/towns", "2024", "towns", "--key", "004", "--field", "people")
    assert data["cell"] == "D5"
    assert data["raw"] == "１,２３４人"
    assert [step["rule"] for step in data["steps"]] == [
        "full-width-digits",
        "unit-suffix",
        "separators",
    ]
    assert data["value"] == "1234"
    assert data["published"] == {"file": "data/pref/towns/2024/towns.csv", "line": 5}


def test_the_words_are_a_persons(small: SmallProject) -> None:
    arguments = ("trace", "pref/towns", "2024", "towns", "--key", "code=004", "--field", "people")
    shown = small.run(*arguments).output
    for text in (
        "町!D5",
        "「１,２３４人」",
        "数値の後ろの単位を除去",
        "1234 人",
        "towns.csv の 5 行目",
    ):
        assert text in shown
    english = small.run("--lang", "en", *arguments).output
    assert "unit behind the number removed" in english


@pytest.mark.parametrize(
    ("arguments", "check"),
    [
        (("pref/town", "2024", "towns", "--key", "004", "--field", "people"), "unknown-dataset"),
        (("pref/towns", "2023", "towns", "--key", "004", "--field", "people"), "unknown-year"),
        (("pref/towns", "2024", "town", "--key", "004", "--field", "people"), "unknown-table"),
        (("pref/towns", "2024", "towns", "--key", "004", "--field", "peopel"), "unknown-field"),
        (("pref/towns", "2024", "towns", "--key", "999", "--field", "people"), "unknown-key-value"),
        (("pref/towns", "2024", "towns", "--key", "1,2", "--field", "people"), "bad-key"),
        (("pref/towns", "2024", "towns", "--key", "x=1", "--field", "people"), "bad-key"),
        (("pref/towns", "2024", "towns", "--key", "kind=村", "--field", "人口"), "ambiguous-key"),
    ],
)
def test_what_is_not_there_is_told(
    small: SmallProject, arguments: tuple[str, ...], check: str
) -> None:
    result = small.run("trace", *arguments)
    assert result.exit_code == 2
    assert f"[{check}]" in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_an_absent_field_and_an_ordinal_have_no_cell(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    columns = {**LAYOUT["columns"], "people": {"ordinal": "row"}, "kind": {"value": "町"}}
    del columns["opened"]
    ignored = ["種類", "人口", "開始日"]
    layout = {**LAYOUT, "columns": columns, "absent": ["opened"], "ignore": ignored}
    project.dataset(layout=layout)
    told = {"people": "並び順", "opened": "シートにない項目", "kind": "dataset.yaml に書かれた値"}
    for field, words in told.items():
        shown = project.run(
            "trace", "pref/towns", "2024", "towns", "--key", "002", "--field", field
        ).output
        assert words in shown
