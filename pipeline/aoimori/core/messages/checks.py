"""Words about everything a release is held against: what is looked at, and why.

In the order in which pages show them; a test holds them against the checks there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from aoimori.core.localized import Localized


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a check is called, what it looks at, and why."""

    title: Localized
    about: Localized


def _words(ja: str, en: str, about_ja: str, about_en: str) -> CheckWords:
    return CheckWords(Localized(ja, en), Localized(about_ja, about_en))


CHECK_WORDS: Mapping[str, CheckWords] = MappingProxyType(
    {
        "reading": _words(
            "値の読み取り",
            "Reading",
            "元のファイルの見出し・行・値を、決めたとおりに読み取れるか。ずれたまま読むと、別の値を公開することになるためです。",
            "Whether headers, rows and values of the source files read as defined: what has "
            "moved would be published as something else.",
        ),
        "frictionless": _words(
            "型・範囲・重なり",
            "Types, ranges, repetitions",
            "値が項目の型（整数、日付など）と取りうる範囲に合い、行を見分ける値が重なっていないか。合わない値はプログラムで使えないためです。",
            "Whether values have the type and the range of their column, and no two rows are "
            "called the same: programs cannot use what does not fit.",
        ),
        "required": _words(
            "必須の値",
            "Required values",
            "必須の項目が空欄になっていないか。記入もれを見つけるためです。",
            "Whether columns that must have a value have one: a blank may have been forgotten.",
        ),
        "codes": _words(
            "コード",
            "Codes",
            "コードがコード表にあるものか。全国地方公共団体コードなどの打ち間違いを見つけるためです。",
            "Whether codes are in their code lists: a slip would name another place or thing.",
        ),
        "labels": _words(
            "コードと名称の一致",
            "Codes and names",
            "コードと、横に書かれた名称が同じものを指すか。行のずれや取り違えを見つけるためです。",
            "Whether a code and the name beside it mean the same: rows may have slipped.",
        ),
        "coordinates": _words(
            "緯度・経度",
            "Coordinates",
            "緯度と経度がそろっていて、あり得る範囲にあるか。地図の別の場所に出るのを防ぐためです。",
            "Whether latitude and longitude are both there and exist: a slip moves a place on "
            "the map.",
        ),
        "crossfield": _words(
            "項目どうしの関係",
            "Relations between columns",
            "「男性＋女性＝総人口」のような項目どうしの決まりが、すべての行で成り立つか。打ち間違いを見つけるためです。",
            "Whether rules such as “male + female = total” hold in every row: they find slips.",
        ),
        "totals": _words(
            "合計",
            "Sums",
            "元のファイルに書かれた合計が、内訳の和と一致するか。抜けた行や、計算式の範囲の誤りを見つけるためです。",
            "Whether printed sums are the sums of their parts: rows may be left out of a formula.",
        ),
        "rows": _words(
            "行の抜け",
            "Rows that are gone",
            "毎年同じ行がある表に、前の年度の行がすべてあるか。市町村などの抜けを見つけるためです。",
            "Whether a table that keeps its rows has all of the year before: none should be lost.",
        ),
        "fiscal-year": _words(
            "年度",
            "Fiscal year",
            "表に書かれた年度が、公開する年度と同じか。前の年度の日付が残るのを防ぐためです。",
            "Whether the year in the table is that of the release: dates of last year may be left.",
        ),
        "history": _words(
            "前の年度からの動き",
            "Change over the years",
            "これまでの増減から大きく外れた数値がないか。誤りとは限りませんが、公開する前に人が確かめるためです。",
            "Whether figures leave the way of the years before: not wrong for sure, but somebody "
            "looks.",
        ),
        "disclosure": _words(
            "秘匿した値",
            "Concealed values",
            "秘匿した値が、ほかの値や合計から計算できないか。伏せた意味がなくなるのを防ぐためです。",
            "Whether concealed values can be computed from others: then they would not be "
            "concealed.",
        ),
        "gate": _words(
            "公開しない情報",
            "What is not to be published",
            "非表示のシート・コメント・作成者名・個人番号・電話番号など、公開するつもりのない情報が入っていないか。見つかったものは、担当課が判断して理由を書かない限り公開できません。",
            "Whether there is anything nobody meant to publish: hidden sheets, comments, "
            "authors, personal numbers, telephone numbers. What is found holds the release back "
            "unless an office decides otherwise and says why.",
        ),
        "formats": _words(
            "ファイル形式",
            "File formats",
            "CSV・Excelなどのどの形式でも、値が変わらずに収まるか。開くソフトによって違う値になるのを防ぐためです。",
            "Whether every format holds the values as they are: programs must not see others.",
        ),
        "record": _words(
            "公開の記録との一致",
            "As it was recorded",
            "公開したときの記録と、いまの内容が同じか。訂正の手続きによらずに、公開した値が変わるのを防ぐためです。",
            "Whether the content is what was recorded when it was published: it changes by a "
            "correction only.",
        ),
    }
)
