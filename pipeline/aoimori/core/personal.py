"""What looks like it is about a person: numbers with a check digit, telephones, addresses, births.

Sources: マイナンバー, 通知カード及び個人番号カード…に関する省令（平成26年総務省令第85号）第5条;
法人番号, 法人番号の指定等に関する省令（平成26年財務省令第70号）第2条; telephone numbers,
電気通信番号計画（令和元年総務省告示第6号）; card numbers, ISO/IEC 7812-1 (Luhn) and the ranges
the card schemes publish.

A false alarm costs an office a decision, a miss may cost a person more. So a number of 12 digits is
one of these only with its check digit and by itself, never as a part of a longer one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aoimori.core.text import MINUS_SIGNS, narrow

# All signs that stand between groups of digits as one; positions stay what they are.
_ONE_DASH = str.maketrans(dict.fromkeys(f"{MINUS_SIGNS}ー", "-"))

# Neither inside another number or code (A1234, 0.1234, 12-1234) nor an amount (1234円).
_BEFORE = r"(?<![0-9A-Za-z+])(?<![0-9][.\-])"
_AFTER = r"(?![0-9A-Za-z])(?![.\-][0-9])(?!\s*[円人件個株%％]|\s*[千万億百]+円)"
_APART = r"(?<![0-9][ ])"
_PLAIN_12 = re.compile(f"{_BEFORE}[0-9]{{12}}{_AFTER}")
_GROUPED_12 = re.compile(
    rf"{_BEFORE}{_APART}[0-9]{{4}}([ -])[0-9]{{4}}\1[0-9]{{4}}(?! [0-9]){_AFTER}"
)
_PLAIN_CARD = re.compile(f"{_BEFORE}[0-9]{{14,16}}{_AFTER}")
_GROUPED_CARD = re.compile(
    rf"{_BEFORE}{_APART}[0-9]{{4}}([ -])(?:[0-9]{{4}}\1[0-9]{{4}}\1[0-9]{{4}}"
    rf"|[0-9]{{6}}\1[0-9]{{4,5}})(?! [0-9]){_AFTER}"
)
# TEL017-... and 030-8570 017-... are numbers all the same.
_PHONE_BEFORE = r"(?<![0-9+])(?<![0-9][.\-])"
_PHONE = re.compile(
    rf"{_PHONE_BEFORE}(?:"
    r"\(0[0-9]{1,4}\)\s?[0-9]{1,4}\s?-?\s?[0-9]{4}"
    r"|0[0-9]{1,4}\s?[-(.]\s?[0-9]{1,4}\s?[-).]\s?[0-9]{4}"
    r"|0[0-9]{1,4} [0-9]{1,4} [0-9]{4}"
    rf"){_AFTER}"
)
_ABROAD = re.compile(
    r"(?<![0-9A-Za-z])\+81[ -]?(?:\(0\))?[ -]?([1-9][0-9]{0,3})[ -]?([0-9]{1,4})[ -]?([0-9]{4})"
    rf"{_AFTER}"
)
_MOBILE = re.compile(f"{_PHONE_BEFORE}0[5789]0[0-9]{{8}}{_AFTER}")
_TEN = re.compile(f"{_PHONE_BEFORE}0[1-9][0-9]{{8}}{_AFTER}")
# Ten digits in a row are many things: a care provider of prefecture 02 is 02xxxxxxxx.
_SAYS_PHONE = re.compile(
    r"電話|携帯|ファックス|連絡先|℡|☎|\b(?:tel|fax|phone|mobile)", re.IGNORECASE
)
# Free or shared-cost numbers are no person's: 0120, 0800, 0570, 0990.
_SERVICE = ("0120", "0800", "0570", "0990")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*\s?(?:@|[\[(](?:at|アット)[\])])\s?"
    r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![A-Za-z0-9-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something personal in a text: the code of its finding, and what it is, as it stands there."""

    check: str
    text: str


def is_my_number(digits: str) -> bool:
    """Whether 12 ASCII digits end in the check digit of a マイナンバー (第5条): with Pn the n-th of
    the other eleven from the right and Qn = n + 1 (n <= 6), n - 5 (n >= 7), it is 11 less the
    remainder of the sum of Pn x Qn by 11; 0 where the remainder is 0 or 1."""
    if len(digits) != 12:
        return False
    others = reversed(digits[:11])
    total = sum(
        int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(others, start=1)
    )
    rest = total % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


