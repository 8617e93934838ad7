"""The words the command line says itself, in both languages.

What is found wrong has its words in :mod:`aoimori.core.messages`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.cli.words.answers import ANSWERS
from aoimori.cli.words.checkup import CHECKUP
from aoimori.cli.words.doctor import DOCTOR
from aoimori.cli.words.new import NEW
from aoimori.cli.words.newyear import NEW_YEAR
from aoimori.cli.words.portal import PORTAL_WORDS
from aoimori.cli.words.shared import SHARED
from aoimori.cli.words.start import START
from aoimori.cli.words.verify import VERIFY
from aoimori.core.localized import Language, Localized

WORDS: Mapping[str, Localized] = MappingProxyType(
    {**SHARED, **START, **ANSWERS, **CHECKUP, **DOCTOR, **NEW, **NEW_YEAR, **PORTAL_WORDS, **VERIFY}
)


def say(key: str, lang: Language, **details: object) -> str:
    """The words of a key with their blanks filled."""
    return WORDS[key].text(lang).format(**details)
