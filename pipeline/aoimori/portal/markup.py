"""The Jinja environment of the pages: what it escapes, and the filters templates speak with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from aoimori.core.amounts import amount, grouped
from aoimori.core.codes import Code
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import LANGUAGES, Language, Localized
from aoimori.core.spellings import facet, indexed
from aoimori.portal import formats
from aoimori.portal.compiled import compiled

# A reader of HTML takes a carriage return for a line feed, and drops a line feed that is the first
# in some elements; as character references they mean themselves. Other control characters cannot
# stand in HTML at all and show as their pictures.
_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in "\n\r"}
_PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
_PICTURES |= {0x7F: "\u2421"}
# Most texts have nothing that has to be written otherwise, and a page has thousands.
_SPECIAL = re.compile("[\x00-\x08\n-\x1f\x7f<>&'\"]")


def literal(value: Any) -> Markup:
    """A value as markup that shows it and nothing else. ``None`` is a mistake of a template."""
    if type(value) is Markup:
        return value
    if value is None:
        raise TypeError("None has no text")
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    text = str(value)
    if _SPECIAL.search(text) is None:
        return Markup(text)
    return Markup(str(escape(text.translate(_PICTURES))).translate(_REFERENCES))


def _shown(value: Any) -> Any:
    """What a template shows, ready for Jinja, which does not have to be told of plain text."""
    is_plain = type(value) is str and _SPECIAL.search(value) is None
    return value if is_plain else literal(value)


def fill(text: str, **blanks: Any) -> Markup:
    """A label with its blanks filled by values or by markup."""
    return literal(text).format_map({name: literal(value) for name, value in blanks.items()})


class _Voice:
    """The filters that depend on the language of a page."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    def plain(self, text: Localized) -> str:
        return text.text(self.lang)

    def say(self, text: Localized) -> Markup:
        """A text, marked where it is not in the language of the page."""
        return self._marked(text.text(self.lang), text.lang(self.lang))

    def sentence(self, text: Localized) -> Markup:
        """The first sentence of a text."""
        lang = text.lang(self.lang)
        return self._marked(formats.first_sentence(text.text(self.lang), lang), lang)

    def _marked(self, text: str, lang: Language) -> Markup:
        if lang == self.lang or not text:
            return literal(text)
        return Markup(f'<span lang="{lang}">{literal(text)}</span>')

    def attribution(self, licence: Code) -> Markup:
        """What a licence asks for, where its code list says so in words."""
        words = {lang: licence.extra.get(f"attribution_{lang}", "") for lang in LANGUAGES}
        return self.say(Localized(words["ja"], words["en"]))

    def fiscal(self, year: FiscalYear) -> str:
        return formats.fiscal_year(year, self.lang)

    def filters(self) -> dict[str, Any]:
        return {
            "plain": self.plain,
            "say": self.say,
            "sentence": self.sentence,
            "attribution": self.attribution,
            "fiscal": self.fiscal,
            "period": lambda year: formats.period(year, self.lang),
            "day": lambda value: formats.day(value, self.lang),
            "full_day": lambda value: formats.full_day(value, self.lang),
            "number": formats.number,
            "amount": lambda text, unit: amount(text, unit).text(self.lang),
            "grouped": grouped,
            "indexed": indexed,
            "facet": lambda value, name: facet(name, str(value)),
            "size": formats.size,
            "shorten": formats.shorten,
            "share": formats.share,
            "fill": fill,
        }


def environment(templates: Path, lang: Language) -> Environment:
    """The environment of one language; a name a template misspells raises."""
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(f"pages/{lang}"),
    )
    env.filters.update(_Voice(lang).filters())
    return env
