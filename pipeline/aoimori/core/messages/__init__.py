"""The message catalogue: every finding in Japanese and English, with what to do next.

Blanks in braces are filled from the finding's details. docs/findings.md is made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.findings import Finding
from aoimori.core.localized import Language
from aoimori.core.messages.definitions import DEFINITIONS
from aoimori.core.messages.files import FILES
from aoimori.core.messages.gate import ACCEPTED, ACCEPTED_HINT, GATE
from aoimori.core.messages.locks import LOCKS
from aoimori.core.messages.message import Message
from aoimori.core.messages.new import NEW
from aoimori.core.messages.plugins import PLUGINS
from aoimori.core.messages.project import PROJECT
from aoimori.core.messages.readability import READABILITY_WORDS
from aoimori.core.messages.shapes import SHAPES
from aoimori.core.messages.sheets import SHEETS
from aoimori.core.messages.suspicions import SUSPICIONS_WORDS
from aoimori.core.messages.tables import TABLES
from aoimori.core.messages.usage import USAGE
from aoimori.core.messages.values import VALUES

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        **PROJECT,
        **USAGE,
        **NEW,
        **DEFINITIONS,
        **SHEETS,
        **SHAPES,
        **GATE,
        **VALUES,
        **TABLES,
        **FILES,
        **LOCKS,
        **PLUGINS,
        **READABILITY_WORDS,
        **SUSPICIONS_WORDS,
    }
)


def text_of(finding: Finding, lang: Language) -> str:
    """What is wrong, in words; of what somebody accepted, also who did, and why."""
    details = _details(finding, lang)
    text = MESSAGES[finding.check].text.text(lang).format_map(details)
    return text + ACCEPTED.text(lang).format_map(details) if is_accepted(finding) else text


def hint_of(finding: Finding, lang: Language) -> str:
    """What to do about it, in words."""
    hint = ACCEPTED_HINT if is_accepted(finding) else MESSAGES[finding.check].hint
    return hint.text(lang).format_map(_details(finding, lang))


def is_accepted(finding: Finding) -> bool:
    """Whether an office has decided that it may stay."""
    return "decided_by" in finding.details


def _details(finding: Finding, lang: Language) -> Mapping[str, str]:
    """What fills the blanks; names in a list are parted as the language does."""
    if lang == "ja":
        return finding.details
    return {key: _in_english(key, text) for key, text in finding.details.items()}


def _in_english(key: str, text: str) -> str:
    if key in ("values", "columns"):
        return (
            text.replace("」「", "”, “")
            .replace("「", "“")
            .replace("」など", "” …")
            .replace("」", "”")
        )
    return text.replace("・", ", ") if text.replace("・", "").isascii() else text
