"""Marks by which an office says that a paper is not for everybody (部外秘), or not final (案)."""

from __future__ import annotations

import re
from unicodedata import normalize

from aoimori.core.text import drop_spaces

# In a long text these are words of a sentence.
_LONGEST = 60
_ANYWHERE = re.compile(
    r"[部社庁課局省対]外秘|極秘|マル秘|取り?扱い?(?:厳重)?注意(?!事項|点)|[庁部課局省所]内限"
    r"|関係者限|内部限|持ち?出し?禁止|未定稿|機密性[23]"
)
_ALONE = (
    r"(?:非公開|未公表|公表前|素案|原案|案|秘|内部資料|内部用|草案|草稿|ドラフト"
    r"|draft|confidential|internal(?:useonly)?)"
)
_OPEN, _CLOSE = r"[(\[【〔〈《<「]", r"[)\]】〕〉》>」]"
# These only by themselves or in brackets: 案 is in 案内 and 議案, too.
_BY_ITSELF = re.compile(rf"{_ALONE}|.*{_OPEN}{_ALONE}{_CLOSE}.*", re.IGNORECASE)


def is_marked(text: str) -> bool:
    """Whether a text is such a mark, or has one in it."""
    plain = drop_spaces(normalize("NFKC", text))
    if len(plain) > _LONGEST:
        return False
    return bool(_ANYWHERE.search(plain) or _BY_ITSELF.fullmatch(plain))
