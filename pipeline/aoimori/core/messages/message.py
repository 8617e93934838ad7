"""One entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from aoimori.core.localized import Localized


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong, and the hint: what to do about it. Blanks in braces are details.

    ``defined`` follows the hint where there is a definition (:attr:`Finding.dataset`): what may be
    done there. Of a file that nobody has defined there is nothing but the file to speak of.
    ``rule`` is the rule for machine-readable data that is broken (L1-12), if it is one.
    """

    text: Localized
    hint: Localized
    rule: str = ""
    defined: Localized | None = None

    def advice(self, *, is_defined: bool) -> Localized:
        """The hint as it is told of a file with a definition, or without one."""
        if self.defined is None or not is_defined:
            return self.hint
        return Localized(f"{self.hint.ja}。{self.defined.ja}", f"{self.hint.en}; {self.defined.en}")


def message(
    ja: str,
    en: str,
    hint_ja: str,
    hint_en: str,
    rule: str = "",
    *,
    defined: tuple[str, str] | None = None,
) -> Message:
    """An entry with its words in Japanese and English."""
    said = None if defined is None else Localized(*defined)
    return Message(Localized(ja, en), Localized(hint_ja, hint_en), rule, said)
