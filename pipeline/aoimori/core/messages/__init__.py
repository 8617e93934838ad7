"""The message catalogue: every finding in Japanese and English, with what to do next.

Blanks in braces are filled from the finding's details. docs/findings.md is made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.findings import Finding
from aoimori.core.localized import Language
from aoimori.core.messages.charts import CHARTS
from aoimori.core.messages.definitions import DEFINITIONS
from aoimori.core.messages.diffs import DIFFS
from aoimori.core.messages.encodings import encoding_text
from aoimori.core.messages.files import FILES
from aoimori.core.messages.gate import ACCEPTED, ACCEPTED_HINT, GATE
from aoimori.core.messages.history import HISTORY
from aoimori.core.messages.locks import LOCKS
from aoimori.core.messages.mended import MENDED_HINT, MENDED_IN_COPY
from aoimori.core.messages.message import Message
from aoimori.core.messages.new import NEW
from aoimori.core.messages.newyear import NEW_YEAR
from aoimori.core.messages.plugins import PLUGINS
from aoimori.core.messages.portals import PORTALS
from aoimori.core.messages.project import PROJECT
from aoimori.core.messages.proof import PROOF
from aoimori.core.messages.published import PUBLISHED
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
        **NEW_YEAR,
        **DEFINITIONS,
        **CHARTS,
        **SHEETS,
        **SHAPES,
        **GATE,
        **PUBLISHED,
        **PROOF,
        **VALUES,
        **TABLES,
        **FILES,
        **DIFFS,
        **HISTORY,
        **LOCKS,
        **PLUGINS,
        **PORTALS,
        **READABILITY_WORDS,
        **SUSPICIONS_WORDS,
    }
)


# Details that name an encoding.
_ENCODINGS = frozenset(("encoding", "encoding_other", "encoding_read", "encoding_written"))


def text_of(finding: Finding, lang: Language) -> str:
    """What is wrong, in words; of what somebody accepted, also who did, and why."""
    details = _details(finding, lang)
    text = MESSAGES[finding.check].text.text(lang).format_map(details)
    return text + ACCEPTED.text(lang).format_map(details) if is_accepted(finding) else text


def hint_of(finding: Finding, lang: Language) -> str:
    """What to do about it, in words: in the definition only where there is one; of what is
    mended, where it is."""
    hint = MESSAGES[finding.check].advice(is_defined=bool(finding.dataset))
    if is_accepted(finding):
        hint = ACCEPTED_HINT
    elif finding.mended:
        hint = MENDED_IN_COPY if "mended_in" in finding.details else MENDED_HINT
    return hint.text(lang).format_map(_details(finding, lang))


def is_accepted(finding: Finding) -> bool:
    """Whether an office has decided that it may stay."""
    return "decided_by" in finding.details


def _details(finding: Finding, lang: Language) -> Mapping[str, str]:
    """What fills the blanks: a detail of the language (``look_en``) before one of both; encodings
    in words, names in a list parted as the language does."""
    told = finding.details
    return {key: _in_words(key, told, lang) for key in told}


def _in_words(key: str, told: Mapping[str, str], lang: Language) -> str:
    if key in _ENCODINGS:
        return encoding_text(told[key], lang)
    if lang == "ja":
        return told[key]
    return told.get(f"{key}_en") or _in_english(key, told[key])


def _in_english(key: str, text: str) -> str:
    if key in ("values", "columns"):
        return (
            text.replace("」「", "”, “")
            .replace("「", "“")
            .replace("」など", "” …")
            .replace("」", "”")
        )
    return text.replace("・", ", ") if text.replace("・", "").isascii() else text
