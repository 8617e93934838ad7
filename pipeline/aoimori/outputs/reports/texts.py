"""The words around the findings in every report, in Japanese and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from aoimori.core.checkup import MendedCopy
from aoimori.core.findings import Severity
from aoimori.core.localized import Language, Localized
from aoimori.core.messages.severities import SEVERITIES
from aoimori.core.messages.verdicts import FILE_VERDICTS

# Blanks in braces are filled by whoever says the words.
_TEXTS: Mapping[str, tuple[str, str]] = {
    "title": ("データの診断結果", "Diagnosis of the data"),
    "lead": (
        "{files} 個のファイルを調べました。○ 合格 {passed} 個、× 要修正 {failed} 個です。",
        "Files checked: {files}. ○ Passed: {passed}. × To be mended: {failed}.",
    ),
    "lead-mended": (
        "✓ 公開する表では直してあるファイルが {mended} 個あります。",
        "✓ Mended in what is published: {mended}.",
    ),
    "lead-neither": (
        "－ 判定できなかったファイルが {neither} 個あります。",
        "－ Not judged: {neither}.",
    ),
    "lead-none": ("調べたファイルはありません。", "No files were checked."),
    "passed": ("合格", "passed"),
    "failed": ("要修正", "to be mended"),
    "undecided": ("人が判断", "for people to decide"),
    "not-judged": ("対象外", "not judged"),
    "mended-rule": ("修正済み", "mended"),
    # The mended copy.
    "copy": ("修正版", "Mended copy"),
    "copy-told": (
        (
            "修正版「{file}」では、{scores}、残り {left} 件（エラー {errors}・警告 {warnings}）"
            "です。機械で直せるものを直した表が入っています。"
        ),
        (
            "The mended copy {file}: {scores}; left: {left} (errors: {errors}, warnings: "
            "{warnings}). It has the tables with all that a program can mend."
        ),
    ),
    "copy-use": (
        (
            "修正版のシート「直した記録」を見て、直し方がよければ、このファイルの代わりに修正版を"
            "使ってください。"
        ),
        "Look at what was done (the last sheet of the copy); if it is right, use the copy instead.",
    ),
    "copy-go-on": (
        (
            "修正版のシート「直した記録」を見て、直し方がよければ、残りを修正版で直して、もう一度"
            "調べてください。"
        ),
        (
            "Look at what was done (the last sheet of the copy); if it is right, mend the rest in "
            "the copy and check it again."
        ),
    ),
    "level-points": ("レベル{level} {points}", "level {level}: {points}"),
    "list-comma": ("・", ", "),
    "cell-comma": ("、", ", "),
    # Files.
    "files": ("ファイルの一覧", "Files"),
    "file": ("ファイル", "File"),
    "verdict": ("判定", "Verdict"),
    "kind": ("種類", "Kind"),
    "kind-xlsx": ("Excel ブック (.xlsx)", "Excel workbook (.xlsx)"),
    "kind-xlsm": ("マクロを含む Excel ブック (.xlsm)", "Excel workbook with macros (.xlsm)"),
    "kind-xls": ("古い形式の Excel ブック (.xls)", "Excel workbook of the old form (.xls)"),
    "kind-csv": ("CSV（カンマ区切りの文字のファイル）", "CSV (text parted by commas)"),
    "kind-tsv": ("TSV（タブ区切りの文字のファイル）", "TSV (text parted by tabs)"),
    "size": ("大きさ", "Size"),
    "encoding": ("文字コード", "Encoding"),
    # Levels.
    "levels": ("レベルごとの点数", "Scores of the levels"),
    "level": ("レベル{level}", "Level {level}"),
    "level-1": (
        "機械がファイルを開いて、表を見つけられるか",
        "Can a program open the file and find the table?",
    ),
    "level-2": ("機械が値を正しく読めるか", "Can a program read the values?"),
    "level-3": (
        "ほかのデータと組み合わせて使えるか",
        "Can the values be used together with those of others?",
    ),
    "asked": ("見ること", "What is asked"),
    "score": ("点数", "Score"),
    "points": ("{score} 点", "{score} of 100"),
    "no-score": ("判定なし", "none"),
    "score-told": ("点数の意味", "What it means"),
    "score-full": (
        "調べた {total} 件のルールをすべて守れています。",
        "All rules judged are kept ({total}).",
    ),
    "score-some": (
        "調べた {total} 件のルールのうち {failed} 件を守れていません。",
        "Rules judged: {total}; broken: {failed}.",
    ),
    "score-zero": (
        (
            "調べた {total} 件のルールのうち {failed} 件を守れていません。1件でもあると 0 点になる"
            "「致命的」なルールが含まれています。"
        ),
        "Rules judged: {total}; broken: {failed}, among them a fatal one, which makes the score 0.",
    ),
    "score-none": (
        "このファイルで判定したルールはありません。",
        "No rule of this level was judged.",
    ),
    # What is to be mended first.
    "first": ("まず直すもの", "What to mend first"),
    "first-lead": (
        "影響の大きいものから {count} つです。ここから直すと効果が大きくなります。",
        "The weightiest first ({count}): mending these helps most.",
    ),
    "first-none": ("直さなければならないものはありません。", "Nothing has to be mended."),
    "first-copy": (
        "ルールを守れていないところは、すべて修正版で直してあります。",
        "All that breaks a rule is mended in the mended copy.",
    ),
    "first-published": (
        "ルールを守れていないところは、公開する表ではすべて直してあります。",
        "All that breaks a rule is mended in what is published.",
    ),
    "remedy": ("直し方", "How to mend"),
    "why": ("なぜ問題か", "Why it matters"),
    "where": ("場所", "Where"),
    "places": ("全部で {count} か所", "places: {count}"),
    # Tables.
    "sheet": ("シート", "Sheet"),
    "sheet-named": ("シート「{sheet}」", "Sheet {sheet}"),
    "table": ("表", "Table"),
    "no-table": (
        "表を見つけられませんでした。値がある場所と見出しの行を確かめてください。",
        "No table was found: check where the values are, and the header row.",
    ),
    "taken": ("表とみなしたところ（{count} 個）", "What was taken for tables ({count})"),
    "header": ("見出し", "Header"),
    "body": ("データ", "Data"),
    "nothing": ("なし", "none"),
    "sure": ("確からしさ", "How sure"),
    "sure-told": ("{word}（{share}%）", "{word} ({share}%)"),
    "sure-high": ("確か", "sure"),
    "sure-middle": ("おそらく", "probable"),
    "sure-low": ("自信なし", "not sure"),
    "sure-hint": (
        (
            "表の範囲が違っているときは、下の結果も正しくないことがあります。"
            "1シートに表を1つだけ、1行目を見出しにすると正しく読めます。"
        ),
        (
            "If these ranges are wrong, what follows may be wrong, too. One table per sheet with "
            "its header in row 1 is read rightly."
        ),
    ),
    "columns": ("列を何とみなしたか", "What the columns were taken for"),
    "column": ("{name}＝{kind}", "{name}: {kind}"),
    "column-unit": ("{name}＝{kind}・{unit}", "{name}: {kind}, {unit}"),
    "more-tables": ("ほか {count} 個の表", "and {count} more tables"),
    "unnamed": ("（見出しなし）", "(no header)"),
    "value-integer": ("整数", "whole numbers"),
    "value-number": ("数値", "numbers"),
    "value-date": ("日付", "dates"),
    "value-year": ("年", "years"),
    "value-boolean": ("はい・いいえ", "yes or no"),
    "value-code": ("コード", "codes"),
    "value-choice": ("選択肢", "choices"),
    "value-text": ("文字", "text"),
    "value-mixed": ("いろいろ混ざっている", "mixed"),
    "value-": ("値がない", "no values"),
    # Findings.
    "found": ("見つかった場所（{count} 件）", "Where it was found ({count})"),
    "found-none": ("見つかったことはありません。", "Nothing was found."),
    "finds": ("見つかったこと", "What was found"),
    "others": ("ルールのほかに見つかったこと（{severity}）", "Found beside the rules ({severity})"),
    "done-copy": ("修正版で直してあるもの", "Mended in the mended copy"),
    "done-published": ("公開する表で直してあるもの", "Mended in what is published"),
    "of-rule": ("{problem}（{rule}）", "{problem} ({rule})"),
    "of-the-whole": ("ファイル全体について", "About the whole file"),
    "on-sheets": ("（同じことが {count} シートにあります）", " (on {count} sheets)"),
    "more-sheets": ("ほか {count} シート", "and {count} more sheets"),
    "cell": ("セル", "Cell"),
    "whole": ("全体", "the whole"),
    "value": ("値", "Value"),
    "problem": ("何が問題か", "What is wrong"),
    "hint": ("→ {hint}", "→ {hint}"),
    "status": ("状態", "Status"),
    "status-failed": ("要修正", "to be mended"),
    "status-undecided": ("人が判断", "for people to decide"),
    "status-look": ("要確認", "to be looked at"),
    "status-copy": ("修正版で修正済み", "mended in the mended copy"),
    "status-published": ("公開する表で修正済み", "mended in what is published"),
    "mended-why": (
        "修正版か公開する表では直してあります。",
        "The mended copy, or what is published, no longer has the fault.",
    ),
    "severity": ("程度", "Severity"),
    "more": ("ほか {count} 件", "and {count} more"),
    "more-cells": ("ほか {count} か所", "and {count} more"),
    "more-rows": (
        (
            "見つかった {total} 件のうち {shown} 件を、重いものから載せました。残りの {count} 件"
            "は診断結果のファイルにあります。"
        ),
        (
            "Of {total} findings, the weightiest {shown} are listed; the other {count} are in the "
            "files of the diagnosis."
        ),
    ),
    "more-files": ("ほか {count} 個のファイル", "and {count} more files"),
    # Rules.
    "rules": ("30 のルールの判定", "The 30 rules"),
    "rule": ("ルール", "Rule"),
    "weight": ("重さ", "Weight"),
    "weight-fatal": ("致命的", "fatal"),
    "weight-critical": ("重大", "critical"),
    "weight-major": ("大きい", "major"),
    "weight-minor": ("小さい", "minor"),
    "count": ("件数", "Findings"),
    "of-tables": ("{count}/{total} 表", "{count} of {total} tables"),
    "mark": ("{mark} {word}", "{mark} {word}"),
    "rules-note": (
        (
            "○ 合格：守れています。× 要修正：守れていません。✓ 修正済み：このファイルでは"
            "守れていませんが、修正版か公開する表では直してあります。"
            "△ 人が判断：機械には決められないので、"
            "見て確かめてください。－ 対象外：この種類のファイルには当てはまらないか、"
            "調べるものがありませんでした。"
        ),
        (
            "○ passed: kept. × to be mended: broken. ✓ mended: broken in this file, "
            "but not in the mended copy or in what is published. △ for people to decide: a program "
            "cannot tell, look at it. － not judged: not about such a file, or nothing to judge."
        ),
    ),
    "about": ("この診断について", "About this diagnosis"),
    "about-rules": (
        (
            "「行政データにおける機械可読性に関するルール」（2026年3月31日、デジタル庁）の 30 の"
            "ルールに照らして調べました。ルールの説明は、このソフトの作成者が言い換えたものです。"
        ),
        (
            "The files were held against the 30 rules for machine-readable administrative data "
            "of the Digital Agency of Japan (31 March 2026), told in our words."
        ),
    ),
    "about-scores": (
        (
            "点数はレベルごとに 100 点から始め、守れていないルールの重さの分を、表ごとに引きます。"
            "「致命的」なルールが守れていないと 0 点です。「人が判断」「対象外」は数えません。"
        ),
        (
            "Each level starts at 100 and loses by the weight of each broken rule, per table; a "
            "fatal one gives 0. What is for people to decide or was not judged does not count."
        ),
    ),
}
TEXTS: Mapping[str, Localized] = MappingProxyType(
    {key: Localized(ja, en) for key, (ja, en) in _TEXTS.items()}
)
# How a verdict is marked, so that no colour is needed.
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "passed": "○",
        "failed": "×",
        "undecided": "△",
        "not-judged": "－",
        "mended-rule": "✓",
    }
)
# From which share on a table was found for sure, and probably.
SURE = ((0.9, "sure-high"), (0.6, "sure-middle"), (0.0, "sure-low"))


def say(key: str, lang: Language, **blanks: object) -> str:
    """Some words in a language, with their blanks filled."""
    return TEXTS[key].text(lang).format_map(blanks)


def marked(verdict: str, lang: Language) -> str:
    """A verdict as sign and word: ``○ 合格``."""
    return say("mark", lang, mark=MARKS[verdict], word=say(verdict, lang))


def lead(verdicts: Sequence[str], lang: Language) -> str:
    """How many files there are of each verdict."""
    if not verdicts:
        return say("lead-none", lang)
    counts = {key: verdicts.count(key) for key in ("passed", "failed")}
    parts = [say("lead", lang, files=len(verdicts), **counts)]
    mended = verdicts.count("file-mended")
    if mended:
        parts.append(say("lead-mended", lang, mended=mended))
    if neither := len(verdicts) - sum(counts.values()) - mended:
        parts.append(say("lead-neither", lang, neither=neither))
    return (" " if lang == "en" else "").join(parts)


def marked_file(verdict: str, lang: Language) -> str:
    """The verdict on a whole file."""
    return FILE_VERDICTS[verdict].text(lang)


def kind_text(kind: str, lang: Language) -> str:
    """A kind of file in words; what has none as it is called."""
    key = f"kind-{kind.removeprefix('.')}"
    return say(key, lang) if key in TEXTS else kind


def sure_text(sure: float, lang: Language) -> str:
    """How sure in a word."""
    return say(next(key for least, key in SURE if sure >= least), lang)


def severity_text(severity: Severity, lang: Language) -> str:
    """How much a finding weighs."""
    return SEVERITIES[severity].text(lang)


def scores_text(scores: Iterable[int | None], lang: Language) -> str:
    """The scores of all levels."""
    told = (
        say("level-points", lang, level=level, points=points(score, lang))
        for level, score in enumerate(scores, start=1)
    )
    return say("list-comma", lang).join(told)


def copy_texts(copy: MendedCopy, lang: Language) -> tuple[str, str]:
    """The state of the mended copy, and what to do with it."""
    told = say(
        "copy-told",
        lang,
        file=copy.file,
        scores=scores_text(copy.scores, lang),
        left=copy.left,
        errors=copy.errors,
        warnings=copy.warnings,
    )
    return told, say("copy-go-on" if copy.left else "copy-use", lang)


def points(score: int | None, lang: Language) -> str:
    """A score in words."""
    return say("no-score", lang) if score is None else say("points", lang, score=score)
