"""Code lists: what a code means, and which code a name has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from aoimori.core.localized import Localized
from aoimori.core.steps import Unreadable

_NAMES = ("code", "name_ja", "name_en")


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
    def _by_name(self) -> Mapping[str, list[str]]:
        names: dict[str, list[str]] = {}
        for code in self:
            names.setdefault(code.name.ja, []).append(code.code)
        return names

    def find(self, text: str) -> str:
        """The code of a code or of an exact, unique name.

        Raises :class:`Unreadable`: ``not-in-code-list``, or ``ambiguous-name`` when two codes
        share the name.
        """
        if text in self.entries:
            return text
        match self._by_name.get(text, []):
            case [only]:
                return only
            case []:
                raise Unreadable("not-in-code-list", value=text, list=self.name)
            case several:
                raise Unreadable(
                    "ambiguous-name", value=text, list=self.name, codes="・".join(several)
                )


def area_code_check_digit(five: str) -> str:
    """The sixth digit of a 全国地方公共団体コード: 11 − (6a+5b+4c+3d+2e mod 11), last digit."""
    total = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), five, strict=True))
    return str((11 - total % 11) % 10)
