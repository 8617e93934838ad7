"""The same results under the names of the sample the Digital Agency publishes."""

from __future__ import annotations

import json
from typing import Any

from aoimori.core.localized import Language
from aoimori.outputs.reports import REPORTS
from support.checkups import all_checkups, clean_checkup, csv_checkup, workbook_checkup


def written(*checkups: Any, lang: Language = "ja") -> Any:
    report = REPORTS.get("harunobu")
    assert report
    return json.loads(report.write(checkups, lang))


def test_one_file_has_the_members_of_the_sample() -> None:
    data = written(workbook_checkup())
    assert list(data) == [
        "inputファイル名",
        "ファイルサイズ",
        "フォーマット",
        "Sheet数",
        "レベル別スコア",
        "sheets",
    ]
    assert (data["inputファイル名"], data["Sheet数"]) == ("人口 統計.xlsx", 1)
    (sheet,) = data["sheets"]
    (area,) = sheet["評価対象エリア"]
    assert (area["範囲"], area["ヘッダー行"], area["列数"]) == ("A3:C42", [3, 4], 3)
    assert (area["ヘッダー範囲"], area["信頼度"]) == ("A3:C4", 0.95)


def test_scores_count_what_was_judged() -> None:
    levels = written(workbook_checkup())["レベル別スコア"]
    assert levels["1"] == {
        "スコア": 70,
        "合格": 9,
        "合計": 12,
        "強制0点": False,
        "強制0点ルール": [],
        "失敗ルール": levels["1"]["失敗ルール"],
    }
    assert [rule["ルールID"] for rule in levels["1"]["失敗ルール"]] == ["L1-06", "L1-07", "L1-12"]
    assert (levels["2"]["スコア"], levels["2"]["強制0点"]) == (0, True)
    assert [rule["重大度"] for rule in levels["2"]["強制0点ルール"]] == ["fatal"]


def checks(checkup: Any) -> dict[str, Any]:
    (sheet,) = written(checkup)["sheets"]
    (area,) = sheet["評価対象エリア"]
    return {check["ルールID"]: check for check in area["評価内容"]}


def test_a_rule_of_the_other_kind_of_file_has_no_entry() -> None:
    book, text = checks(workbook_checkup()), checks(csv_checkup())
    assert "L1-14" not in book
    assert not {"L1-10", "L1-12", "L2-06"} & set(text)
    assert {"L1-14", "L1-15"} <= set(text)


def test_what_is_left_to_people_is_not_counted() -> None:
    check = checks(workbook_checkup())["L1-09"]
    assert (check["合否"], check["判定対象外"], check["信頼度"]) == (True, True, 0)
    assert check["違反"][0]["セル範囲"] == "B7, B9:B12"
    assert check["違反"][0]["違反重大度"] == "info"
    failed = checks(workbook_checkup())["L2-01"]
    assert (failed["合否"], failed["判定対象外"], failed["信頼度"]) == (False, False, 1)


def test_several_files_and_levels_nobody_judged() -> None:
    data = written(*all_checkups())
    assert data["ファイル数"] == 4
    assert data["ファイル別結果"][3]["レベル別スコア"] == {"1": None, "2": None, "3": None}
    assert data["ファイル別結果"][3]["sheets"][0]["評価対象エリア"] == []
    assert data["ファイル別結果"][2] == written(clean_checkup())
