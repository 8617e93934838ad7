"""Locks: dates and versions are given, never taken from a clock; content is held to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.project import ROWS, SmallProject, workbook

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
    data = lock(small)
    del data["files"][file]  # type: ignore[attr-defined]
    (small.root / LOCK).write_text(json.dumps(data), encoding="utf-8")


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


def test_changed_content_is_found_and_needs_a_version(small: SmallProject) -> None:
    small.lock()
    change(small, ("004", "やま村", "村", 7, "2024-04-01"))
    result = small.run("check")
    assert result.exit_code == 1
    assert "lock-rows" in result.output
    refused = small.run("release", "pref/towns", "2024", "--date", "2025-05-01")
    assert (refused.exit_code, "[lock-version-missing]" in refused.output) == (2, True)
    done = small.run("release", "pref/towns", "2024", "--date", "2025-05-01", "--version", "1.1.0")
    assert done.exit_code == 0
    data = lock(small)
    assert (data["version"], data["issued"], data["modified"]) == (
        "1.1.0",
        "2025-04-01",
        "2025-05-01",
    )


@pytest.mark.parametrize(
    ("arguments", "check"),
    [
        (["--date", "2025-05-01", "--version", "1.0.0"], "lock-version"),
        (["--date", "2024-05-01", "--version", "1.1.0"], "lock-date"),
    ],
)
def test_a_lock_never_goes_back(small: SmallProject, arguments: list[str], check: str) -> None:
    small.lock()
    before = (small.root / LOCK).read_bytes()
    change(small, ("004", "やま村", "村", 7, "2024-04-01"))
    result = small.run("release", "pref/towns", "2024", *arguments)
    assert (result.exit_code, check in result.output) == (2, True)
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
    for arguments in (["check"], ["release", "pref/towns", "2024", "--date", "2025-05-01"]):
        result = small.run(*arguments)
        assert (result.exit_code, check in result.output) == (2, True)
    assert (small.root / LOCK).read_bytes() == content


def test_an_edited_lock_does_not_hold(small: SmallProject) -> None:
    small.lock()
    data = lock(small)
    data["tables"]["towns"]["content"] = "0" * 64  # type: ignore[index]
    (small.root / LOCK).write_text(json.dumps(data), encoding="utf-8")
    assert "lock-content" in small.run("check").output


def test_an_open_error_is_not_released(small: SmallProject) -> None:
    change(small, ("001", "おなじ町", "町", 1, "2024-04-01"))
    result = small.run("release", "pref/towns", "2024", "--date", "2025-05-01")
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
    change(small, ("004", "やま村", "村", 7, "2024-04-01"))
    version = ("--date", "2025-08-01", "--version", "1.1.0")
    (done,) = small.json("release", "pref/towns", "2024", *version)["releases"]
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
    assert small.json("release", "pref/towns", "2024", "--date", "2025-04-01")["findings"] == []
    told = {}
    for people, (day, version) in enumerate(
        [("2025-04-01", "1.0.1"), ("2025-04-02", "1.0.2"), ("2028-04-02", "1.0.3")]
    ):
        change(small, ("004", "やま村", "村", people, "2024-04-01"))
        arguments = ("pref/towns", "2024", "--date", day, "--version", version)
        done = small.json("release", *arguments)
        assert done["exit"] == 0
        assert lock(small)["modified"] == day
        told[day] = [(f["check"], f["severity"]) for f in done["findings"]]
    assert told == {
        "2025-04-01": [("lock-same-day", "warning")],
        "2025-04-02": [],
        "2028-04-02": [("lock-far-day", "warning")],
    }
    small.edit("datasets/pref/towns/dataset.yaml", "ja: 試験のため", "ja: 試験の")
    words = small.json("release", "pref/towns", "2024", "--date", "2028-04-02")
    assert [f["check"] for f in words["findings"]] == ["lock-same-day"]
    forget(small, "towns.json")
    again = small.json("release", "--reencode", "--date", "2099-12-31")
    assert ([f["check"] for f in again["findings"]], again["exit"]) == (["lock-far-day"], 0)


def test_a_difference_says_what_to_type(small: SmallProject) -> None:
    small.lock()
    change(small, ("004", "やま村", "村", 7, "2024-04-01"))
    (found,) = small.json("check")["findings"]
    assert found["check"] == "lock-rows"
    assert "aoimori release pref/towns 2024 --date 日付 --version 番号" in found["hint"]
    assert "1.0.0" in found["hint"]


def test_files_are_not_listed_before_the_last_day_on_record(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    forget(small, "towns.json")
    refused = small.run("release", "pref/towns", "2024", "--date", "2025-03-31")
    assert (refused.exit_code, "lock-date" in refused.output) == (2, True)
    small.lock(day="2025-06-01")
    change(small, ("004", "やま村", "村", 7, "2024-04-01"))
    version = ("--date", "2025-05-01", "--version", "1.1.0")
    refused = small.run("release", "pref/towns", "2024", *version)
    assert (refused.exit_code, "lock-date" in refused.output) == (2, True)
    assert "2025-06-01" in refused.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["--date", "0001-01-01"],
        ["--date", "2025-13-01"],
        ["--date", "2025-04-01", "--version", "1.².0"],
    ],
)
def test_slips_of_the_keyboard_are_not_recorded(small: SmallProject, arguments: list[str]) -> None:
    assert small.run("release", "pref/towns", "2024", *arguments).exit_code == 2
    assert not (small.root / LOCK).exists()


def test_a_file_that_is_gone_needs_a_version(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    data = lock(small)
    data["files"]["towns.shp"] = "0" * 64  # type: ignore[index]
    (small.root / LOCK).write_text(json.dumps(data), encoding="utf-8")
    assert "[lock-file-gone]" in small.run("build").output
    again = ("release", "pref/towns", "2024", "--date", "2025-06-01")
    assert "[lock-version-missing]" in small.run(*again).output
    assert small.run(*again, "--version", "2.0.0").exit_code == 0
    assert "towns.shp" not in lock(small)["files"]  # type: ignore[operator]


def test_a_version_that_is_given_is_recorded_for_new_files_too(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    forget(small, "towns.json")
    given = ("--date", "2025-06-01", "--version", "1.1.0")
    (done,) = small.json("release", "pref/towns", "2024", *given)["releases"]
    assert (done["version"], done["modified"]) == ("1.1.0", "2025-06-01")


def test_a_lock_of_before_learns_what_it_did_not_know(small: SmallProject) -> None:
    """Who wrote the files, and what is said of the dataset; no day is given to that."""
    small.lock(day="2025-04-01")
    before = lock(small)
    old = {key: value for key, value in before.items() if key not in ("encoders", "card")}
    (small.root / LOCK).write_text(json.dumps(old), encoding="utf-8")
    assert small.json("build")["findings"] == []
    small.lock(day="2025-06-01")
    assert lock(small) == before


def test_other_words_about_the_data_are_a_day_and_no_version(small: SmallProject) -> None:
    small.lock(day="2025-04-01")
    small.edit("datasets/pref/towns/dataset.yaml", "試験のための町", "試験に使う町")
    found = small.json("check")["findings"]
    assert [(f["check"], f["severity"]) for f in found] == [("card-changed", "warning")]
    early = small.run("release", "pref/towns", "2024", "--date", "2025-03-31")
    assert (early.exit_code, "[lock-date]" in early.output) == (2, True)
    small.lock(day="2025-06-01")
    data = lock(small)
    assert (data["version"], data["modified"], data["listed"]) == (
        "1.0.0",
        "2025-04-01",
        "2025-06-01",
    )
    assert small.json("check")["findings"] == []
