"""A plan as people read it."""

from __future__ import annotations

import re

from aoimori.core.plan import Action, Change, Kind, Plan
from aoimori.core.planwords import plan_lines, plan_markdown

LONG = "あ" * 200
PLAN = Plan(
    "https://portal.example",
    "https://a.example/#catalog",
    (
        Change(Action.CREATE, Kind.ORGANIZATION, "010006", "例示県", {}, {"title": "例示県"}),
        Change(Action.CREATE, Kind.PACKAGE, "010006_new", "新しい", {}, {"title": "新しい"}),
        Change(Action.CREATE, Kind.RESOURCE, "010006_new/2024/a.csv", "表", {}, {"size": 1}),
        Change(Action.CREATE, Kind.TABLE, "010006_new/2024/a.csv", "表", {}, {"rows": 1}),
        Change(
            Action.UPDATE,
            Kind.PACKAGE,
            "010006_old",
            "*古い|もの*",
            {"notes": "一行\n二行", "tags": ("a", "b")},
            {"notes": LONG},
        ),
        Change(Action.DELETE, Kind.RESOURCE, "010006_old/2019/a.csv", "表"),
        Change(
            Action.UPDATE,
            Kind.TABLE,
            "010006_other/2024/a.csv",
            "表",
            {"sha256": "x"},
            {"sha256": "y", "rows_changed": 1},
        ),
    ),
    12,
)


def test_lines() -> None:
    assert list(plan_lines(PLAN, "ja")) == [
        "+ 組織 010006 「例示県」",
        "+ データセット 010006_new 「新しい」（リソース 1、DataStore の表 1）",
        "~ データセット 010006_old 「*古い|もの*」",
        f"      notes: 一行 二行 → {'あ' * 71}…",
        "      tags: a・b → （なし）",
        "  - リソース 010006_old/2019/a.csv 「表」",
        "  データセット 010006_other",
        "  ~ DataStore の表 010006_other/2024/a.csv 「表」",
        "        rows_changed: （なし） → 1",
        "        sha256: x → y",
        "",
        "追加 4・変更 2・削除 1（いまポータルにあるのは 12 件）",
        f"この計画の番号: {PLAN.digest}",
    ]


def test_lines_in_english() -> None:
    lines = list(plan_lines(PLAN, "en"))
    assert lines[1] == "+ package 010006_new “新しい” (resources: 1, DataStore tables: 1)"
    assert lines[-2] == "create 4, update 2, delete 1 (there now: 12)"


def test_nothing_changes() -> None:
    for lang in ("ja", "en"):
        (line,) = plan_lines(Plan("https://p.example", "c"), lang)
        assert line in plan_markdown(Plan("https://p.example", "c"), lang)


def test_markdown_shows_everything_and_is_not_led_astray() -> None:
    text = plan_markdown(PLAN, "ja")
    assert text.startswith("## https://portal.example への公開の計画\n")
    assert f"`{PLAN.digest}`" in text
    assert "\n- **追加** データセット 010006\\_new 「新しい」" in text
    assert "\n- **削除** リソース 010006\\_old/2019/a.csv 「表」" in text
    assert "\n**変更** DataStore の表 010006\\_other/2024/a.csv 「表」\n" in text
    assert "| notes | 一行 二行 |" in text
    # What a title holds is neither bold nor a column.
    assert "\\*古い\\|もの\\*" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
