"""Marks that a paper is not for everybody, or not final, and words that only look like them."""

from __future__ import annotations

import pytest

from aoimori.core.handling import is_marked


@pytest.mark.parametrize(
    "text",
    [
        "部外秘",
        "【部外秘】",
        "部 外 秘",
        "取扱注意",
        "取り扱い注意（関係課のみ）",
        "庁内限り",
        "関係者限",
        "㊙",
        "（秘）",
        "機密性２情報",
        "未定稿",
        "案",
        "（案）",
        "令和6年度公民館一覧（素案）",
        "整備計画(案)の概要",
        "Confidential",
        "DRAFT",
    ],
)
def test_a_mark(text: str) -> None:
    assert is_marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "案内図",
        "議案一覧",
        "提案（公募）",
        "案分（面積）",
        "個人情報の取扱注意事項",
        "秘書課",
        "非公開の施設を除く",
        "（案内所を含む）",
        "令和6年度公民館一覧",
        "1 / 3",
        "部外者の立入り",
        "注 秘匿した値は x とした。" + "説明" * 40 + "（案）",
    ],
)
def test_no_mark(text: str) -> None:
    assert not is_marked(text)
