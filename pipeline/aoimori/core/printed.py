"""Words of printed tables that say something beside a value: as above, その他 and what, a time told
by the era alone; and headers that say what is counted."""

from __future__ import annotations

import re

from aoimori.core.recognise import is_era_time, is_jis_era
from aoimori.core.text import trim

_DITTO = re.compile(r"[〃々仝ヽ″]+|同上|同左|同右|[\"”]")
_OTHER = re.compile(r"その他\s*[（(：:・／/→\u3000 ]\s*\S")
_OTHER_PARTS = re.compile(
    r"その他\s*(?:（(?P<wide>[^（）]+)）|\((?P<narrow>[^()]+)\)"
    r"|(?:[：:・／/→]|\s)\s*(?P<bare>[^（(].*))",
    re.DOTALL,
)
_BARE_YEAR = re.compile(r"(?:[0-9０-９]{1,2}|元)\s*年度?")
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
    """Whether a text is a time that only the era dates: 令和5年, R5; 5年 under a header of time."""
    if is_jis_era(text):
        return False
    if is_era_time(text):
        return re.search(r"(?:18|19|20)[0-9]{2}", text) is None
    return bool(_TIME_HEADER.search(header) and _BARE_YEAR.fullmatch(trim(text)))
