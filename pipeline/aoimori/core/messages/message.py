"""One entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from aoimori.core.localized import Localized


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong, and the hint: what to do about it. Blanks in braces are details.

    ``rule`` is the rule for machine-readable data that is broken (L1-12), if it is one.
    """

    text: Localized
    hint: Localized
    rule: str = ""


def message(ja: str, en: str, hint_ja: str, hint_en: str, rule: str = "") -> Message:
    return Message(Localized(ja, en), Localized(hint_ja, hint_en), rule)
