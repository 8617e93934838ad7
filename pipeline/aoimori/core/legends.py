"""What the legend of a sheet says about its signs: 「-」は該当なし（0）, （記号）「x」…秘匿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aoimori.core.codes import Code, CodeList
from aoimori.core.layout import Symbol
from aoimori.core.text import MINUS_SIGNS, drop_spaces, narrow_digits, trim

_DASHES = re.escape(MINUS_SIGNS + "ー─")
_SIGN = (
    rf"[{_DASHES}]{{1,3}}|[…‥⋯]{{1,2}}|[.．･・]{{2,3}}|[*＊]{{1,3}}|[xXｘＸ×χ]{{1,3}}"
    r"|[△▲○〇◎●□■☆★#＃/／?？]|[0０](?:[.．][0０]+)?|[a-zA-Zａ-ｚＡ-Ｚ]"
)
_QUOTED = re.compile(rf"[「『“\"']\s*(?P<sign>{_SIGN})\s*[」』”\"']")
# Without brackets a sign must stand at the start of a part, and something must follow it that
# tells it from a word.
_PLAIN = re.compile(
    rf"(?:^|(?<=[\s、，,；;：）)]))(?P<sign>{_SIGN})"
    r"(?=\s*[：:＝=]|(?P<gap>\s+(?![0-9０-９]))|印?は|[…‥]+[^\s…‥])"
)
_SEPARATOR = re.compile(r"^(?:\s*(?:[：:＝=…‥・･]+|印?は))?[、,，]?\s*")
_CONNECTED = re.compile(r"(?:[\s、，,・]|及び|および|又は|または)*")
# A zero that is printed as the value, not one of 10, 0.5 or 0未満.
_ZERO = re.compile(r"(?<![0-9.,])0(?![0-9.,]|未満|に満|以上|以下|歳)|ゼロ")
_ROUNDED = re.compile("四捨五入|単位|未満|満た")
# 不詳を除く: what the figures hold, not what a sign means.
_ABOUT_FIGURES = re.compile("除[くき]|含[むまめ]|でない|ではない|以外")


@dataclass(frozen=True, slots=True)
class Legend:
    """A sign and what the sheet says about it; no symbol where its words are not known."""

    sign: str
    meaning: str
    symbol: Symbol | None


def read_legend(text: str, statuses: CodeList) -> tuple[Legend, ...]:
    """The signs that a line of a sheet explains, in order; none if it is no legend.

    ``statuses`` is ``schemas/codes/observation-statuses.csv``: a meaning that has the ``words``
    of one status only is known. It is the value 0 where the list says so (``zero``: ``always``
    for 皆無, ``printed`` where the legend says 0 itself, as in 該当なし（0）), else no value and
    that status. Words of two statuses, or a rounded 0 (単位未満), are for people to decide.
    """
    line = trim(text)
    signs = list(_QUOTED.finditer(line)) or list(_PLAIN.finditer(line))
    if not signs:
        return ()
    ends = (*(match.start() for match in signs[1:]), len(line))
    told = [
        (match["sign"], _meaning(line[match.end() : end]))
        for match, end in zip(signs, ends, strict=True)
    ]
    listed = {word for status in statuses for word in _words(status)}
    # A mere space behind a sign may as well follow a bullet: only the bare words will do then.
    loose = {match["sign"] for match in signs if match.groupdict().get("gap")}
    return tuple(
        Legend(sign, meaning, _symbol(meaning, statuses))
        for sign, meaning in _shared(told)
        if sign not in loose or re.split("[（(]", meaning)[0] in listed
    )


def _meaning(text: str) -> str:
    words = trim(_SEPARATOR.sub("", text, count=1))
    if _CONNECTED.fullmatch(words):
        return ""
    words = words.rstrip("。、，,；;（( \u3000")
    closed = sum(map(words.count, "（(")) >= sum(map(words.count, "）)"))
    return words if closed else words.rstrip("）)")


def _shared(told: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """「－」及び「…」は該当なし: a sign without a meaning of its own has that of the next."""
    for index, (sign, own) in enumerate(told):
        meaning = next((later for _, later in told[index:] if later), own)
        if meaning:
            yield sign, meaning


def _symbol(meaning: str, statuses: CodeList) -> Symbol | None:
    plain = drop_spaces(narrow_digits(meaning))
    if _ABOUT_FIGURES.search(plain):
        return None
    meant = [status for status in statuses if any(word in plain for word in _words(status))]
    if _ZERO.search(plain):
        may_be = all(status.column("zero") for status in meant) and not _ROUNDED.search(plain)
        return Symbol("0", meaning) if may_be else None
    match meant:
        case [status] if status.column("zero") == "always":
            return Symbol("0", meaning)
        case [status]:
            return Symbol(None, meaning, status.code)
        case _:
            return None


def _words(status: Code) -> tuple[str, ...]:
    return tuple(filter(None, status.extra.get("words", "").split(";")))
