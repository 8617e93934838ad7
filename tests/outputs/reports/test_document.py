"""The diagnosis for programs is of the published form, which allows nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aoimori.core.checkup import Verdict
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.readability import READABILITY
from aoimori.outputs.reports import REPORTS
from aoimori.outputs.reports.document import document
from support.checkups import FILE, NASTY, all_checkups, workbook_checkup


@pytest.fixture(scope="module")
def schema(root: Path) -> Any:
    return json.loads((root / "schemas/checkup.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def valid(schema: Any) -> Any:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_of_the_published_form(lang: Language, valid: Any) -> None:
    report = REPORTS.get("json")
    assert report
    assert report.file == "report.json"
    for checkups in ((), all_checkups()):
        text = report.write(checkups, lang)
        data = json.loads(text)
        assert data == document(checkups, lang)
        valid.validate(data)


def test_the_form_refuses_what_is_not_in_it(valid: Any) -> None:
    good = document(all_checkups(), "ja")
    for path, wrong in (
        (("version",), 2),
        (("more",), 1),
        (("files", 0, "more"), 1),
        (("files", 0, "scores", "1"), 101),
        (("files", 0, "tables", 0, "area"), "3:4"),
        (("files", 0, "tables", 0, "rules", 0, "verdict"), "good"),
        (("files", 0, "findings", 0, "details", "value"), 1),
    ):
        data = json.loads(json.dumps(good))
        inner = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = wrong
        assert not valid.is_valid(data), path


def members(part: Any) -> Iterator[tuple[str, Any]]:
    inner = part if isinstance(part, list) else []
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        inner = list(part.values())
    for each in inner:
        yield from members(each)


def test_every_member_is_explained(schema: Any, root: Path) -> None:
    page = (root / "docs/json.md").read_text("utf-8")
    for name, member in members(schema):
        assert member["description"], name
        assert f"`{name}`" in page or name in ("1", "2", "3"), name


def test_a_file_with_its_tables_rules_and_findings() -> None:
    (file,) = document([workbook_checkup()], "ja")["files"]
    assert (file["file"], file["kind"], file["size"]) == (FILE, "xlsx", 48_213)
    # Level 1: three critical rules; level 2: a fatal one; level 3: left to people.
    assert file["scores"] == {"1": 70, "2": 0, "3": 90}
    assert file["passed"] is False
    (table,) = file["tables"]
    assert (table["area"], table["header"], table["body"]) == ("A3:C42", "A3:C4", "A5:C42")
    assert table["columns"][1] == {"name": "人口_総数", "kind": "integer", "unit": "人"}
    assert [rule["rule"] for rule in table["rules"]] == list(READABILITY)
    verdicts = {rule["rule"]: rule["verdict"] for rule in table["rules"]}
    assert verdicts["L2-01"] == Verdict.FAILED
    assert verdicts["L1-09"] == Verdict.UNDECIDED
    assert verdicts["L1-14"] == Verdict.NOT_JUDGED


def test_a_finding_says_everything_about_itself() -> None:
    (file,) = document([workbook_checkup()], "en")["files"]
    rules = {rule["rule"]: rule for rule in file["tables"][0]["rules"]}
    nasty = rules["L2-01"]["findings"][3]
    assert nasty["value"] == nasty["details"]["value"] == NASTY
    assert nasty["message"] == f"{NASTY} is not a number"
    assert nasty["why"] == READABILITY["L2-01"].why.en
    assert nasty["remedy"] == READABILITY["L2-01"].remedy.en
    assert (nasty["rule"], nasty["cell"], nasty["cells"]) == ("L2-01", "B20", ["B20"])
    assert rules["L1-09"]["findings"][0]["cells"] == ["B7", "B9:B12"]
    assert rules["L1-06"]["findings"][0]["mended"] is True
    (other,) = file["findings"]
    assert (other["rule"], other["why"], other["remedy"]) == ("", "", "")
    assert other["hint"]


def test_what_nobody_could_judge_is_not_passed() -> None:
    files = document(all_checkups(), "ja")["files"]
    assert [file["verdict"] for file in files] == ["failed", "failed", "passed", "not-judged"]
    assert [file["passed"] for file in files] == [False, False, True, False]
