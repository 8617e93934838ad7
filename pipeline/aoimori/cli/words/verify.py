"""What ``aoimori verify`` answers."""

from __future__ import annotations

from aoimori.core.localized import Localized

VERIFY = {
    "verify": Localized("確認", "verify"),
    "verified": Localized(
        "{n} ファイルを確かめました。すべて一覧と一致します",
        "Files verified: {n}. All are as listed",
    ),
    "verified-not": Localized(
        "{n} ファイルのうち {wrong} ファイルが一覧と一致しません（一致 {same}）",
        "Of {n} files, {wrong} are not as listed ({same} are)",
    ),
    "verified-odd": Localized(
        "{n} ファイルは一覧と一致しますが、ほかに上のエラーがあります",
        "Files verified: {n}. All are as listed, but there are the errors above",
    ),
    "verified-release": Localized(
        "リリース {release} 版 {version}（記録したコミット {commit}）",
        "Release {release}, version {version} (recorded in the commit {commit})",
    ),
    "verified-site-changed": Localized(
        "コミット {commit} に、まだコミットしていない変更を加えて作ったものです",
        "Built from the commit {commit} with changes that were not committed",
    ),
    "verified-site": Localized("作ったときのコミット {commit}", "Built from the commit {commit}"),
}
