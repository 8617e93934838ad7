"""What a text in a sheet nobody has defined seems to be: a number with its marks, a sign, a unit,
a time, a note, the label of a sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aoimori.core.text import MINUS_SIGNS, drop_spaces, narrow_digits, trim
from aoimori.core.units import UNITS

_DASHES = re.escape(MINUS_SIGNS)
Mark = Literal["separators", "full-width", "sign", "unit", "note", "about", "spaces"]


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A text that means one number: its ``value`` (canonical), and the marks that keep a program
    from reading it. ``unit`` and ``note`` stand behind it."""

    value: str
    marks: tuple[Mark, ...] = ()
    unit: str = ""
    note: str = ""


_NUMBER = re.compile(
    rf"(?P<about>[約およそ]{{1,3}}|計)?\s*(?P<sign>[▲△{_DASHES}+])?\s*"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?\s*(?P<rest>.*)",
    re.DOTALL,
)
_NOTE_BEHIND = re.compile(
    r"(?:[（(\[［〔]\s*[※注*＊†].*[)）\]］〕]|[※*＊†].*|注[0-9]*[)）]?|[（(]?(?:見込み?|速報|推計|概数|暫定)[)）]?)",
    re.DOTALL,
)


@lru_cache(maxsize=1 << 16)
def number_form(text: str) -> NumberForm | None:
    """The number a text means, with its marks; ``None`` for anything else.

    ``1,234`` ``１２`` ``▲5`` ``12人`` ``40,700(※)`` ``約1,000``; not ``12(3)``, which is two.
    """
    if text.isascii() and text.isdigit():
        return NumberForm(text)
    plain = narrow_digits(trim(text))
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    rest = trim(match["rest"]).removesuffix("です")
    unit = rest if rest in UNITS else ""
    note = ""
    if rest and not unit:
        if not _NOTE_BEHIND.fullmatch(rest):
            unit = max((u for u in UNITS if rest.startswith(u)), key=len, default="")
            note = trim(rest.removeprefix(unit))
            if not unit or not _NOTE_BEHIND.fullmatch(note):
                return None
        else:
            note = rest
    sign = "-" if match["sign"] not in (None, "+") else ""
    digits = match["digits"].replace(",", "")
    value = f"{sign}{digits.lstrip('0') or '0'}{match['fraction'] or ''}"
    return NumberForm(value, _marks(text, plain, match, unit, note), unit, note)


def _marks(text: str, plain: str, match: re.Match[str], unit: str, note: str) -> tuple[Mark, ...]:
    told: dict[Mark, bool] = {
        "about": bool(match["about"]),
        "sign": match["sign"] not in (None, "-"),
        "separators": "," in match["digits"],
        "full-width": narrow_digits(text) != text,
        "unit": bool(unit),
        "note": bool(note),
        "spaces": trim(text) != text or re.search(r"[▲△0-9][ \u3000]+[0-9]", text) is not None,
    }
    return tuple(mark for mark, there in told.items() if there)


# Signs that stand for a value or for none (rule L3-03).
_SIGN = re.compile(
    rf"[{_DASHES}ー─…‥⋯*＊.．·・xXｘＸ×χ/／△▲○〇?？#＃]{{1,3}}|N/?A|n/?a|NULL|null|nil"
)


def is_sign(text: str) -> bool:
    """Whether a text is nothing but a sign such as － … x ***."""
    return _SIGN.fullmatch(trim(text)) is not None


@lru_cache(maxsize=1 << 12)
def units_of(text: str) -> tuple[str, ...]:
    """The units a text consists of: （人、世帯） 単位：千円 ％; none for anything else."""
    inner = re.sub(r"^[（(\[［〔]|[)）\]］〕]$", "", drop_spaces(text))
    inner = re.sub(r"^単位[：:・]?", "", inner)
    parts = (
        [part for part in re.split("[、,，・/／]", inner) if part]
        if inner not in UNITS
        else [inner]
    )
    return tuple(parts) if parts and all(part in UNITS for part in parts) else ()


