"""Locks: dates and versions are given, never taken from a clock; content is held to them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from support.project import LAYOUT, ROWS, SCHEMA, SmallProject, dump, workbook

LOCK = "datasets/pref/towns/2024/release.lock.json"
BACKWARDS = json.dumps(
    {
        "lock": 1,
        "version": "1.0.0",
        "issued": "2025-04-02",
        "modified": "2025-04-01",
        "tables": {},
        "files": {},
    }
).encode()
LISTED_EARLY = json.dumps(
    {
        "lock": 1,
        "version": "1.0.0",
        "issued": "2025-04-01",
        "modified": "2025-04-02",
        "listed": "2025-04-01",
        "tables": {},
        "files": {},
    }
).encode()
SHEET = "datasets/pref/towns/2024/towns.xlsx"
TOWNS = ("pref/towns", "2024")
FINAL = ("release", *TOWNS, "--final", "--date")
MOUNTAIN = ("004", "やま村", "村", 7, "2024-04-01")


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    return project


def lock(small: SmallProject) -> dict[str, object]:
    data: dict[str, object] = json.loads((small.root / LOCK).read_text("utf-8"))
    return data


def forget(small: SmallProject, file: str) -> None:
    """Make the lock one of a time when there was no such file."""
    small.rewrite_lock(lambda words: words["files"].pop(file))


def correct(small: SmallProject, day: str, note: str = "値を訂正") -> Result:
    """Record a correction."""
    return small.run("release", *TOWNS, "--correct", "--note", note, "--date", day)


def change(small: SmallProject, *extra: tuple[object, ...]) -> None:
    workbook(small.root / SHEET, {"町": [*ROWS, *extra]})


def test_the_first_lock_takes_the_date_that_is_given(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    data = lock(small)
    assert (data["version"], data["issued"], data["modified"]) == (
        "1.0.0",
        "2025-04-01",
        "2025-04-01",
    )
    assert small.run("check").exit_code == 0


def test_the_same_content_keeps_its_lock(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    before = (small.root / LOCK).read_bytes()
    small.lock(day="2026-01-01")
    assert (small.root / LOCK).read_bytes() == before


def test_changed_content_is_found_and_needs_a_correction(small: SmallProject) -> None:
    small.lock()
    change(small, MOUNTAIN)
    result = small.run("check")
    assert result.exit_code == 1
    assert "lock-rows" in result.output
    refused = small.run(*FINAL, "2025-05-01")
    assert (refused.exit_code, "[lock-final]" in refused.output) == (2, True)
    assert correct(small, "2025-05-01").exit_code == 0
    data = lock(small)
    assert (data["status"], data["version"], data["issued"], data["modified"]) == (
        "corrected",
        "1.1.0",
        "2025-04-01",
        "2025-05-01",
    )


def test_a_lock_never_goes_back(small: SmallProject) -> None:
    small.lock()
    before = (small.root / LOCK).read_bytes()
    change(small, MOUNTAIN)
    result = correct(small, "2024-05-01")
    assert (result.exit_code, "lock-date" in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "check"),
    [
        (b"", "lock-unreadable"),
        (b"{}", "lock-unreadable"),
        (b"[]", "lock-unreadable"),
        (b"\xff", "lock-unreadable"),
        (b'{"lock": 99}', "lock-newer"),
        (b"[" * 99999, "lock-unreadable"),
        (b'{"lock": 1, "version": "abc"}', "lock-unreadable"),
        (BACKWARDS, "lock-unreadable"),
        (LISTED_EARLY, "lock-unreadable"),
    ],
)
def test_a_broken_lock_is_told_and_not_overwritten(
    small: SmallProject, content: bytes, check: str
) -> None:
    (small.root / LOCK).write_bytes(content)
    reason = ("--withdraw", "--reason", "誤り")
    for arguments in (["check"], [*FINAL, "2025-05-01"], ["release", *TOWNS, *reason]):
        result = small.run(*arguments)
        assert (result.exit_code, check in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == content


@pytest.mark.parametrize(
    ("word", "text"), [("version", "9.0.0"), ("modified", "2025-04-02"), ("card", "")]
)
def test_an_edited_lock_is_told_and_kept(small: SmallProject, word: str, text: str) -> None:
    small.lock()
    data = lock(small)
    data[word] = text
    edited = json.dumps(data).encode()
    (small.root / LOCK).write_bytes(edited)
    for arguments in (["check"], ["build"], [*FINAL, "2025-05-01"]):
        result = small.run(*arguments)
        assert (result.exit_code, "[lock-edited]" in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == edited


def test_other_content_than_recorded_does_not_hold(small: SmallProject) -> None:
    small.lock()
    small.rewrite_lock(lambda words: words["tables"]["towns"].update(content="0" * 64))
    assert "lock-content" in small.run("check").output


def test_an_open_error_is_not_released(small: SmallProject) -> None:
    change(small, ("001", "おなじ町", "町", 1, "2024-04-01"))
    result = small.run(*FINAL, "2025-05-01")
    assert (result.exit_code, "primary-key" in result.output) == (1, True)
    assert not (small.root / LOCK).exists()


def test_a_missing_lock_is_a_warning_of_check(small: SmallProject) -> None:
    result = small.run("check")
    assert (result.exit_code, "lock-missing" in result.output) == (0, True)


def test_a_new_format_of_the_same_content_needs_no_version(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    forget(small, "towns.json")
    assert "[lock-file-new]" in small.run("build").output
    small.lock(day="2025-06-01")
    again = lock(small)
    assert (again["version"], again["modified"]) == ("1.0.0", "2025-04-01")
    assert again["listed"] == "2025-06-01"
    assert "towns.json" in again["files"]  # type: ignore[operator]
    # What is listed once more without any change stays as it is.
    small.lock(day="2025-07-01")
    assert lock(small) == again


def test_a_change_of_the_data_is_also_one_of_the_list(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    assert "listed" not in lock(small)
    forget(small, "towns.json")
    small.lock(day="2025-06-01")
    change(small, MOUNTAIN)
    noted = ("--correct", "--note", "行を追加", "--date", "2025-08-01")
    (done,) = small.json("release", *TOWNS, *noted)["releases"]
    assert (done["modified"], done["listed"]) == ("2025-08-01", "2025-08-01")
    assert "listed" not in lock(small)


def test_files_added_on_the_day_of_the_release_need_no_day_of_their_own(
    small: SmallProject,
) -> None:
    small.lock(day="2025-04-01")
    before = (small.root / LOCK).read_bytes()
    forget(small, "towns.json")
    small.lock(day="2025-04-01")
    assert (small.root / LOCK).read_bytes() == before


def test_a_day_that_is_odd_is_recorded_and_told(small: SmallProject) -> None:
    assert small.json(*FINAL, "2020-04-01")["findings"] == []
    told = {}
    for people, day in enumerate(("2020-04-01", "2020-04-02", "2023-04-03")):
        change(small, ("004", "やま村", "村", people, "2024-04-01"))
        noted = ("--correct", "--note", "訂正", "--date", day)
        done = small.json("release", *TOWNS, *noted)
        assert done["exit"] == 0
        assert lock(small)["modified"] == day
        found = [(f["check"], f["severity"]) for f in done["findings"]]
        told[day] = [each for each in found if each[0] != "lock-before-unknown"]
    assert told == {
        "2020-04-01": [("lock-same-day", "warning")],
        "2020-04-02": [],
        "2023-04-03": [("lock-far-day", "warning")],
    }
    small.edit("datasets/pref/towns/dataset.yaml", "ja: 試験のため", "ja: 試験の")
    words = small.json(*FINAL, "2023-04-03")
    assert [f["check"] for f in words["findings"]] == ["lock-same-day"]
    forget(small, "towns.json")
    again = small.json("release", "--reencode", "--date", "2026-05-01")
    assert ([f["check"] for f in again["findings"]], again["exit"]) == (["lock-far-day"], 0)


def test_nothing_is_recorded_for_a_day_to_come(small: SmallProject) -> None:
    """It would be published today all the same."""
    for arguments in ((), ("--final",), ("--correct", "--note", "n"), ("--reencode",)):
        result = small.run("release", *TOWNS, *arguments, "--date", "2098-04-01")
        assert (result.exit_code, "[day-to-come]" in result.output) == (2, True)
    assert not (small.root / LOCK).exists()


def test_a_difference_says_what_to_type(small: SmallProject) -> None:
    small.lock()
    change(small, MOUNTAIN)
    (found,) = small.json("check")["findings"]
    assert found["check"] == "lock-rows"
    assert "aoimori release pref/towns 2024 --correct --note" in found["hint"]
    assert "1.0.0" in found["hint"]


def test_files_are_not_listed_before_the_last_day_on_record(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    forget(small, "towns.json")
    refused = small.run(*FINAL, "2025-03-31")
    assert (refused.exit_code, "lock-date" in refused.output) == (2, True)
    small.lock(day="2025-06-01")
    change(small, MOUNTAIN)
    refused = correct(small, "2025-05-01")
    assert (refused.exit_code, "lock-date" in refused.output) == (2, True)
    assert "2025-06-01" in refused.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["--date", "0001-01-01"],
        ["--date", "2025-13-01"],
        ["--final", "--correct", "--note", "n"],
        ["--correct"],
        ["--note", "n"],
        ["--final", "--note", "n"],
        ["--withdraw"],
        ["--final", "--successor", "pref/towns"],
        ["--correct", "--note", " "],
    ],
)
def test_slips_of_the_keyboard_are_not_recorded(small: SmallProject, arguments: list[str]) -> None:
    assert small.run("release", *TOWNS, *arguments).exit_code == 2
    assert not (small.root / LOCK).exists()


def test_a_file_that_is_gone_is_a_major_version(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    small.rewrite_lock(lambda words: words["files"].update({"towns.shp": "0" * 64}))
    assert "[lock-file-gone]" in small.run("build").output
    assert "[lock-final]" in small.run(*FINAL, "2025-06-01").output
    assert correct(small, "2025-06-01").exit_code == 0
    data = lock(small)
    assert data["version"] == "2.0.0"
    assert "towns.shp" not in data["files"]  # type: ignore[operator]


def test_a_lock_of_before_learns_what_it_did_not_know(small: SmallProject) -> None:
    """Who wrote the files, and what is said of the dataset; no day is given to that."""
    small.lock(day="2025-04-01")
    before = lock(small)
    later = ("encoders", "card", "status", "seal")
    old = {key: value for key, value in before.items() if key not in later}
    old["tables"] = {
        name: {word: table[word] for word in ("schema", "rows", "content")}
        for name, table in before["tables"].items()  # type: ignore[attr-defined]
    }
    (small.root / LOCK).write_text(json.dumps({**old, "lock": 1}), encoding="utf-8")
    assert small.json("build")["findings"] == []
    small.lock(day="2025-06-01")
    assert lock(small) == before


def test_other_words_about_the_data_are_a_day_and_no_version(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    small.edit("datasets/pref/towns/dataset.yaml", "試験のための町", "試験に使う町")
    found = small.json("check")["findings"]
    assert [(f["check"], f["severity"]) for f in found] == [("card-changed", "warning")]
    early = small.run(*FINAL, "2025-03-31")
    assert (early.exit_code, "[lock-date]" in early.output) == (2, True)
    small.lock(day="2025-06-01")
    data = lock(small)
    assert (data["version"], data["modified"], data["listed"]) == (
        "1.0.0",
        "2025-04-01",
        "2025-06-01",
    )
    assert small.json("check")["findings"] == []


def test_a_draft_is_recorded_again_and_again_and_not_published(small: SmallProject) -> None:
    first = small.json("release", *TOWNS, "--date", "2025-04-01")["releases"][0]
    assert (first["status"], first["version"]) == ("draft", "0.1.0")
    built = small.json("build")
    assert (built["exit"], built["releases"][0]["state"]) == (0, "draft")
    assert [(f["check"], f["severity"]) for f in built["findings"]] == [("release-draft", "notice")]
    assert not (small.root / "build/site/data/pref/towns").exists()
    assert (small.root / "build/site/catalog.ttl").exists()
    change(small, MOUNTAIN)
    assert [f["check"] for f in small.json("check")["findings"]] == [
        "draft-changed",
        "release-draft",
    ]
    again = small.json("release", *TOWNS, "--date", "2025-03-01")["releases"][0]
    assert (again["status"], again["version"], again["modified"]) == (
        "draft",
        "0.2.0",
        "2025-03-01",
    )
    before = (small.root / LOCK).read_bytes()
    assert small.run("release", *TOWNS, "--date", "2025-03-09").exit_code == 0
    assert (small.root / LOCK).read_bytes() == before
    small.lock(day="2025-04-02")
    data = lock(small)
    assert (data["status"], data["version"], data["issued"]) == ("final", "1.0.0", "2025-04-02")
    assert "past" not in data
    assert small.json("build")["releases"][0]["state"] == "published"


def test_a_draft_cannot_be_corrected_or_withdrawn(small: SmallProject) -> None:
    small.run("release", *TOWNS, "--date", "2025-04-01")
    before = (small.root / LOCK).read_bytes()
    for arguments in (("--correct", "--note", "n"), ("--withdraw", "--reason", "r")):
        result = small.run("release", *TOWNS, *arguments, "--date", "2025-05-01")
        assert (result.exit_code, "[lock-not-published]" in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "version", "changed"),
    [
        ({"ROWS": ("003", "そら村", "村", 46, "2024-04-01")}, "1.0.1", (0, 0, 1, 1)),
        ({"ROWS": ("004", "そら村", "村", 45, "2024-04-01")}, "1.1.0", (1, 1, 0, 0)),
        ({"SCHEMA": ("type: integer", "type: number")}, "2.0.0", None),
        ({"SCHEMA": ("ja: 人口", "ja: 総人口")}, "1.0.1", None),
        ({"SCHEMA": ("pattern: '[0-9]{3}'", "pattern: '[0-9]{2,3}'")}, "1.0.1", None),
    ],
)
def test_the_version_follows_what_changed(
    small: SmallProject,
    spoil: dict[str, tuple[object, ...]],
    version: str,
    changed: tuple[int, ...] | None,
) -> None:
    small.lock()
    assert small.run("build").exit_code == 0
    if "ROWS" in spoil:
        workbook(small.root / SHEET, {"町": [*ROWS[:-1], spoil["ROWS"]]})
    else:
        small.edit("schemas/tables/towns.yaml", *map(str, spoil["SCHEMA"]))
    assert small.run("build").exit_code == 1
    assert correct(small, "2025-05-01").exit_code == 0
    data = lock(small)
    assert (data["version"], data["status"], data["note"]) == (version, "corrected", "値を訂正")
    (past,) = data["past"]  # type: ignore[misc]
    assert (past["version"], past["modified"]) == ("1.0.0", "2025-04-01")
    assert set(past["files"]) == set(data["files"])  # type: ignore[call-overload]
    if changed is not None:
        (told,) = data["changes"]  # type: ignore[misc]
        counts = tuple(told.get(w, 0) for w in ("added", "removed", "changed", "values"))
        assert counts == changed
    assert small.run("build").exit_code == 0


def test_a_build_names_the_cell_that_changed(small: SmallProject) -> None:
    """Also a second time, when the site of before is gone."""
    small.lock()
    assert small.run("build").exit_code == 0
    change(small)
    workbook(small.root / SHEET, {"町": [*ROWS[:-1], ("003", "そら村", "村", 46, "2024-04-01")]})
    for _ in range(2):
        built = small.json("build", "--fresh")
        (found,) = [f for f in built["findings"] if f["check"] == "published-value"]
        assert (built["exit"], found["file"], found["sheet"], found["cell"]) == (
            1,
            SHEET,
            "町",
            "D4",
        )
        assert found["message"] == "003 の「人口」は「45」と公開しましたが、「46」に変わっています"
        assert '--correct --note "理由"' in found["hint"]


def test_a_build_names_the_cell_from_the_history_alone(small: SmallProject) -> None:
    small.lock()
    git(small, "init", "-q")
    git(small, "add", "-A")
    git(small, "commit", "-qm", "published")
    workbook(small.root / SHEET, {"町": [*ROWS[:-1], ("003", "そら村", "村", 46, "2024-04-01")]})
    git(small, "commit", "-qam", "changed")
    (found,) = small.json("check")["findings"]
    assert (found["check"], found["cell"]) == ("published-value", "D4")
    assert correct(small, "2025-05-01").exit_code == 0
    assert lock(small)["changes"] == [
        {
            "table": "towns",
            "changed": 1,
            "values": 1,
            "cells": [{"key": "003", "field": "people", "before": "45", "after": "46"}],
        }
    ]


def test_a_lock_that_was_lost_is_not_made_anew(small: SmallProject) -> None:
    small.lock()
    git(small, "init", "-q")
    git(small, "add", "-A")
    git(small, "commit", "-qm", "published")
    (small.root / LOCK).unlink()
    for arguments in ((), ("--final",)):
        result = small.run("release", *TOWNS, *arguments, "--date", "2025-05-01")
        assert (result.exit_code, "[lock-lost]" in result.output) == (2, True)
    assert not (small.root / LOCK).exists()


def test_many_changes_are_told_by_the_first(small: SmallProject) -> None:
    rows = [ROWS[0], *((f"{n:03}", f"第{n}町", "町", n, "2024-04-01") for n in range(1, 60))]
    workbook(small.root / SHEET, {"町": rows})
    small.lock()
    assert small.run("build").exit_code == 0
    more = [(c, n, k, p if p == "人口" else int(str(p)) + 1, d) for c, n, k, p, d in rows]
    workbook(small.root / SHEET, {"町": more})
    found = small.json("check")["findings"]
    assert [f["check"] for f in found].count("published-value") == 20
    (rest,) = [f for f in found if f["check"] == "published-more"]
    assert "39" in rest["message"]
    assert "aoimori diff pref/towns 2024" in rest["hint"]


def test_what_is_withdrawn_keeps_its_address_for_ever(small: SmallProject) -> None:
    small.dataset("roads")
    small.lock()
    small.lock("pref/roads")
    reason = ("--withdraw", "--reason", "集計に誤りがあったため", "--successor", "pref/roads")
    small.dataset("plans")  # nobody can use what is not published
    for other in ("pref/road", "pref/plans", "pref/towns"):
        wrong = small.run("release", *TOWNS, *reason[:-1], other, "--date", "2025-05-01")
        assert (wrong.exit_code, "[successor-unknown]" in wrong.output) == (2, True)
    shutil.rmtree(small.root / "datasets/pref/plans")
    (done,) = small.json("release", *TOWNS, *reason, "--date", "2025-05-01")["releases"]
    assert (done["status"], done["listed"]) == ("withdrawn", "2025-05-01")
    data = lock(small)
    assert data["withdrawn"] == {
        "day": "2025-05-01",
        "reason": "集計に誤りがあったため",
        "successor": "pref/roads",
    }
    before = (small.root / LOCK).read_bytes()
    for arguments in ((), ("--final",), ("--correct", "--note", "n"), reason):
        result = small.run("release", *TOWNS, *arguments, "--date", "2025-06-01")
        assert (result.exit_code, "[lock-withdrawn]" in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == before
    for arguments in (
        ("diff", *TOWNS),
        ("trace", *TOWNS, "towns", "--key", "001", "--field", "people"),
    ):
        assert "[lock-withdrawn]" in small.run(*arguments).output
    # The sheet may be what had to go.
    (small.root / SHEET).unlink()
    built = small.json("build")
    assert (built["exit"], built["findings"]) == (0, [])
    assert [r["state"] for r in built["releases"]] == ["published", "withdrawn"]
    assert not (small.root / "build/site/data/pref/towns").exists()
    assert "pref/towns" not in (small.root / "build/site/catalog.ttl").read_text("utf-8")
    changes = small.root / "build/site/datasets/pref/towns/changes/index.html"
    assert "集計に誤りがあったため" in changes.read_text("utf-8")
    for page in ("datasets/pref/towns/2024/", "datasets/pref/towns/", "en/datasets/pref/towns/"):
        text = (small.root / "build/site" / page / "index.html").read_text("utf-8")
        assert "集計に誤りがあったため" in text
        assert 'href="../../../roads/"' in text or "datasets/pref/roads/" in text
    removed = json.loads((small.root / "build/site/api/v1/removed.json").read_text("utf-8"))
    assert removed["removed"]["pref/towns/2024"] == {
        "dataset": "https://example.org/data/datasets/pref/towns/2024/#dataset",
        "page": "https://example.org/data/datasets/pref/towns/2024/",
        "version": "1.0.0",
        "withdrawn": "2025-05-01",
        "reason": "集計に誤りがあったため",
        "successor": "https://example.org/data/datasets/pref/roads/",
    }


def test_a_release_waits_for_its_day(small: SmallProject) -> None:
    path = "datasets/pref/towns/dataset.yaml"
    small.edit(path, "    sources:", "    publish_from: 2025-07-01\n    sources:")
    small.lock(day="2025-04-01")
    assert lock(small)["issued"] == "2025-07-01"
    early = small.json("build", "--as-of", "2025-06-30")
    assert (early["exit"], early["as_of"], early["releases"][0]["state"]) == (
        0,
        "2025-06-30",
        "waiting",
    )
    assert [(f["check"], f["severity"]) for f in early["findings"]] == [("release-waits", "notice")]
    assert not (small.root / "build/site/data/pref/towns").exists()
    assert (small.root / "build/site/catalog.ttl").exists()
    assert small.json("build", "--as-of", "2025-05-01")["unchanged"]
    due = small.json("build", "--as-of", "2025-07-01")
    assert (due["unchanged"], due["releases"][0]["state"]) == (False, "published")
    assert small.json("build", "--as-of", "2026-07-01")["unchanged"]
    assert not small.json("build", "--as-of", "2025-06-30")["unchanged"]


def test_what_waits_is_out_of_the_way(small: SmallProject) -> None:
    """Nobody has it before its day: it is recorded anew without a correction, or taken back, and
    other years go on."""
    path = "datasets/pref/towns/dataset.yaml"
    small.edit(path, "    sources:", "    publish_from: 2025-07-01\n    sources:")
    small.lock(day="2025-04-01")
    change(small, MOUNTAIN)
    assert "[waiting-changed]" in small.run("build", "--as-of", "2025-04-02").output
    for arguments in (("--correct", "--note", "n"), ("--withdraw", "--reason", "r")):
        result = small.run("release", *TOWNS, *arguments, "--date", "2025-04-02")
        assert (result.exit_code, "[lock-not-published]" in result.output) == (2, True)
    again = small.run(*FINAL, "2025-04-02")
    assert "版 1.0.0、公開 2025-07-01" in again.output
    told = lock(small)
    assert (told["version"], told["issued"], told["recorded"]) == (
        "1.0.0",
        "2025-07-01",
        "2025-04-02",
    )
    assert "past" not in told
    assert "何も変えていません" in small.run(*FINAL, "2025-04-03").output
    workbook(small.root / "datasets/pref/towns/2023/towns.xlsx", {"町": ROWS})
    small.edit(path, "releases:\n", "releases:\n  2023: {sources: {towns: 2023/towns.xlsx}}\n")
    small.lock(year=2023, day="2025-04-03")
    assert small.run("release", *TOWNS, "--reencode", "--date", "2025-04-03").exit_code == 0
    # Taken back, it is a draft, and may come earlier.
    small.run("release", *TOWNS, "--date", "2025-04-04")
    assert (lock(small)["status"], lock(small)["version"]) == ("draft", "0.1.0")
    small.run(*FINAL, "2025-04-05")
    assert correct(small, "2025-07-02").output.count("[lock-not-corrected]") == 1
    change(small)
    assert "版 1.1.0" in correct(small, "2025-07-02").output


def test_what_waits_does_not_come_earlier_by_a_word_alone(small: SmallProject) -> None:
    path = "datasets/pref/towns/dataset.yaml"
    small.edit(path, "    sources:", "    publish_from: 2025-07-01\n    sources:")
    small.lock(day="2025-04-01")
    small.edit(path, "    publish_from: 2025-07-01\n", "")
    built = small.json("build", "--as-of", "2025-05-01")
    assert [f["check"] for f in built["findings"]] == ["publish-from-moved"]
    assert built["releases"][0]["state"] == "waiting"
    small.run(*FINAL, "2025-05-01")
    built = small.json("build", "--as-of", "2025-05-01")
    assert (built["findings"], built["releases"][0]["state"]) == ([], "published")
    assert lock(small)["issued"] == "2025-05-01"


def test_a_note_is_made_of_letters(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    result = correct(small, "2025-05-01", "\udcff")
    assert (result.exit_code, "[not-words]" in result.output) == (2, True)


def test_a_correction_of_nothing_is_told_and_its_note_is_not_lost(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    before = (small.root / LOCK).read_bytes()
    assert "[lock-not-corrected]" in correct(small, "2025-05-01").output
    words = "試験のための町の一覧です。"
    small.edit("datasets/pref/towns/dataset.yaml", words, "町の一覧を、試験のために作りました。")
    result = correct(small, "2025-05-01")
    assert (result.exit_code, "[lock-not-corrected]" in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == before
    listed = small.run(*FINAL, "2025-05-01").output
    assert "データは版 1.0.0 のまま" in listed
    assert "訂正" not in listed


def test_a_total_that_is_kept_is_not_summed_again(tmp_path: Path) -> None:
    """Neither on record nor now, however the version on record was found."""
    small = SmallProject(tmp_path)
    fields = [
        {**field, "additive": True} if field["name"] == "people" else field
        for field in SCHEMA["fields"]
    ]
    layout = {**LAYOUT, "totals": [{"column": "B", "matches": "^計$", "keep": True}]}
    total = ("000", "計", None, 1545, None)
    small.dataset(schema={**SCHEMA, "fields": fields}, layout=layout, rows=[*ROWS, total])
    small.lock(day="2025-04-01")
    small.run("build")
    towns = [("001", "あおば市", "市", 1201, "2024-04-01"), *ROWS[2:]]
    sums = ("000", "計", None, 1546, None)
    workbook(small.root / SHEET, {"町": [ROWS[0], *towns, sums]})
    told = small.run("diff", *TOWNS).output
    assert "人口（人）の合計 1,545 → 1,546（+1）" in told
    assert correct(small, "2025-05-01").exit_code == 0
    (kept,) = lock(small)["changes"]  # type: ignore[misc]
    assert kept["totals"] == [["people", "1545", "1546"]]


def test_a_key_may_become_coarser(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    rows = [*ROWS, ("003", "そら村", "町", 45, "2024-04-01")]
    folder = small.dataset(schema={**SCHEMA, "primaryKey": ["code", "kind"]}, rows=rows)
    small.lock(day="2025-04-01")
    small.run("build")
    dump(small.root / "schemas/tables/towns.yaml", SCHEMA)
    workbook(folder / "2024/towns.xlsx", {"町": ROWS})
    small.run("build")
    assert "なくなった行 1" in small.run("diff", *TOWNS).output
    assert "版 2.0.0" in correct(small, "2025-05-01").output
    assert small.run("build").exit_code == 0


def test_what_was_published_does_not_wait_any_more(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    path = "datasets/pref/towns/dataset.yaml"
    small.edit(path, "    sources:", "    publish_from: 2025-07-01\n    sources:")
    built = small.json("build", "--as-of", "2025-06-30")
    assert built["releases"][0]["state"] == "published"
    assert [f["check"] for f in built["findings"]] == ["publish-from-late"]


def git(small: SmallProject, *arguments: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    command = ["git", "-C", str(small.root), *who, *arguments]
    subprocess.run(command, check=True, capture_output=True)


def committed(small: SmallProject, words: str = "published") -> None:
    if not (small.root / ".git").exists():
        git(small, "init", "-q")
    git(small, "add", "-A")
    git(small, "commit", "-qm", words)


@pytest.mark.parametrize("loss", ["lock", "year", "awaited", "dataset", "publisher"])
@pytest.mark.parametrize("is_committed", [False, True])
def test_what_was_published_is_not_lost_in_silence(
    small: SmallProject, loss: str, is_committed: bool
) -> None:
    """Who harvests a catalogue without it deletes it."""
    (small.root / ".gitignore").write_text("build/\n")
    small.lock()
    committed(small)
    assert small.run("build").exit_code == 0
    if loss == "awaited":
        small.edit(
            "datasets/pref/towns/dataset.yaml", "    sources:", "    awaited: true\n    sources:"
        )
    folders = {"lock": LOCK, "dataset": "datasets/pref/towns", "publisher": "datasets/pref"}
    lost = small.root / folders.get(loss, "datasets/pref/towns/2024")
    lost.unlink() if lost.is_file() else shutil.rmtree(lost)
    if is_committed:
        committed(small, "lost")
    result = small.run("build")
    (line,) = [line for line in result.output.splitlines() if "[lock-lost]" in line]
    assert result.exit_code == (1 if loss in ("dataset", "publisher") else 2)
    assert not (small.root / "build/site/catalog.ttl").exists()
    assert "[lock-lost]" in small.run("check").output
    command = line.partition("git checkout ")[2].split()
    git(small, "checkout", command[0], "--", command[2])
    assert (small.root / LOCK).is_file()


def test_the_lock_of_another_release_is_none(small: SmallProject) -> None:
    """As where a folder is renamed: its address was published."""
    small.lock()
    (small.root / "datasets/pref/towns").rename(small.root / "datasets/pref/villages")
    for arguments in (("build",), ("check",), ("release", "--reencode")):
        result = small.run(*arguments)
        assert "pref/towns/2024 の記録です" in result.output
        assert result.exit_code == (1 if "--reencode" in arguments else 2)


def test_a_merge_that_was_left_open_is_told(small: SmallProject) -> None:
    small.lock()
    text = (small.root / LOCK).read_text("utf-8")
    (small.root / LOCK).write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n")
    result = small.run("build")
    assert (result.exit_code, "[lock-merge]" in result.output) == (2, True)


def test_what_waits_and_was_changed_costs_nobody_anything(small: SmallProject) -> None:
    small.dataset("roads")
    small.lock("pref/roads")
    path = "datasets/pref/towns/dataset.yaml"
    small.edit(path, "    sources:", "    publish_from: 2025-07-01\n    sources:")
    small.lock()
    change(small, MOUNTAIN)
    built = small.json("build", "--as-of", "2025-05-01")
    assert built["exit"] == 0
    assert [(f["check"], f["severity"]) for f in built["findings"]] == [
        ("waiting-changed", "warning"),
        ("release-waits", "notice"),
    ]
    assert (small.root / "build/site/catalog.ttl").exists()
    # On the day it would be published as nobody recorded it.
    assert small.json("build", "--as-of", "2025-07-01")["exit"] == 1


def test_what_was_published_is_said_beside_a_broken_rule(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    rule = {"name": "few", "rule": "people < 1300", "message": {"ja": "多すぎます"}}
    small.dataset(schema={**SCHEMA, "rules": [rule]})
    small.lock()
    small.run("build")
    workbook(
        small.root / SHEET,
        {"町": [ROWS[0], ("001", "あおば市", "市", 1301, "2024-04-01"), *ROWS[2:]]},
    )
    told = small.json("build")["findings"]
    assert [(f["check"], f["cell"]) for f in told if f["cell"]] == [
        ("published-value", "D2"),
        ("rule-broken", "D2"),
    ]
    (value,) = [f for f in told if f["check"] == "published-value"]
    assert (value["details"]["before"], value["details"]["after"]) == ("1200", "1301")