def is_corporate_number(digits: str) -> bool:
    """Whether 13 ASCII digits begin with the check digit of a 法人番号: 9 less the remainder by 9
    of the sum of the others from the right, every second one doubled. It is public."""
    if len(digits) != 13:
        return False
    others = reversed(digits[1:])
    total = sum(int(digit) * (1 if n % 2 else 2) for n, digit in enumerate(others, start=1))
    return int(digits[0]) == 9 - total % 9


def is_card_number(digits: str) -> bool:
    """Whether 14 to 16 ASCII digits are of a range that a card scheme issues, with Luhn's digit."""
    return _is_issued(digits) and _luhn(digits)


def _is_issued(digits: str) -> bool:
    two, three, four = int(digits[:2]), int(digits[:3]), int(digits[:4])
    match len(digits):
        case 14:
            return 300 <= three <= 305 or four == 3095 or two in (36, 38, 39)
        case 15:
            return two in (34, 37)
        case 16:
            return (
                digits[0] == "4"
                or 51 <= two <= 55
                or 2221 <= four <= 2720
                or 3528 <= four <= 3589
                or four == 6011
                or two in (62, 65)
                or 644 <= three <= 649
            )
    return False


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def marks(text: str, header: str = "", *, contact: bool = False) -> Iterator[Mark]:
    """What is personal in a text, whole or inside; ``header`` is what its column is called,
    ``contact``: telephones and mail addresses in it are an organisation's."""
    plain = narrow(text)
    dashed = plain.translate(_ONE_DASH)
    for pattern in (_PLAIN_12, _GROUPED_12):
        for found in pattern.finditer(dashed):
            if is_my_number(_digits(found[0])):
                yield Mark("my-number", text[found.start() : found.end()])
    for pattern in (_PLAIN_CARD, _GROUPED_CARD):
        for found in pattern.finditer(dashed):
            if is_card_number(_digits(found[0])):
                yield Mark("card-number", text[found.start() : found.end()])
    if not contact:
        for start, end in _phones(dashed, header):
            yield Mark("phone-number", text[start:end])
        for found in _MAIL.finditer(plain):
            yield Mark("email-address", text[found.start() : found.end()])


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _phones(text: str, header: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers begin and end."""
    for found in _PHONE.finditer(text):
        if _is_phone(_digits(found[0])):
            yield found.span()
    for found in _ABROAD.finditer(text):
        if _is_phone("0" + "".join(found.groups())):
            yield found.span()
    for found in (*_MOBILE.finditer(text), *_TEN.finditer(text)):
        is_said = _SAYS_PHONE.search(header) or _SAYS_PHONE.search(text[: found.start()])
        if _is_phone(found[0]) and (is_said or len(found[0]) > 10):
            yield found.span()


def _is_phone(digits: str) -> bool:
    """Whether digits are as many as a telephone number of somebody has."""
    if digits.startswith(_SERVICE) or digits[1] == "0":
        return False
    return len(digits) == (11 if re.match("0[5789]0", digits) else 10)


def is_mobile(phone: str) -> bool:
    """Whether a telephone number, as it stands, is one of a mobile telephone."""
    return re.match("0[789]0", _digits(narrow(phone))) is not None


# Of random numbers one in ten has the right check digit, of real ones all but the misprints.
_ENOUGH, _BY_CHANCE = 20, 0.3
# The numbers nobody may publish; messages and records show their last digits only.
LONG: Mapping[str, re.Pattern[str]] = {
    "my-number": re.compile("[0-9]{12}"),
    "card-number": re.compile("[0-9]{14,16}"),
}


def column_marks(
    texts: Iterable[str | None], header: str = "", *, contact: bool = False
) -> Mapping[str, tuple[Mark, ...]]:
    """What is personal in a column, by distinct text.

    A column of at least 20 numbers of one such length, of which no more than three in ten have the
    check digit, holds ids: those that fit do so by chance.
    """
    found: dict[str, tuple[Mark, ...]] = {}
    plain: dict[str, set[str]] = defaultdict(set)
    for text in dict.fromkeys(text for text in texts if text and _may_be(text)):
        narrowed = narrow(text).strip()
        for check, long in LONG.items():
            if long.fullmatch(narrowed):
                plain[check].add(text)
        if told := tuple(dict.fromkeys(marks(text, header, contact=contact))):
            found[text] = told
    for check, numbers in plain.items():
        fitting = {n for n in numbers if any(mark.check == check for mark in found.get(n, ()))}
        if len(numbers) >= _ENOUGH and len(fitting) <= _BY_CHANCE * len(numbers):
            for number in fitting:
                found[number] = tuple(mark for mark in found[number] if mark.check != check)
    return {text: told for text, told in found.items() if told}


_NINE_DIGITS = re.compile(r"(?:[0-9０-９][^0-9０-９]{0,3}){9}")


def _may_be(text: str) -> bool:
    """Whether a text has what all of these have; quick, because most texts have not."""
    if len(text) < 6:
        return False
    return "@" in text or "＠" in text or "at" in text or _NINE_DIGITS.search(text) is not None


class Role(StrEnum):
    """What of a person a column holds; together they are a register of people."""

    NAME = "name"
    ADDRESS = "address"
    BIRTH = "birth"


_HEADERS = {
    Role.NAME: re.compile(
        r"氏\s*名|姓\s*名|名\s*前|^氏$|^姓$|full.?name|person.?name|^(?:sur|last|first|given).?name",
        re.IGNORECASE,
    ),
    Role.ADDRESS: re.compile(r"住\s*所|居\s*所|本\s*籍|番\s*地|所在地|address", re.IGNORECASE),
    Role.BIRTH: re.compile(
        r"生\s*年\s*月\s*日|誕\s*生\s*日|(?:date.?of.?birth|birth.?(?:date|day)|^dob$)",
        re.IGNORECASE,
    ),
}
_VALUES = {
    Role.NAME: re.compile(r"[^0-9０-９]{2,30}"),
    Role.ADDRESS: re.compile(
        r".*(?:[都道府県市区町村郡].*[0-9０-９一二三四五六七八九十]|丁目|番地).*", re.DOTALL
    ),
    Role.BIRTH: re.compile(
        r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{8}"
        r"|(?:[MTSHR]|明治|大正|昭和|平成|令和|西暦)?\s?(?:[0-9]{1,4}|元)"
        r"[年./-]\s?[0-9]{1,2}[月./-]\s?[0-9]{1,2}日?)(?:[T ].*)?"
    ),
}
_SAMPLE = 200


def role_of(headers: Iterable[str], texts: Iterable[str | None]) -> Role | None:
    """What a column holds of a person, by what it is called and what most of its values look like;
    an address also by its values alone."""
    called = tuple(headers)
    sample = [narrow(text).strip() for text in texts if text][:_SAMPLE]
    for role in (Role.BIRTH, Role.ADDRESS, Role.NAME):
        is_called = any(_HEADERS[role].search(header) for header in called)
        alike = sum(_VALUES[role].fullmatch(text) is not None for text in sample)
        if sample and (is_called or role is Role.ADDRESS):
            share = alike / len(sample)
            if share >= (0.5 if is_called else 0.8):
                return role
    return None


def hidden_middle(text: str) -> str:
    """A number as a message shows it: the last four of its digits, since messages travel."""
    kept = len(_digits(narrow(text))) - 4
    shown, passed = [], 0
    for character in text:
        is_digit = _digits(narrow(character)) != ""
        passed += is_digit
        shown.append("*" if is_digit and passed <= kept else character)
    return "".join(shown)


def has_room(text: str) -> bool:
    """Whether a text is long enough for one of the numbers nobody may publish."""
    return len(text) >= 12


def secret_marks(text: str) -> tuple[Mark, ...]:
    """The numbers in a text that nobody may publish."""
    if not has_room(text) or not _may_be(text):
        return ()
    return tuple(mark for mark in marks(text, contact=True) if mark.check in LONG)


def hidden_numbers(text: str, told: Iterable[Mark] | None = None) -> str:
    """A text with the last digits only of some numbers; of all that nobody may publish, if none
    are named."""
    for mark in secret_marks(text) if told is None else told:
        text = text.replace(mark.text, hidden_middle(mark.text))
    return text
