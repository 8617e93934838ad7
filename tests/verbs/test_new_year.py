"""The next fiscal year: what is written, what is owed, and how a build waits for sheets."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from aoimori.verbs import new_year as module
from support.project import LAYOUT, ROOT, ROWS, SCHEMA, SmallProject, dump, two_datasets, workbook

DEFINITION = "datasets/pref/towns/dataset.yaml"
SHEET = "datasets/pref/towns/2025/towns.xlsx"
TEXT = """\
title: {ja: 町, en: Towns}  # what it is
description: {ja: 試験のための町の一覧です。}
theme: population
frequency: annual
tables:
  towns:
    title: {ja: 町}
    schema: towns
    layout:
      header: 1
      columns:
        code: コード
        name_ja: 名前
        kind: {value: 町}
        people: 人口
        opened: {value: 令和6年4月1日}

releases:
  # The year as the office sent it.
  2024:
    period: {start: 2024-01-01, end: 2024-12-31}
    publish_from: 2025-04-01
    publish_sources: [2024/R6.xlsx]
    accepts:
      - check: author-property
        value: x
        reason: {ja: 公表済みです。}
        decided_by: pref
    sources:
      towns:
        path: 2024/R6.xlsx
        layout:
          columns:  # in another order
            name_ja: {from: 名称, default: "2024"}
            code: 番号
        sort: [code]
        corrections:
          - cell: A2
            fields: [code]
            expected: "1"
            corrected: "001"
            reason: {ja: 誤植。}
  2023:
    sources: {towns: 2023/R5.xlsx}
"""
ADDED = """\
  2025:
    awaited: true
    period: {start: 2025-01-01, end: 2025-12-31}
    sources:
      towns:
        path: 2025/R7.xlsx
        layout:
          columns:
            name_ja: {from: 名称, default: '2025'}
            code: 番号
            opened: {value: 令和7年4月1日}
        sort: [code]
