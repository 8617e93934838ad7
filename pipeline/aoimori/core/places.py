"""Names and codes of municipalities in a sheet nobody has defined."""

from __future__ import annotations

import re
from unicodedata import normalize

from aoimori.core.codes import CodeList, area_code_check_digit
from aoimori.core.found import FoundColumn, FoundTable
from aoimori.core.sheet import cell_text
from aoimori.core.steps import Unreadable
from aoimori.core.text import drop_spaces, narrow_digits, trim

_CODE = re.compile(
    r"(?:公共団体|市区?町村|都道府県|団体|自治体|地域).*コード|^コード$|^市区?町村番号$"
)
_PLACE = re.compile(r"^(?:.*_)?(?:市区?町村名?|都道府県名?|自治体名?|団体名|郡市名?|市区町村)$")
# Others that only look like codes of municipalities.
_OTHER = re.compile(r"郵便|町字|法人")


def is_code_column(column: FoundColumn) -> bool:
    """Whether a header promises codes of municipalities."""
    name = normalize("NFKC", drop_spaces(column.name))
    return bool(_CODE.search(name)) and not _OTHER.search(name) and bool(column.kind)


def is_place_column(column: FoundColumn) -> bool:
    """Whether a header promises names of municipalities."""
    return bool(_PLACE.search(normalize("NFKC", drop_spaces(column.name)))) and bool(column.kind)


def wrong_codes(
    table: FoundTable, column: FoundColumn, areas: CodeList | None
) -> dict[str, list[int]]:
    """The rows of the codes that lost a leading zero, or are of no municipality, by text.

    A code has 6 digits, the last a check digit, or the first 5 of them.
    """
    found: dict[str, list[int]] = {}
    memo: dict[str, bool] = {}
    for row, cell in table.cells(column.column):
        text = cell_text(cell)
        if text not in memo:
            memo[text] = bool(trim(text)) and not is_area_code(text, areas)
        if memo[text]:
            found.setdefault(text, []).append(row)
    return found


def is_area_code(text: str, areas: CodeList | None) -> bool:
    """Whether a text is a whole code, as it stands."""
    digits = narrow_digits(text)
    if digits != text or not re.fullmatch(r"[0-9]{5,6}", digits):
        return False
    if len(digits) == 6:
        return area_code_check_digit(digits[:5]) == digits[5]
    if areas is not None:
        return digits + area_code_check_digit(digits) in areas
    # 22039 is one that lost its zero if the zero makes its last digit a check digit.
    return digits[0] == "0" or area_code_check_digit(f"0{digits[:4]}") != digits[4]


def short_names(text: str, areas: CodeList) -> bool:
    """Whether a name lacks its 市, 町 or 村, or is another spelling of an official one."""
    name = trim(text)
    try:
        return bool(areas.find(name).steps)
    except Unreadable:
        pass
    return any(_is_name(f"{name}{ending}", areas) for ending in ("市", "町", "村", "区", "県"))


def _is_name(name: str, areas: CodeList) -> bool:
    try:
        areas.find(name)
    except Unreadable as unreadable:
        return unreadable.check == "ambiguous-name"
    return True
