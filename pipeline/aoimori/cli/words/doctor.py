"""Words of ``aoimori doctor``: what each thing is, what it is for, how to get it."""

from __future__ import annotations

from aoimori.core.localized import Localized

DOCTOR = {
    "state-good": Localized("良好", "good"),
    "state-lacking": Localized("不足（必要）", "missing (needed)"),
    "state-optional": Localized("不足（なくてもよい）", "missing (optional)"),
    "thing-python": Localized("Python {found}", "Python {found}"),
    "thing-packages": Localized("部品（Python パッケージ） {found} 個", "{found} Python packages"),
    "thing-project": Localized("プロジェクト {found}", "project {found}"),
    "thing-parts": Localized(
        "プロジェクトの部品（schemas/ と site/）", "parts of the project (schemas/ and site/)"
    ),
    "thing-writable": Localized("出力先 {found} への書き込み", "writing to {found}"),
    "thing-space": Localized("ディスクの空き {found}", "free disk space {found}"),
    "thing-encoding": Localized("端末の文字コード {found}", "encoding of the terminal {found}"),
    "thing-git": Localized("git {found}", "git {found}"),
    "thing-font": Localized("日本語フォント {found}", "Japanese font {found}"),
    "thing-browser": Localized("Chromium {found}", "Chromium {found}"),
    "thing-network": Localized(
        "ネットワーク（検査・作成・表示には使いません）",
        "network (not used to check, build or show)",
    ),
    "for-python": Localized(
        "aoimori を動かします（{wanted} が必要）", "runs aoimori ({wanted} is needed)"
    ),
    "for-packages": Localized("足りないか古いもの: {wanted}", "missing or too old: {wanted}"),
    "for-project": Localized(
        "datasets/catalog.yaml のあるフォルダーで実行するか、--project で指定してください",
        "run it in a folder with datasets/catalog.yaml, or name one with --project",
    ),
    "for-parts": Localized("足りないもの: {wanted}", "missing: {wanted}"),
    "for-writable": Localized(
        "作ったファイルを置く場所です。フォルダーの権限を確かめてください",
        "where the files go: look at the permissions of the folder",
    ),
    "for-space": Localized(
        "サイトを作るには {wanted} ほどの空きが安心です。aoimori clean で空けられます",
        "{wanted} are enough for a site; aoimori clean makes room",
    ),
    "for-encoding": Localized(
        "日本語を正しく表示します。環境変数 PYTHONUTF8=1 を設定してください",
        "shows Japanese as it is: set the environment variable PYTHONUTF8=1",
    ),
    "for-git": Localized("変更の履歴を残します", "keeps the history of changes"),
    "for-font": Localized("グラフの文字を描きます", "draws the letters of charts"),
    "for-browser": Localized(
        "開発者がページの見た目を試験します", "lets developers test how pages look"
    ),
    "get": Localized("入れ方: {how}", "to get it: {how}"),
    "get-python": Localized(
        "https://www.python.org/downloads/ から新しい版を入れる",
        "install a newer one from https://www.python.org/downloads/",
    ),
    "get-packages": Localized(
        "rm -rf .venv && make build（または pip install -r requirements/run.txt）",
        "rm -rf .venv && make build (or pip install -r requirements/run.txt)",
    ),
    "get-parts": Localized(
        "git の履歴から戻すか、aoimori のリポジトリから写す",
        "restore them from the git history, or copy them from the repository of aoimori",
    ),
    "get-git": Localized("https://git-scm.com/downloads", "https://git-scm.com/downloads"),
    "get-font": Localized(
        "https://fonts.google.com/noto から Noto Sans JP を入れる",
        "install Noto Sans JP from https://fonts.google.com/noto",
    ),
    "get-browser": Localized(
        "https://www.chromium.org/getting-involved/download-chromium/",
        "https://www.chromium.org/getting-involved/download-chromium/",
    ),
    "doctor-good": Localized("準備はできています。", "Everything that is needed is there."),
    "doctor-lacking": Localized(
        "必要なものが {n} 個足りません。", "{n} needed things are missing."
    ),
}

# What to type where a program installs others; the same in every language.
INSTALL = {
    "apt-get": {
        "python": "sudo apt install python3 python3-venv",
        "git": "sudo apt install git",
        "font": "sudo apt install fonts-noto-cjk",
        "browser": "sudo apt install chromium",
    },
    "dnf": {
        "python": "sudo dnf install python3",
        "git": "sudo dnf install git",
        "font": "sudo dnf install google-noto-sans-cjk-fonts",
        "browser": "sudo dnf install chromium",
    },
    "pacman": {
        "python": "sudo pacman -S python",
        "git": "sudo pacman -S git",
        "font": "sudo pacman -S noto-fonts-cjk",
        "browser": "sudo pacman -S chromium",
    },
    "brew": {
        "python": "brew install python",
        "git": "brew install git",
        "font": "brew install --cask font-noto-sans-cjk-jp",
        "browser": "brew install --cask chromium",
    },
    "winget": {
        "python": "winget install Python.Python.3.12",
        "git": "winget install Git.Git",
        "browser": "winget install Google.Chrome",
    },
}
