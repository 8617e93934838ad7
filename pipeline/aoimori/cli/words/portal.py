"""What ``aoimori plan`` and ``aoimori publish`` answer, and their help."""

from __future__ import annotations

from aoimori.cli.words.help import Example, Help
from aoimori.core.localized import Localized

PORTAL_WORDS = {
    "portal": Localized("ポータル", "portal"),
    "plan-written": Localized(
        "{folder} に {files} を書き出しました", "Written into {folder}: {files}"
    ),
    "plan-next": Localized(
        "このとおり公開するには: {command}（環境変数 CKAN_TOKEN が要ります）",
        "To do it: {command} (needs the variable CKAN_TOKEN)",
    ),
    "why": Localized("理由", "WHY"),
    "ask-publish": Localized("このとおり公開しますか", "Shall this be done"),
    "portal-done": Localized(
        "{done} 件の変更を反映しました（{seconds} 秒）", "Changes done: {done} ({seconds} s)"
    ),
    "portal-failed": Localized(
        "{n} 件の変更のうち {done} 件を反映しました（{seconds} 秒）。もう一度実行すると、つづきから"
        "反映します",
        "Changes done: {done} of {n} ({seconds} s). Run it again for the rest",
    ),
}
_PORTAL = "https://ckan.example.lg.jp"


def _example(line: str, ja: str, en: str) -> Example:
    return Example(line, Localized(ja, en))


PORTAL_HELPS = {
    "plan": Help(
        Localized("CKAN で何が変わるかを見ます", "See what would change on a CKAN portal"),
        (
            Localized(
                "ポータルを読んで、build で作ったものと比べ、増えるもの・変わるもの・消えるものを、"
                "項目ごとの前と後で表示します。ポータルには何も書きません。",
                "Reads the portal, holds it against what was built, and tells what would come, "
                "change and go, each field before and after. Nothing is written to the portal.",
            ),
            Localized(
                "変えるのは、このカタログの印があるものだけです。",
                "Only what carries the mark of this catalogue would be changed.",
            ),
        ),
        (
            _example(f"aoimori plan --portal {_PORTAL}", "計画を見る", "Look at the plan"),
            _example(
                f"aoimori plan --portal {_PORTAL} --out build/plan",
                "計画を JSON と Markdown でも残す",
                "Keep the plan as JSON and Markdown, too",
            ),
        ),
    ),
    "publish": Help(
        Localized("CKAN に公開します", "Publish to a CKAN portal"),
        (
            Localized(
                "計画を立てて表示し、尋ねてから、ポータルを build で作ったものに合わせます。"
                "--plan を付けると、その計画のままのときだけ公開します。トークンは環境変数"
                " CKAN_TOKEN から読みます。",
                "Plans, shows, asks, and brings the portal into line with what was built. With "
                "--plan it is done only if that plan still holds. The token comes from the "
                "variable CKAN_TOKEN.",
            ),
            Localized(
                "3割より多くが変わるとき、何かが消えるときは、--force と --reason が要ります。"
                "途中で切れても、もう一度実行すればつづきから公開します。",
                "Where more than 30 % change, or anything goes, --force and --reason are needed. "
                "What was cut off goes on when it is run again.",
            ),
        ),
        (
            _example(f"aoimori publish --portal {_PORTAL}", "尋ねてから公開する", "Ask, then do"),
            _example(
                f"aoimori publish --portal {_PORTAL} --plan build/plan/plan.json --yes",
                "確かめた計画のとおり公開する",
                "Do the plan that was reviewed",
            ),
        ),
        Localized("終了コード", "Exit codes"),
        (
            ("1", Localized("確かめが要る", "a second look is needed")),
            (
                "3",
                Localized(
                    "ポータルのために、できなかったことがある",
                    "something could not be done because of the portal",
                ),
            ),
        ),
    ),
}
