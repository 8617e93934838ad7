"""SARIF 2.1.0: the clauses of the standard a reader relies on, and what GitHub asks for.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from aoimori.core.checkup import FileCheckup
from aoimori.core.findings import Finding, Place
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.readability import READABILITY
from aoimori.outputs.reports.sarif import sarif
from support.checkups import (
    CSV,
    FILE,
    all_checkups,
    csv_checkup,
    finding,
    table,
    workbook_checkup,
)


def run(*checkups: FileCheckup, lang: Language = "ja") -> Any:
    log = json.loads(sarif(checkups, lang))
    assert log["version"] == "2.1.0"
    assert set(log) == {"$schema", "version", "runs"}
    (only,) = log["runs"]
    return only


def results(*checkups: FileCheckup) -> list[Any]:
    found: list[Any] = run(*checkups)["results"]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rules_are_described(lang: Language) -> None:
    told = run(*all_checkups(), lang=lang)
    assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", told["language"])
    driver = told["tool"]["driver"]
    assert driver["name"] == "aoimori"
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids[:30] == list(READABILITY)
    assert ids[30:] == ["bad-grouping", "sign-unexplained"]
    for rule in driver["rules"]:
        for member in ("shortDescription", "fullDescription", "help"):
            assert rule[member]["text"]
            assert "{" not in rule[member]["text"]
        assert rule["help"]["markdown"]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"][:30]}
    assert (levels["L2-01"], levels["L1-12"], levels["L3-04"], levels["L1-09"]) == (
        "error",
        "error",
        "warning",
        "note",
    )


def test_results_point_to_their_rule_and_place() -> None:
    told = run(*all_checkups())
    rules = told["tool"]["driver"]["rules"]
    assert len(told["results"]) == 15
    for result in told["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert "baselineState" not in result
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["region"]["startLine"] >= 1
        uri = physical["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
        assert unquote(uri) in (FILE, CSV)


def test_a_workbook_names_its_cells_and_a_csv_its_line() -> None:
    first = results(workbook_checkup())[1]
    location = first["locations"][0]
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    names = [name["fullyQualifiedName"] for name in location["logicalLocations"]]
    assert names == ["第1表!B3"]
    text = results(csv_checkup())
    lines = [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in text]
    assert lines == [3, 7]
    sheet = FileCheckup(
        FILE, "xlsx", 1, "", (), (Finding("not-a-number", Place(FILE, "表"), {"value": ""}),)
    )
    (whole,) = results(sheet)
    assert whole["locations"][0]["logicalLocations"] == [
        {"name": "表", "fullyQualifiedName": "表", "kind": "sheet"}
    ]


def test_what_is_mended_is_suppressed() -> None:
    suppressed = [r for r in results(workbook_checkup()) if "suppressions" in r]
    assert [r["ruleId"] for r in suppressed] == ["L1-06"]
    (suppression,) = suppressed[0]["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"]


def test_files_with_their_size_and_encoding() -> None:
    book, text, *_ = run(*all_checkups())["artifacts"]
    assert book["length"] == 48_213
    assert "encoding" not in book
    assert text["encoding"] == "windows-31j"
    absolute = replace(csv_checkup(), file="/data/a b.csv", tables=(), findings=())
    (artifact,) = run(absolute)["artifacts"]
    assert artifact["location"] == {"uri": "file:///data/a%20b.csv"}


def prints(*found: Finding) -> list[str]:
    checkup = FileCheckup(FILE, "xlsx", 1, "", (table({"L2-01": found}),))
    return [r["partialFingerprints"]["primaryLocationLineHash"] for r in results(checkup)]


def test_a_finding_is_known_again_when_rows_above_come_or_go() -> None:
    before = prints(finding("B5"), finding("B9", "3匹"), finding("B12"), finding("C12"))
    assert len(set(before)) == 4
    assert all(re.fullmatch(r"[0-9a-f]{16}:\d+", each) for each in before)
    after = prints(finding("B7"), finding("B11", "3匹"), finding("B14"), finding("C14"))
    assert after == before
    assert prints(finding("B5", "4人"))[0] not in before


def test_a_message_is_no_template_and_has_no_links() -> None:
    """3.11.5 and 3.11.6."""
    (told,) = results(FileCheckup(FILE, "xlsx", 1, "", (), (finding("B2", "[a](1){0} {x} [b]"),)))
    assert "\\[a](1){{0}} {x} [b]" in told["message"]["text"]
    assert told["properties"]["value"] == "[a](1){0} {x} [b]"


def test_no_more_results_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aoimori.outputs.reports.sarif.LIMIT", 3)
    told = run(workbook_checkup())
    assert [r["level"] for r in told["results"]] == ["error"] * 3
    (invocation,) = told["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert "13 件のうち 3 件" in notification["message"]["text"]


def test_no_files() -> None:
    told = run()
    assert (told["results"], told["artifacts"]) == ([], [])
