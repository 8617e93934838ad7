"""Files that no definition speaks of: what is told of each, and in which words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from aoimori.cli.main import cli
from aoimori.core.messages import hint_of
from aoimori.runtime.progress import Silent
from aoimori.verbs.bare import Bare, check_files
from support.project import SmallProject
from support.xlsx import saved

AUTHOR, AUTHORS = "author-property", "author-properties"
HEAD, ROW = "施設名,定員（人）\n", "中央公民館,120\n"


def checked(folder: Path, **files: bytes) -> Bare:
    """Files (a_csv is a.csv) checked together."""
    names = []
    for key, content in files.items():
        path = folder / key.replace("_", ".")
        path.write_bytes(content)
        names.append(str(path))
    return check_files(names, folder, Silent())


def book(author: str) -> bytes:
    workbook = Workbook()
    workbook.properties.creator = author
    sheet = workbook.active
    assert sheet is not None
    for row in (("施設名", "定員（人）"), ("中央公民館", 120), ("北公民館", 60)):
        sheet.append(row)
    return saved(workbook)


def test_a_csv_of_two_encodings_is_diagnosed_and_told(tmp_path: Path) -> None:
    content = (HEAD + ROW * 3).encode("cp932") + "北公民館,６０\n".encode()
    bare = checked(tmp_path, a_csv=content)
    (checkup,) = bare.checkups
    told = [finding for finding in checkup.findings if finding.check == "mixed-encodings"]
    assert [finding.place.cell for finding in told] == ["A5:B5"]
    assert not bare.stopped
    # Whatever else is wrong is found in the words that were meant.
    (marked,) = (f for f in checkup.every_finding if f.check == "number-marked")
    assert (marked.place.cell, marked.details["value"]) == ("B5", "６０")


@pytest.mark.parametrize("content", [b"a,b\n1,\x002\n", HEAD.encode("utf-16-le") * 9000])
def test_bytes_that_are_no_text_are_one_finding(tmp_path: Path, content: bytes) -> None:
    bare = checked(tmp_path, a_csv=content)
    assert [finding.check for finding in bare.diagnosis] == ["no-text"]


def test_what_is_told_of_a_file_does_not_hang_on_those_before_it(tmp_path: Path) -> None:
    bare = checked(tmp_path, a_xlsx=book("甲"), b_xlsx=book("乙"))
    told = [finding.details["value"] for finding in bare.diagnosis if finding.check == AUTHORS]
    assert ["甲" in told[0], "乙" in told[1], len(told)] == [True, True, 2]


def test_hints_speak_of_a_definition_only_where_there_is_one(tmp_path: Path) -> None:
    definition = re.compile(r"dataset\.yaml|accepts")
    (told,) = (f for f in checked(tmp_path, a_xlsx=book("甲")).diagnosis if f.check == AUTHORS)
    assert not definition.search(hint_of(told, "ja") + hint_of(told, "en"))
    small = SmallProject(tmp_path / "project")
    folder = small.dataset()
    sheet = load_workbook(folder / "2024/towns.xlsx")
    sheet.properties.creator = "甲"
    sheet.save(folder / "2024/towns.xlsx")
    answer = small.json("check")
    (hint,) = (f["hint"] for f in answer["findings"] if f["check"] == AUTHOR)
    assert definition.search(hint)


def test_people_read_of_encodings_in_their_own_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes((HEAD + ROW).encode("cp932"))
    result = CliRunner().invoke(
        cli,
        [
            "--project",
            str(tmp_path),
            "check",
            str(tmp_path / "a.csv"),
            "--out",
            str(tmp_path / "o"),
        ],
    )
    page = (tmp_path / "o" / "report.html").read_text("utf-8")
    for text in (result.output, page, (tmp_path / "o" / "summary.md").read_text("utf-8")):
        assert "cp932" not in text
    assert "Shift_JIS（Windows の日本語）" in page
