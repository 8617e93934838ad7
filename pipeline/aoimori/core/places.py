"""Names and codes of municipalities in a sheet nobody has defined."""

from __future__ import annotations

import re
from unicodedata import normalize

from aoimori.core.codes import CodeList, area_code_check_digit
from aoimori.core.found import FoundColumn, FoundTable
from aoimori.core.sheet import cell_text
from aoimori.core.text import drop_spaces, narrow_digits, trim

_CODE = re.compile(r"(?:公共団体|市区?町村|都道府県|団体|自治体|地域).*コード|^市区?町村番号$")
_PLACE = re.compile(r"^(?:.*_)?(?:市区?町村名?|都道府県名?|自治体名?|団体名|郡市名?|市区町村)$")
# Others that only look like codes of municipalities.
_OTHER = re.compile(r"郵便|町字|法人")


def is_code_column(column: FoundColumn, *, beside_places: bool = True) -> bool:
    """Whether a header promises codes of municipalities; a mere コード does beside their names."""
    if beside_places and normalize("NFKC", drop_spaces(column.name)) == "コード":
        return bool(column.kind)
    return promises_codes(column.name) and bool(column.kind)


def promises_codes(header: str) -> bool:
    """Whether a header names codes of municipalities."""
    name = normalize("NFKC", drop_spaces(header))
    return bool(_CODE.search(name)) and not _OTHER.search(name)


def is_place_column(column: FoundColumn) -> bool:
    """Whether a header promises names of municipalities."""
    return bool(_PLACE.search(normalize("NFKC", drop_spaces(column.name)))) and bool(column.kind)


def wrong_codes(
    table: FoundTable, column: FoundColumn, areas: CodeList | None
) -> dict[str, list[int]]:
    """The rows of the codes that lost a leading zero, or are of no municipality, by text.

    A code has 6 digits, the last a check digit, or the first 5 of them.
    """
    rows: dict[str, list[int]] = {}
    for row, cell in table.cells(column.column):
        if trim(text := cell_text(cell)):
            rows.setdefault(text, []).append(row)
    short = [text for text in rows if re.fullmatch("[1-9][0-9]{4}", text)]
    # One in ten codes of five digits looks as if it had lost its zero; all of them do if they have.
    lost = all(map(_lacks_zero, short))
    return {text: at for text, at in rows.items() if not is_area_code(text, areas, lost=lost)}


def _lacks_zero(digits: str) -> bool:
    """Whether five digits have the check digit of a code with a zero before them: 22039."""
    return area_code_check_digit(f"0{digits[:4]}") == digits[4]


def is_misprinted(text: str) -> bool:
    """Whether a text has the six digits of a code, the last of them not its check digit."""
    digits = narrow_digits(text)
    if not re.fullmatch("[0-9]{6}", digits):
        return False
    return area_code_check_digit(digits[:5]) != digits[5]


def is_short(text: str) -> bool:
    """Whether a text is a code that lost its leading zero."""
    digits = narrow_digits(text)
    return re.fullmatch("[1-9][0-9]{4}", digits) is not None and _lacks_zero(digits)


def is_area_code(text: str, areas: CodeList | None, *, lost: bool = True) -> bool:
    """Whether a text is a whole code, as it stands; ``lost``: five digits that may have lost a
    zero have."""
    digits = narrow_digits(text)
    if digits != text or not re.fullmatch(r"[0-9]{5,6}", digits):
        return False
    if len(digits) == 6:
        return area_code_check_digit(digits[:5]) == digits[5]
    if areas is not None:
        if digits + area_code_check_digit(digits) in areas:
            return True
        # A list may be that of one prefecture; of others it knows nothing.
        if f"0{digits}" in areas or any(code.code[:2] == digits[:2] for code in areas):
            return False
    return digits[0] == "0" or not (lost and _lacks_zero(digits))


_PREFECTURE = re.compile(r"[^0-9A-Za-z]{2,3}[都道府県]")


def is_full_name(text: str) -> bool:
    """Whether a name begins with that of its prefecture."""
    return _PREFECTURE.match(trim(text)) is not None


def short_names(text: str, areas: CodeList) -> bool:
    """Whether a name lacks its 市, 町 or 村, or is another spelling of an official one."""
    name = trim(text)
    found = areas.get(name)
    if found is not None:
        return bool(found.steps)
    return any(areas.seek(f"{name}{ending}") for ending in ("市", "町", "村", "区", "県"))
