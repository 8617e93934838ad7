"""A file is examined as it was received; what an earlier check wrote into it is no part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from aoimori.core.findings import Finding
from aoimori.core.localized import Language
from aoimori.outputs.reports.workbook import annotate
from aoimori.runtime.progress import Silent
from aoimori.verbs.bare import check_files
from aoimori.verbs.examine import Examined, examine
from support.annotated import loaded
from support.xlsx import made


def fill(sheet: Any) -> None:
    """A title, merged cells, a colour, a comment of somebody, numbers with their unit."""
    sheet.append(["町字別人口"])
    sheet.append(["町字", "人口", "世帯", "備考"])
    for row in range(1, 12):
        sheet.append([f"第{row}町", row * 100, row * 40, f"{row}の記事"])
    sheet["B4"] = "1,200人"
    sheet.merge_cells("A5:A6")
    sheet["C7"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["C8"].comment = Comment("要確認", "係")


def examined(folder: Path, content: bytes) -> Examined:
    path = folder / "a.xlsx"
    path.write_bytes(content)
    return examine(path, "a.xlsx")


def found(file: Examined) -> tuple[Finding, ...]:
    return file.checkup.every_finding


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_marked_copy_is_as_wrong_as_the_workbook_and_marked_again_the_same(
    tmp_path: Path, lang: Language
) -> None:
    first = examined(tmp_path, made(fill))
    kinds = {finding.check for finding in found(first)}
    assert {"merged-cell", "number-marked", "format-semantics", "cell-comment"} <= kinds
    copy = annotate(first.source.content, first.checkup, lang, first.sheets)
    second = examined(tmp_path, copy)
    assert found(second) == found(first)
    assert second.checkup.size == len(copy)
    again = annotate(second.source.content, second.checkup, lang, second.sheets)
    assert comments(again) == comments(copy)


def comments(copy: bytes) -> dict[str, dict[str, str]]:
    return {
        sheet.title: {c.coordinate: c.comment.text for c in sheet._cells.values() if c.comment}
        for sheet in loaded(copy)
    }


def test_what_was_mended_in_a_marked_copy_is_found_no_more(tmp_path: Path) -> None:
    first = examined(tmp_path, made(fill))
    book = loaded(annotate(first.source.content, first.checkup, "ja", first.sheets))
    book["表"]["B4"] = 1200
    book.save(tmp_path / "a.xlsx")
    second = examine(tmp_path / "a.xlsx", "a.xlsx")
    checks = [finding.check for finding in found(first)]
    checks.remove("number-marked")
    assert sorted(finding.check for finding in found(second)) == sorted(checks)


def test_what_stands_beside_the_sheets_is_told_of_every_file_of_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("1.xlsx", "2.xlsx"):
        Path(name).write_bytes(made(fill))
    files = check_files(("1.xlsx", "2.xlsx"), tmp_path, Silent()).files
    told = [[f.place.cell for f in found(file) if f.check == "cell-comment"] for file in files]
    assert told == [["C8"], ["C8"]]
