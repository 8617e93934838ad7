"""The help of every command: a line for the list, what it does, examples.

The examples speak of a small project with the publisher ``pref`` and the dataset ``towns``; a
test runs them in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.cli.words.help import Example, Help
from aoimori.cli.words.newyear import NEW_YEAR_HELP
from aoimori.cli.words.portal import PORTAL_HELPS
from aoimori.core.localized import Localized


def _example(line: str, ja: str, en: str) -> Example:
    return Example(line, Localized(ja, en))


HELPS: Mapping[str, Help] = MappingProxyType(
    {
        "": Help(
            Localized("", ""),
            (
                Localized(
                    "役所の表計算シートを、検査済みのオープンデータにします。",
                    "Turns department spreadsheets into validated open data.",
                ),
                Localized(
                    "aoimori とだけ打つと、今の状態と、次にすることを表示します。",
                    "aoimori alone says where you stand and what to do next.",
                ),
            ),
            (
                _example("aoimori", "次にすることを見る", "What to do next"),
                _example("aoimori check", "シートを検査する", "Check the sheets"),
                _example("aoimori build", "ファイルとサイトを作る", "Make the files and the site"),
                _example("aoimori check --help", "check の使い方を見る", "How to use check"),
            ),
            Localized("終了コード", "Exit codes"),
            (
                ("0", Localized("良好", "well")),
                ("1", Localized("エラーが残っている", "open errors")),
                (
                    "2",
                    Localized(
                        "読めないものがある、または使い方が違う",
                        "something cannot be read, or wrong use",
                    ),
                ),
                ("3", Localized("ポータルのためにできない", "a portal is in the way")),
            ),
        ),
        "new": Help(
            Localized("新しいデータセットを用意します", "Prepare a new dataset"),
            (
                Localized(
                    "定義のファイルと、記入用の Excel ファイルを作ります。指定しなかったことは"
                    "1つずつ質問します。今あるファイルは書き換えません。",
                    "Writes the definitions and an Excel file to fill in, asking for what is "
                    "not given. No file that is there is changed.",
                ),
            ),
            (
                _example("aoimori new", "質問に答えて作る", "Answer questions"),
                _example(
                    "aoimori new pref/parks --from 公園.xlsx --theme 国土・気象 "
                    "--frequency annual --year 2024",
                    "今あるシートから作る（見出しや型は、シートを見て案を作ります）",
                    "Make it of a sheet: headers, types and layout are proposed",
                ),
                _example(
                    "aoimori new pref/parks --title 公園の一覧 "
                    "--description 県内の公園の一覧です。 --theme 国土・気象 "
                    "--frequency annual --year 2024 --column id=番号 "
                    "--column name_ja=公園名 --column area:number=面積@ha --key id",
                    "すべてを指定して作る",
                    "Say everything at once",
                ),
            ),
            Localized("列の書き方", "Columns"),
            (
                ("name_ja=公園名", Localized("文字の列「公園名」", "texts")),
                (
                    "area:number=面積@ha",
                    Localized("数の列「面積（ha）」", "numbers with their unit"),
                ),
                ("people:integer=人口=Population@人=persons", Localized("英語も", "English too")),
                (
                    "city:local-governments=市町村",
                    Localized("コード表（schemas/codes/）で調べる列", "codes of a code list"),
                ),
                (
                    "string integer number boolean date year",
                    Localized("使える型（省略すると string）", "types (string if none is said)"),
                ),
            ),
        ),
        "new-year": NEW_YEAR_HELP,
        **PORTAL_HELPS,
        "check": Help(
            Localized("シートを読んで検査します", "Read and check the sheets"),
            (
                Localized(
                    "シートを定義のとおりに読み、合わないところをセルごとに表示します。"
                    "データセットでない Excel や CSV のファイルは、表を自動で見つけ、"
                    "機械可読性の30のルールで診断します。どちらも元のファイルは変えません。",
                    "Reads the sheets as their definitions say and tells, cell by cell, what "
                    "does not fit. In an Excel or CSV file that is of no dataset it finds the "
                    "tables by itself and holds them against the 30 rules for machine-readable "
                    "data. Neither changes a file.",
                ),
            ),
            (
                _example("aoimori check", "すべて検査する", "Check everything"),
                _example("aoimori check pref/towns", "1つだけ検査する", "Check one dataset"),
                _example(
                    "aoimori check . --quiet",
                    "今いるフォルダーのものを、エラーと警告だけ見る",
                    "What is in this folder, errors and warnings only",
                ),
                _example(
                    "aoimori check parks.xlsx",
                    "定義のない Excel ファイルを診断する",
                    "Diagnose a workbook without a definition",
                ),
                _example(
                    "aoimori check parks.xlsx --out result",
                    "印刷できる診断結果と、印を付けた Excel を書き出す",
                    "Write a report to print and a marked copy of the workbook",
                ),
                _example(
                    "aoimori check pref/towns --json",
                    "結果をプログラムに渡す",
                    "Hand the result to a program",
                ),
            ),
        ),
        "release": Help(
            Localized("公開する内容・日付・版を記録します", "Record what is published and when"),
            (
                Localized(
                    "シートの今の内容を release.lock.json に記録します。何も付けなければ下書きで、"
                    "まだ公開しません。--final で公開します。公開した内容は、--correct と理由で"
                    "新しい版にしないかぎり変わりません。版の番号は、何が変わったかで決まります"
                    "（項目や主キー 2.0.0、行 1.1.0、値 1.0.1）。",
                    "Records the present content in release.lock.json: as a draft, which is not "
                    "published, or with --final as what is. From then on it changes only by "
                    "--correct and a reason; the version follows what changed (columns or key "
                    "2.0.0, rows 1.1.0, values 1.0.1).",
                ),
                Localized(
                    "--withdraw は公開を終えます。ページのアドレスは残り、理由を示します。"
                    "同じアドレスを別の内容に使うことはできません。",
                    "--withdraw ends it: the page stays and says why, and its address is never "
                    "used for anything else.",
                ),
            ),
            (
                _example(
                    "aoimori release pref/towns 2024",
                    "2024年度を下書きとして記録する",
                    "Record the year 2024 as a draft",
                ),
                _example(
                    "aoimori release pref/towns 2024 --final --date 2025-04-01",
                    "2024年度を公開する",
                    "Publish the year 2024",
                ),
                _example(
                    'aoimori release pref/towns 2024 --correct --note "人口の誤りを訂正"',
                    "直した内容を新しい版にする",
                    "Make a correction a new version",
                ),
                _example(
                    'aoimori release pref/towns 2024 --withdraw --reason "集計の誤りのため"',
                    "公開を終える",
                    "Withdraw it",
                ),
                _example(
                    "aoimori release --reencode",
                    "ソフトの更新で書き込みの形が変わったファイルを、すべて記録し直す",
                    "Record all files that updated packages write otherwise",
                ),
            ),
        ),
        "diff": Help(
            Localized("違いを調べます", "Say what is different"),
            (
                Localized(
                    "2 つの年度、シートと公開した内容、または 2 つのファイルを比べ、増えた行・"
                    "なくなった行・変わった値・項目やコードや合計の変化を示します。行は主キー"
                    "（ファイルでは、どちらの表でも重なりも空欄もない項目）で突き合わせます。",
                    "Compares two years, a sheet and what was published of it, or two files: rows "
                    "that came and went, values, columns, codes and totals that changed. Rows are "
                    "matched by the primary key; of files by columns that are unique and filled "
                    "in both.",
                ),
            ),
            (
                _example(
                    "aoimori diff pref/good 2024",
                    "シートと、公開した内容を比べる",
                    "A sheet and what was published of it",
                ),
                _example(
                    "aoimori diff pref/good 2023 2024 --out result",
                    "2 つの年度を比べ、違いを Excel などで result に書き出す",
                    "Two years, the differences written into result",
                ),
                _example(
                    "aoimori diff parks.xlsx 公園.xlsx", "2 つのファイルを比べる", "Two files"
                ),
            ),
        ),
        "build": Help(
            Localized("公開するファイルとサイトを作ります", "Make the files and the site"),
            (
                Localized(
                    "すべてのデータセットを検査し、ファイルと目録とサイトを build/site に"
                    "作ります。エラーのある年度だけが公開から外れます（公開済みの年度が外れる間は、"
                    "カタログを作りません）。",
                    "Checks every dataset and writes files, catalogue and site into build/site. "
                    "Only a year with an open error is held back; no catalogue is written while "
                    "that leaves out a year that was published.",
                ),
                Localized(
                    "前回から変わっていないものは読み直しません。変わったかどうかは、"
                    "ファイルの日時ではなく中身で決めます。",
                    "What has not changed since the last build is not read again; that is told "
                    "by what files hold, not by their time.",
                ),
            ),
            (
                _example("aoimori build", "すべて作る", "Build everything"),
                _example("aoimori build pref/towns", "1つだけ作り直す", "Build one dataset again"),
                _example("aoimori build --fresh", "すべて読み直して作る", "Read everything again"),
                _example(
                    "aoimori build --json", "結果をプログラムに渡す", "Hand the result to a program"
                ),
            ),
        ),
        "serve": Help(
            Localized("作ったサイトをこのパソコンで見ます", "Show the site on this machine"),
            (
                Localized(
                    "サイトを作り、このパソコンの中だけで表示します。表示されたアドレスを"
                    "ブラウザーで開いてください。シートや定義を直すと、変わったところを作り直します。"
                    "終わるには Ctrl+C を押します。--json はありません。",
                    "Builds the site and shows it on this machine only, until Ctrl+C; what changes "
                    "meanwhile is built again. Open the address that is shown in a browser. There "
                    "is no --json.",
                ),
            ),
            (
                _example("aoimori serve", "サイトを見る", "Look at the site"),
                _example("aoimori serve --port 8080", "ほかのポートで見る", "Use another port"),
            ),
        ),
        "trace": Help(
            Localized("公開した値の元のセルを示します", "Show the cell a figure came from"),
            (
                Localized(
                    "公開した値を1つ選び、元のファイルのどのセルから、どう読んで、どこに"
                    "出したかを示します。",
                    "Follows one published figure: from which cell, how it was read, where it "
                    "is published.",
                ),
            ),
            (
                _example(
                    "aoimori trace pref/towns 2024 towns --key 001 --field people",
                    "コードが 001 の行の人口を調べる",
                    "The people of the row 001",
                ),
                _example(
                    "aoimori trace pref/towns 2024 towns --key name_ja=みどり町 --field 人口",
                    "見出しや、ほかの項目の値でも探せる",
                    "By title, and by another field",
                ),
            ),
        ),
        "verify": Help(
            Localized("公開されたファイルを確かめます", "Verify published files"),
            (
                Localized(
                    "ファイルを、一緒に公開されている SHA256SUMS の検査値と1つずつ比べ、違うもの・"
                    "ないもの・余分なものを表示します。だれのパソコンでも、プロジェクトがなくても"
                    "使えます。ほかのソフトが作った SHA256SUMS も読みます。",
                    "Holds files against the digests in the SHA256SUMS published with them and "
                    "tells which differ, are missing or are not listed. Anybody can use it, "
                    "without a project, and on a SHA256SUMS of any other program.",
                ),
                Localized(
                    "一覧ごと取り換えられていれば分かりません。一覧は、発行者のサイトのものを"
                    "使ってください。",
                    "It cannot notice that the listing was exchanged as well: take the listing "
                    "from the publisher's own site.",
                ),
            ),
            (
                _example("aoimori verify build/site", "サイト全体", "A whole site"),
                _example(
                    "aoimori verify build/site/data/pref/towns/2024",
                    "1つのリリースのフォルダー",
                    "The folder of one release",
                ),
                _example(
                    "aoimori verify build/site/releases/2024/release-2024.zip",
                    "年度ごとの zip",
                    "The zip of a year",
                ),
            ),
            Localized("アドレス", "Addresses"),
            (
                (
                    "https://…/",
                    Localized(
                        "公開されているサイト。すべてのファイルをダウンロードして比べます",
                        "a site; every file is downloaded and compared",
                    ),
                ),
                ("https://…/data/…/2024/", Localized("1つのリリース", "one release")),
                ("https://…/release-2024.zip", Localized("zip", "a zip")),
            ),
        ),
        "clean": Help(
            Localized("作ったものを消します", "Remove what was built"),
            (
                Localized(
                    "build/ の中の、aoimori が作ったものを消します。シートや定義、ほかのファイルは"
                    "残ります。aoimori build でいつでも作り直せます。",
                    "Removes what aoimori put into build/ and nothing else. aoimori build makes "
                    "it again.",
                ),
            ),
            (
                _example("aoimori clean --cache", "途中の結果だけを消す", "Only the cache"),
                _example("aoimori clean", "すべて消す", "Everything that was built"),
            ),
        ),
        "doctor": Help(
            Localized("このパソコンの準備を確かめます", "See whether this machine is ready"),
            (
                Localized(
                    "Python・部品・フォントなどを調べ、足りないものと、その入れ方を表示します。"
                    "ネットワークは使いません。必要なものが足りないときの終了コードは 1 です。",
                    "Looks for Python, packages, fonts and more, and says what is missing and "
                    "how to get it, without the network. Exit code 1 if something needed is "
                    "missing.",
                ),
            ),
            (
                _example("aoimori doctor", "すべて調べる", "Look at everything"),
                _example(
                    "aoimori doctor --quiet", "足りないものだけを見る", "Only what is missing"
                ),
            ),
        ),
        "completion": Help(
            Localized("Tabキーでの入力補完を設定します", "Set up completion by the Tab key"),
            (
                Localized(
                    "シェルのための補完の設定を出力します。コマンドのほか、データセット・年度・"
                    "表の名前も補完します。下の1行を実行し、新しい端末を開いてください。",
                    "Prints the completion script of a shell: commands, datasets, years and "
                    "tables. Run one of the lines below and open a new terminal.",
                ),
            ),
            (
                _example("aoimori completion bash >> ~/.bashrc", "bash", "bash"),
                _example("aoimori completion zsh >> ~/.zshrc", "zsh", "zsh"),
                _example(
                    "aoimori completion fish >> ~/.config/fish/config.fish",
                    "fish",
                    "fish",
                ),
            ),
        ),
    }
)