_HEADER_UNIT = re.compile(
    r"[（(\[［〔](?:単位[：:]?)?(?P<unit>[^（）()\[\]［］〔〕]{1,10})[)）\]］〕]$"
)


def header_unit(header: str) -> str:
    """The unit in brackets at the end of a header: 人 of 人口（人）; empty if there is none."""
    match = _HEADER_UNIT.search(drop_spaces(header))
    return match["unit"] if match and match["unit"] in UNITS else ""


# Words that end in 計 and name no sum: 会計, 推計, and what measures.
_NO_SUM = "[会設統時家推余生]"
_MEASURES = "温度|体温|湿度|体重|身長|血圧|気圧|水圧|圧力|雨量|水位|流量|風速|風向|地震|震度|照度"
_MEASURES += "|騒音|振動|線量|電力|電流|電圧|速度|加速|歩数|握力|高度|角度|密度|濃度|比重|水準"
_TOTAL = re.compile(
    rf".{{0,14}}?(?:合計|総計|小計|総数|累計|(?<!{_NO_SUM})(?<!{_MEASURES})計)"
    r"(?:[（(][^（）()]{1,12}[）)])?"
)


@lru_cache(maxsize=1 << 16)
def is_total_label(text: str) -> bool:
    """Whether a text names a sum: 合　計, 市部計, 小計（22事業）; not 会計, 統計 or 体温計."""
    return _TOTAL.fullmatch(drop_spaces(text)) is not None


_NOTE = re.compile(
    r"[（(〔【\[［]?\s*(?:※|＊|\*|†|注\s*[0-9０-９]*\s*[）):：.．。、\s\u3000]|注意|備考\s*[：:]|出典|資料\s*[：:]|出所|凡例"
    r"|記号|参考\s*[：:]|[「『][^」』]{1,3}[」』]は|更新日?\s*[：:]|作成日?\s*[：:]|(?:版|バージョン|ver)\b)",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Whether a text begins as a note does: ※ 注1 出典 「－」は…."""
    return _NOTE.match(trim(text)) is not None


_ERA = r"(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ㍾㍽㍼㍻㋿])\s*(?:元|[0-9０-９]{1,2})"
_ERA_BEGIN = re.compile(rf"{_ERA}(?:\s*年|[./．／\-－][0-9０-９])")
# What follows the year of an era in a time or a period, and in no other words.
_ERA_TIME = re.compile(
    rf"{_ERA}(?:{_ERA}|[0-9０-９元年度月日末頃現在時点上下半期第四～〜~・、,，./．()（）\-－\s]|から|まで)*"
)
_WESTERN = re.compile(
    r"[0-9]{4}(?:[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?(?:[ T][0-9:]+)?"
    r"|年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?末?)"
)
_JIS_ERA = re.compile(r"[MTSHR][0-9]{2}\.[0-9]{2}\.[0-9]{2}")


def is_era_time(text: str) -> bool:
    """Whether a text is a time or a period told by an era: 令和5年, R5, H27.1.1, 令和6年～7年."""
    return _ERA_TIME.fullmatch(trim(text)) is not None


def begins_with_era(text: str) -> bool:
    """Whether a header begins with a year of an era: 令和元年中の異動, 平成30年 人口."""
    return _ERA_BEGIN.match(trim(text)) is not None


def is_jis_era(text: str) -> bool:
    """Whether a text is a day in the short form of JIS X 0301: R08.05.13."""
    return _JIS_ERA.fullmatch(trim(text)) is not None


def is_western_time(text: str) -> bool:
    """Whether a text is a time in the Gregorian calendar: 2025-01-01, 2024年度, 2025年1月."""
    return _WESTERN.fullmatch(narrow_digits(trim(text))) is not None


def is_year_number(value: object) -> bool:
    """Whether a number may be a year."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and (1868 <= value <= 2100 and value == int(value))
    )
