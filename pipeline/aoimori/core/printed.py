"""Words of printed tables that say something beside a value: as above, その他 and what, a time told
by the era alone; and headers that say what is counted."""

from __future__ import annotations

import re

from aoimori.core.recognise import is_era_time, is_jis_era, is_western_time
from aoimori.core.text import narrow, narrow_digits, trim

_DITTO = re.compile(r"[〃々仝ヽ″]+|同上|同左|同右|[\"”]")
_OTHER = re.compile(r"その他\s*[（(：:・／/→\u3000 ]\s*\S")
_OTHER_PARTS = re.compile(
    r"その他\s*(?:（(?P<wide>[^（）]+)）|\((?P<narrow>[^()]+)\)"
    r"|(?:[：:・／/→]|\s)\s*(?P<bare>[^（(].*))",
    re.DOTALL,
)
_BARE_YEAR = re.compile(r"(?:[0-9０-９]{1,2}|元)\s*年度?")
# 06/04/01: of 2006, or of an era.
_SHORT_YEAR = re.compile(r"[0-9]{2}([/.-])[0-9]{1,2}\1[0-9]{1,2}")
_TIME_HEADER = re.compile(r"年|月日|時点|期間|期日|日付|date|year", re.IGNORECASE)
# Headers that imply what is counted, or numbers that have no unit.
NO_UNIT = re.compile(
    r"数$|人口|人員|男性?$|女性?$|計$|率|割合|比$|指数|指標|順位|番号|コード|^No|^NO|№|年度?$|月$|日$|緯度|経度|ID$|区分|フラグ"
    r"|級$|点$|世帯|高度|階層|段階|(?<![a-z])(?:level|id|code|no|year|lat|lon|rank|index|count)",
    re.IGNORECASE,
)


def is_ditto(text: str) -> bool:
    """Whether a text only says: as above."""
    return _DITTO.fullmatch(trim(text)) is not None


def has_other_text(text: str) -> bool:
    """Whether a text is その他 with something behind it."""
    return _OTHER.match(trim(text)) is not None


def other_text(text: str) -> str | None:
    """What is said behind その他: 交付金 of その他（交付金）; ``None`` if that is not all."""
    match = _OTHER_PARTS.fullmatch(trim(text))
    if match is None:
        return None
    return trim(match["wide"] or match["narrow"] or match["bare"]) or None


def is_era_only(text: str, header: str) -> bool:
    """Whether a text is a time that only the era dates: 令和5年, R5; 5年 and 05/04/01 under a
    header of time."""
    if is_jis_era(text):
        return False
    if is_era_time(text):
        return re.search(r"(?:18|19|20)[0-9]{2}", text) is None
    if not _TIME_HEADER.search(header):
        return False
    plain = narrow_digits(trim(text))
    return bool(_BARE_YEAR.fullmatch(plain) or _SHORT_YEAR.fullmatch(plain))


_FORMS = {
    "hyphens": re.compile(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?"),
    "slashes": re.compile(r"[0-9]{4}/[0-9]{1,2}(?:/[0-9]{1,2})?"),
    "points": re.compile(r"[0-9]{4}\.[0-9]{1,2}(?:\.[0-9]{1,2})?"),
    "fiscal-year": re.compile(r"[0-9]{4}年度.*"),
    "year": re.compile(r"[0-9]{4}年"),
    "words": re.compile(r"[0-9]{4}年.*"),
    "with-time": re.compile(r".*[0-9]:[0-9].*"),
}
_NO_YEAR = re.compile(r"[0-9]{1,2}(?:月[0-9]{1,2}日|/[0-9]{1,2})")


def time_form(text: str) -> str:
    """In which way a time is written (2024-04-01, 2024/4/1, 令和6年4月1日, R6.4.1), however exact;
    ``no-year`` for 4月1日 and 4/1, empty for what is no time."""
    plain = narrow_digits(trim(text))
    if is_western_time(plain):
        return next((name for name, form in _FORMS.items() if form.fullmatch(plain)), "")
    if is_jis_era(plain):
        return "era-jis"
    if is_era_time(plain):
        return "era-letter" if narrow(plain[0]).isascii() else "era"
    return "no-year" if _NO_YEAR.fullmatch(plain) else ""