"""


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return two_datasets(tmp_path)


def everything(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted((root / "datasets").rglob("*"))
    }


def checks(document: dict[str, Any]) -> list[str]:
    return [finding["check"] for finding in document["findings"]]


def states(document: dict[str, Any]) -> dict[str, str]:
    return {release["release"]: release["state"] for release in document["releases"]}


def test_the_year_stands_in_the_definition_and_all_else_as_before(small: SmallProject) -> None:
    path = small.root / DEFINITION
    path.write_text(TEXT, encoding="utf-8")
    answer = small.json("new-year", "令和7年度", "pref/towns")
    assert path.read_text("utf-8") == TEXT.replace("  # The year", f"{ADDED}  # The year")
    assert (small.root / "datasets/pref/towns/2025").is_dir()
    assert not list((small.root / "datasets/pref/towns/2025").iterdir())
    assert answer["prepared"] == [
        {
            "dataset": "pref/towns",
            "folder": "datasets/pref/towns/2025",
            "definition": DEFINITION,
            "files": ["datasets/pref/towns/2025/R7.xlsx"],
        }
    ]
    # Fixed words are told, each at its line.
    told = [(f["line"], f["details"]["after"], f["severity"]) for f in answer["findings"]]
    lines = path.read_text("utf-8").splitlines()
    assert [(lines[line - 1].strip(), after, how) for line, after, how in told] == [
        ("name_ja: {from: 名称, default: '2025'}", "2025", "notice"),
        ("opened: {value: 令和7年4月1日}", "令和7年4月1日", "notice"),
    ]
    # And run again, nothing more.
    before = everything(small.root)
    again = small.json("new-year", "2025", "pref/towns")
    assert everything(small.root) == before
    assert (again["prepared"], again["skipped"][0]["reason"]) == ([], "there")


def test_of_a_table_only_what_names_a_year_is_said_anew(small: SmallProject) -> None:
    words = {"from": "名前", "default": "令和6年度"}
    layout = {**LAYOUT, "columns": {**LAYOUT["columns"], "name_ja": words, "kind": {"value": "町"}}}
    stack = [
        {"layout": {"columns": {"name_ja": {"value": "令和5年度"}}}, "path": "2024/H31-R6.xlsx"}
    ]
    small.dataset(source={"path": "2024/R6.xlsx", "stack": stack}, layout=layout)
    small.run("new-year", "2025", "pref/towns")
    release = yaml.safe_load((small.root / DEFINITION).read_text("utf-8"))["releases"][2025]
    assert release == {
        "awaited": True,
        "sources": {
            "towns": {
                "path": "2025/R7.xlsx",
                "stack": [
                    {
                        "layout": {"columns": {"name_ja": {"value": "令和6年度"}}},
                        "path": "2025/H31-R7.xlsx",
                    }
                ],
                "layout": {"columns": {"name_ja": {"default": "令和7年度"}}},
            }
        },
    }


def test_a_build_waits_until_the_sheet_has_come(small: SmallProject) -> None:
    small.lock("pref/good")
    small.lock("pref/towns")
    small.run("new-year", "2025", "pref/towns")
    for command in ("check", "build"):
        answer = small.json(command)
        assert (answer["exit"], checks(answer)) == (0, ["source-awaited"])
        finding = answer["findings"][0]
        assert (finding["file"], finding["severity"]) == (SHEET, "notice")
        assert finding["details"]["publisher"] == "試験県"
        assert states(answer)["pref/towns/2025"] == "awaited"
    assert "シート待ち" in small.run("build").output
    assert small.json("build")["unchanged"]
    assert not (small.root / "build/site/datasets/pref/towns/2025").exists()
    # Nobody is told to record what is not there.
    assert (small.json()["unlocked"], small.json()["next"]) == ([], "serve")
    for line in (
        ("release", "pref/towns", "2025"),
        ("trace", "pref/towns", "2025", "towns", "--key", "001", "--field", "people"),
    ):
        stopped = small.run(*line)
        assert stopped.exit_code == 2
        assert stopped.output.count("\n") == 1
        assert SHEET in stopped.output
        assert "[source-awaited]" in stopped.output
    assert small.run("diff", "pref/towns", "2024", "2025").exit_code == 2

    workbook(small.root / SHEET, {"町": ROWS})
    answer = small.json("build")
    assert answer["read"] == ["pref/towns/2025"]
    assert (answer["exit"], checks(answer)) == (1, ["lock-missing"])
    assert small.json()["unlocked"] == ["pref/towns/2025"]
    small.lock("pref/towns", 2025)
    answer = small.json("build")
    assert (answer["exit"], states(answer)["pref/towns/2025"]) == (0, "published")
    # It was published: from now on the sheet must be there.
    (small.root / SHEET).unlink()
    assert "source-missing" in checks(small.json("check"))
    assert small.json("build")["exit"] == 2


def test_a_year_after_one_that_is_awaited(small: SmallProject) -> None:
    """Rules that look at the year before have nothing to look at."""
    schema = yaml.safe_load((small.root / "schemas/tables/towns.yaml").read_text("utf-8"))
    rule = {"name": "same", "rule": "previous.people == people", "message": {"ja": "違います"}}
    text = yaml.safe_dump({**schema, "rules": [rule], "sameRows": True})
    (small.root / "schemas/tables/towns.yaml").write_text(text, encoding="utf-8")
    small.run("new-year", "2025", "pref/towns")
    small.run("new-year", "2026", "pref/towns")
    workbook(small.root / "datasets/pref/towns/2026/towns.xlsx", {"町": ROWS})
    answer = small.json("check", "pref/towns")
    assert states(answer) == {
        "pref/towns/2024": "ok",
        "pref/towns/2025": "awaited",
        "pref/towns/2026": "ok",
    }
    small.json("build")
    fewer = [*ROWS[:2], ("002", "みどり町", "町", 301, "2024-04-01")]
    workbook(small.root / SHEET, {"町": fewer})
    # The year before has come, so the year after is read again.
    assert small.json("build")["read"] == ["pref/towns/2025", "pref/towns/2026"]
    assert "rule" in " ".join(checks(small.json("build", "pref/towns")))


def test_what_was_published_is_told_though_a_later_year_is_awaited(small: SmallProject) -> None:
    small.lock("pref/towns")
    small.run("new-year", "2025", "pref/towns")
    small.edit(DEFINITION, "試験のための町の一覧です。", "町の一覧です。")
    assert checks(small.json("check", "pref/towns")) == ["card-changed", "source-awaited"]


def test_a_sheet_of_another_name_is_named(small: SmallProject) -> None:
    small.run("new-year", "2025", "pref/towns")
    workbook(small.root / "datasets/pref/towns/2025/R7町.xlsx", {"町": ROWS})
    (line,) = [x for x in small.run("check").output.splitlines() if "[source-awaited]" in x]
    assert "R7町.xlsx" in line


def test_what_is_owed_and_what_is_not_published(small: SmallProject) -> None:
    small.lock("pref/good")
    text = small.run("new-year", "2025").output
    assert (
        text.index("届いていないシート") < text.index("試験県") < text.index("  pref/good/2025  ")
    )
    assert SHEET in text
    workbook(small.root / SHEET, {"町": ROWS})
    answer = small.json("new-year", "2025")
    assert answer["exit"] == 0
    assert [(each["dataset"], each["files"]) for each in answer["owed"]] == [
        ("pref/good", ["datasets/pref/good/2025/towns.xlsx"])
    ]
    told = {"publisher": "試験県", "dataset": "pref/towns", "title": "町", "year": 2025}
    assert answer["unpublished"] == [{**told, "files": [SHEET]}]
    # A draft is not published either; of the year before nobody is told again.
    small.run("release", "pref/towns", "2025")
    assert len(small.json("new-year", "2025", "pref/towns")["unpublished"]) == 1
    small.lock("pref/towns", 2025)
    answer = small.json("new-year", "2025", "pref/towns")
    assert (answer["owed"], answer["unpublished"]) == ([], [])
    assert "届いていないシートはありません" in small.run("new-year", "2025", "pref/towns").output
    # What is owed for a year that is past is still owed; what is to come later is not yet.
    small.run("new-year", "2026", "pref/towns")
    owed = {(e["dataset"], e["year"]) for e in small.json("new-year", "2026", "pref")["owed"]}
    assert owed == {("pref/good", 2025), ("pref/good", 2026), ("pref/towns", 2026)}
    owed = {(e["dataset"], e["year"]) for e in small.json("new-year", "2025", "pref")["owed"]}
    assert owed == {("pref/good", 2025)}


def test_who_gets_no_year_is_told_why(small: SmallProject) -> None:
    small.edit("datasets/pref/good/dataset.yaml", "frequency: annual", "frequency: irregular")
    before = everything(small.root)
    found = {s["dataset"]: s["reason"] for s in small.json("new-year", "2030")["skipped"]}
    assert found == {"pref/good": "not-yearly", "pref/towns": "long-ago"}
    assert "更新の頻度が「不定期」" in small.run("new-year", "2030").output
    found = {s["dataset"]: s["reason"] for s in small.json("new-year", "2020")["skipped"]}
    assert found == {"pref/good": "later", "pref/towns": "later"}
    assert small.run("new-year", "2025", "pref/none").exit_code == 2
    assert small.run("new-year", "20255").exit_code == 2
    assert everything(small.root) == before
    # By its name it is prepared all the same; a publisher's name is that of none.
    assert not small.json("new-year", "2030", "pref")["prepared"]
    assert len(small.json("new-year", "2030", "pref/good", "pref/towns")["prepared"]) == 2
    assert (small.root / "datasets/pref/good/2030").is_dir()


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("releases:\n  2024:\n    sources:\n      towns: 2024/towns.xlsx\n",
         "releases: {2024: {sources: {towns: 2024/towns.xlsx}}}\n", "new-year-unwritable"),
        ("  2024:\n", "  2023: {}\n  2024:\n", "missing-word"),
        ("      towns: 2024/towns.xlsx\n",
         "      towns: 2024/towns.xlsx\n  2023:\n    sources: {town: a}\n", "unknown-word"),
    ],
)  # fmt: skip
def test_a_definition_nothing_can_be_added_to_stays(
    small: SmallProject, old: str, new: str, check: str
) -> None:
    small.edit(DEFINITION, old, new)
    before = everything(small.root)
    answer = small.json("new-year", "2025", "pref/towns")
    assert (answer["exit"], answer["prepared"]) == (2, [])
    assert check in checks(answer)
    assert everything(small.root) == before
    # Others are prepared.
    assert [e["dataset"] for e in small.json("new-year", "2025")["prepared"]] == ["pref/good"]


def test_what_would_be_broken_is_not_written(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(small.root)
    monkeypatch.setattr(module, "with_release", lambda text, *_: text + "x: [")
    answer = small.json("new-year", "2025")
    assert checks(answer) == ["new-year-unwritable", "new-year-unwritable"]
    assert everything(small.root) == before


@pytest.mark.parametrize("step", ["folder", "file"])
def test_a_folder_nobody_may_write_into(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    if step == "folder":
        monkeypatch.setattr(Path, "mkdir", refuse)
    else:
        monkeypatch.setattr(module, "write_whole", refuse)
    before = everything(small.root)
    stopped = small.run("new-year", "2025")
    assert (stopped.exit_code, stopped.output.count("\n")) == (2, 1)
    assert "datasets/pref/good/" in stopped.output
    assert "[unreadable-file]" in stopped.output
    assert everything(small.root) == before


def test_a_folder_that_is_there_and_a_lock_that_is_broken(small: SmallProject) -> None:
    folder = small.root / "datasets/pref/towns/2025"
    workbook(folder / "towns.xlsx", {"町": ROWS})
    content = (folder / "towns.xlsx").read_bytes()
    answer = small.json("new-year", "2025", "pref/towns")
    assert [e["files"] for e in answer["unpublished"]] == [[SHEET]]
    assert (folder / "towns.xlsx").read_bytes() == content
    (folder / "release.lock.json").write_text("{", encoding="utf-8")
    answer = small.json("new-year", "2025", "pref/towns")
    assert (answer["exit"], checks(answer)) == (2, ["lock-unreadable"])


def test_line_ends_and_a_mark_stay(small: SmallProject) -> None:
    path = small.root / DEFINITION
    text = "\ufeff" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(text.encode())
    small.run("new-year", "2025", "pref/towns")
    new = path.read_bytes().decode()
    assert new.startswith("\ufeff")
    assert new.count("\n") == new.count("\r\n") == text.count("\n") + 4


def test_real_datasets_get_their_year(tmp_path: Path) -> None:
    real = object.__new__(SmallProject)
    real.root = tmp_path
    for name in ("datasets", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    answer = real.json("new-year", "2025", "aomori/population")
    path = "datasets/aomori/population/2025/R7_jinkou.xlsx"
    assert [each["files"] for each in answer["prepared"]] == [[path]]
    old = (ROOT / "datasets/aomori/population/dataset.yaml").read_text("utf-8")
    new = (tmp_path / "datasets/aomori/population/dataset.yaml").read_text("utf-8")
    assert set(old.splitlines()) <= set(new.splitlines())
    answer = real.json("new-year", "2026")
    assert answer["exit"] == 0
    expected = [name for each in answer["prepared"] for name in each["files"]]
    assert expected == [
        "datasets/aomori/dx-roadmap/2026/dx-roadmap_R8_list.xlsx",
        "datasets/aomori/dx-roadmap/2026/dx-roadmap_R8_cards.xlsx",
        "datasets/aomori/population/2026/R8_jinkou.xlsx",
    ]
    assert {f["details"]["after"] for f in answer["findings"]} >= {"令和8年度", "2025"}
    # The definitions read; the sheets of the year would do as those of the next.
    shutil.copy(tmp_path / "datasets/aomori/population/2024/R6_jinkou.xlsx", tmp_path / path)
    answer = real.json("new-year", "2026")
    assert answer["exit"] == 0
    assert [(e["dataset"], e["year"]) for e in answer["owed"]] == [
        ("aomori/dx-roadmap", 2026),
        ("aomori/population", 2026),
    ]


def test_a_schema_of_the_years_own_is_taken_over(tmp_path: Path) -> None:
    """That of the year before, from which on it holds."""
    small = SmallProject(tmp_path)
    small.dataset()
    field = {"name": "area", "title": {"ja": "面積"}, "type": "number"}
    dump(
        small.root / "schemas/tables/towns-2.yaml", {**SCHEMA, "fields": [*SCHEMA["fields"], field]}
    )
    year = {
        "path": "2025/towns.xlsx",
        "schema": "towns-2",
        "changed": {"added": ["area"]},
        "layout": {"columns": {"area": "面積"}},
    }
    words = yaml.safe_load((small.root / DEFINITION).read_text("utf-8"))
    words["releases"][2025] = {"sources": {"towns": year}}
    dump(small.root / DEFINITION, words)
    rows = [(*row, n or "面積") for n, row in enumerate(ROWS)]
    workbook(small.root / "datasets/pref/towns/2025/towns.xlsx", {"町": rows})
    result = small.run("new-year", "2026", "pref/towns")
    assert result.exit_code == 0, result.output
    (source,) = yaml.safe_load((small.root / DEFINITION).read_text("utf-8"))["releases"][2026][
        "sources"
    ].values()
    assert (source["path"], source["schema"]) == ("2026/towns.xlsx", "towns-2")
    assert "changed" not in source
    workbook(small.root / "datasets/pref/towns/2026/towns.xlsx", {"町": rows})
    assert small.run("check", "pref/towns").exit_code == 0


def told(small: SmallProject) -> dict[str, Any]:
    """That a sheet is awaited."""
    findings = small.json("check", "pref/towns")["findings"]
    (awaited,) = [f for f in findings if f["check"] == "source-awaited"]
    return dict(awaited)


def test_a_sheet_under_a_mistyped_name_is_a_warning(small: SmallProject) -> None:
    small.run("new-year", "2025", "pref/towns")
    awaited = told(small)
    assert awaited["severity"] == "notice"
    name = Path(awaited["file"])
    mistyped = f"{name.stem.replace('_', '')}x{name.suffix}"
    (small.root / name).with_name(mistyped).write_bytes(b"")
    awaited = told(small)
    assert (awaited["severity"], awaited["details"]["known"]) == ("warning", mistyped)
