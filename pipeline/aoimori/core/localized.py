"""Words in Japanese and, where somebody wrote them, in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Localized:
    """A text in ``ja`` and perhaps ``en``."""

    ja: str
    en: str = ""

    def text(self, lang: Language) -> str:
        """The text in a language, the Japanese where the other is missing."""
        return self.en if lang == "en" and self.en else self.ja

    def lang(self, lang: Language) -> Language:
        """The language :meth:`text` really answers in, for the ``lang`` attribute."""
        return "en" if lang == "en" and self.en else "ja"

    def items(self) -> tuple[tuple[Language, str], ...]:
        """The texts that exist, with their language tags."""
        return (("ja", self.ja), ("en", self.en)) if self.en else (("ja", self.ja),)
