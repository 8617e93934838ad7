"""Code lists: what a code means, and which code a name or a damaged code stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from aoimori.core.localized import Localized
from aoimori.core.steps import Step, Unreadable
from aoimori.core.text import narrow_digits, near, trim

# The list of what a sign may stand for.
STATUSES = "observation-statuses"
# The list of the local governments that publishers are, or are in the area of.
GOVERNMENTS = "local-governments"
# The list of what datasets are about.
THEMES = "themes"
_NAMES = ("code", "name_ja", "name_en")
_DIGITS = re.compile(r"[0-9]{4,6}")


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: the code, its names, and the list's further columns as they stand."""

    code: str
    name: Localized
    extra: Mapping[str, str] = field(default_factory=dict)

    def column(self, name: str) -> str | None:
        """The cell of a column of the list, ``None`` for an empty one."""
        named = dict(zip(_NAMES, (self.code, self.name.ja, self.name.en), strict=True))
        return {**self.extra, **named}.get(name) or None

    @property
    def variants(self) -> tuple[str, ...]:
        """Other spellings of the name in use (column ``variants``, parted by ``;``)."""
        return tuple(filter(None, map(trim, self.extra.get("variants", "").split(";"))))


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and the steps from the text to ``known``: its code, or a name it goes by."""

    entry: Code
    known: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A variant of ``code`` that is also a name or a variant of ``other``."""

    name: str
    code: str
    other: str


@dataclass(frozen=True)
class CodeList:
    """A named list of codes in the order of its file (``schemas/codes/<name>.csv``)."""

    name: str
    entries: Mapping[str, Code]

    def __contains__(self, code: object) -> bool:
        return code in self.entries

    def __getitem__(self, code: str) -> Code:
        return self.entries[code]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns of the list."""
        return frozenset((*_NAMES, *(name for code in self for name in code.extra)))

    @cached_property
    def is_of_areas(self) -> bool:
        """Whether all codes are 全国地方公共団体コード: six digits, the last a check digit."""
        return bool(self.entries) and all(
            len(code) == 6 and code.isascii() and code.isdigit() and _checked(code[:5]) == code
            for code in self.entries
        )

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Variants that lead to two codes; a list that has any is not to be used."""
        return tuple(
            Clash(name, own, other)
            for name, codes in self._names.items()
            for own, official in codes.items()
            if official != name
            for other in codes
            if other != own
        )

    def prefecture_of(self, code: str) -> Code | None:
        """The prefecture in which a local government is, or itself; ``None`` where the list is not
        one of areas, or lacks it."""
        return self.entries.get(_checked(f"{code[:2]}000")) if self.is_of_areas else None

    def find(self, text: str) -> Found:
        """The entry of a code or of a unique name, see :meth:`seek`.

        Raises :class:`Unreadable`: ``not-in-code-list`` with what is written alike, or
        ``ambiguous-name`` when several codes fit. Rule L3-06.
        """
        match self.seek(text):
            case (found,):
                return found
            case ():
                names = [name for code in self for name in (code.code, code.name.ja)]
                known = near(text, names, only_like=True) or "―"
                raise Unreadable("not-in-code-list", value=text, list=self.name, known=known)
            case several:
                codes = "・".join(found.entry.code for found in several)
                raise Unreadable("ambiguous-name", value=text, list=self.name, codes=codes)

    def get(self, text: str) -> Found | None:
        """As :meth:`find`; ``None`` where it raises."""
        found = self.seek(text)
        return found[0] if len(found) == 1 else None

    def seek(self, text: str) -> tuple[Found, ...]:
        """Every entry that a text may mean.

        A name may have its county (``county_ja``) and prefecture before it, be one of the
        ``variants``, or be the reading in katakana (``name_kana``). A code of an area may be in
        full-width digits, lack its check digit, or have lost its leading zero, if only one code
        of the list can be meant. Rule L3-06.
        """
        if text in self.entries:
            return (Found(self.entries[text], text),)
        ways: Mapping[str, tuple[Step, ...]] = self._damaged(text) if self.is_of_areas else {}
        if not ways and (names := self._names.get(text)) is not None:
            ways = {
                code: (Step("name-variant", text, name),) if name != text else ()
                for code, name in names.items()
            }
        ways = ways or dict.fromkeys(self._readings.get(text, ()), ())
        return tuple(
            Found(self.entries[code], (steps[-1].after if steps else "") or text, steps)
            for code, steps in ways.items()
        )

    def _damaged(self, text: str) -> dict[str, tuple[Step, ...]]:
        """Every code of the list that the digits may have been, and how they became others."""
        digits = narrow_digits(text)
        if not _DIGITS.fullmatch(digits):
            return {}
        narrow = (Step("full-width-digits", text, digits),) if digits != text else ()
        zero = Step("leading-zero", digits, f"0{digits}")
        ways: dict[str, tuple[Step, ...]] = {}
        match len(digits):
            case 6:
                ways[digits] = narrow
            case 5:
                whole = _checked(digits)
                ways[whole] = (*narrow, Step("check-digit", digits, whole))
                ways[f"0{digits}"] = (*narrow, zero)
            case _:
                whole = _checked(f"0{digits}")
                ways[whole] = (*narrow, zero, Step("check-digit", f"0{digits}", whole))
        return {code: steps for code, steps in ways.items() if code in self.entries}

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        """For every text a name is written as: the codes, and the official way to write it."""
        names: dict[str, dict[str, str]] = {}
        for code in self:
            official = self._with_places(code, code.name.ja)
            for name in official:
                names.setdefault(name, {})[code.code] = name
            for variant in code.variants:
                written = self._with_places(code, variant)
                for name, right in zip(written, official, strict=True):
                    names.setdefault(name, {}).setdefault(code.code, right)
        return names

    @cached_property
    def _readings(self) -> Mapping[str, list[str]]:
        readings: dict[str, list[str]] = {}
        for code in self:
            readings.setdefault(code.extra.get("name_kana", ""), []).append(code.code)
        readings.pop("", None)
        return readings

    def _with_places(self, code: Code, name: str) -> tuple[str, ...]:
        """A name alone, behind its county, and both behind the prefecture."""
        county = code.extra.get("county_ja", "")
        local = (name, f"{county}{name}") if county else (name,)
        capital = self.prefecture_of(code.code)
        if capital is None or capital is code:
            return local
        return (*local, *(f"{capital.name.ja}{written}" for written in local))


def area_code_check_digit(five: str) -> str:
    """The sixth digit of a 全国地方公共団体コード: 11 − (6a+5b+4c+3d+2e mod 11), last digit."""
    total = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), five, strict=True))
    return str((11 - total % 11) % 10)


def _checked(five: str) -> str:
    return five + area_code_check_digit(five)
