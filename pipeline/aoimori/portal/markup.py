"""The Jinja environment of the pages: what it escapes, and the filters templates speak with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr
from markupsafe import Markup

from aoimori.core.amounts import amount, grouped, signed
from aoimori.core.codes import Code
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import LANGUAGES, Language, Localized
from aoimori.core.spellings import facet, indexed
from aoimori.portal import formats
from aoimori.portal.cells import Cells
from aoimori.portal.compiled import compiled
from aoimori.portal.literals import as_markup, fill, literal, shown

# Kana and Chinese characters, with what stands between and beside them in Japanese.
_JAPANESE = re.compile(r"[々〆〇ぁ-ヿ㐀-鿿豈-﫿][々〆〇ぁ-ヿ㐀-鿿豈-﫿、。「」（）！-～　]*")


class _Code(CodeGenerator):
    """Compiles templates so that what they show passes :func:`shown` and nothing else, and that
    ``a.b`` is an attribute and never an item.

    Jinja escapes once more and asks twice, which finds nothing and takes half the time of a page.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


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

    def cell(self, text: Localized, tag: str, scope: str = "") -> Markup:
        """A cell of a table that holds a text: its language is marked on the cell."""
        lang = text.lang(self.lang)
        said = text.text(self.lang)
        scoped = f' scope="{scope}"' if scope else ""
        marked = f' lang="{lang}"' if lang != self.lang and said else ""
        return as_markup(f"<{tag}{scoped}{marked}>{shown(said)}</{tag}>")

    def original(self, text: str) -> Markup:
        """A text of the data or of a source file, whose Japanese is marked on other pages."""
        return self._marked(text, "ja" if _JAPANESE.search(text) else self.lang)

    def _marked(self, text: str, lang: Language) -> Markup:
        if lang != self.lang and text:
            return as_markup(f'<span lang="{lang}">{shown(text)}</span>')
        if self.lang == "ja" or text.isascii():
            return literal(text)
        # An English sentence may hold a Japanese name.
        return as_markup(_JAPANESE.sub(r'<span lang="ja">\g<0></span>', shown(text)))

    def attribution(self, licence: Code) -> Markup:
        """What a licence asks for, where its code list says so in words."""
        words = {lang: licence.extra.get(f"attribution_{lang}", "") for lang in LANGUAGES}
        return self.say(Localized(words["ja"], words["en"]))

    def fiscal(self, year: FiscalYear) -> str:
        return formats.fiscal_year(year, self.lang)

    def filters(self) -> dict[str, Any]:
        cells = Cells(self.lang)
        return {
            "previewed": cells.previewed,
            "traced": cells.traced,
            "plain": self.plain,
            "say": self.say,
            "cell": self.cell,
            "original": self.original,
            "sentence": self.sentence,
            "attribution": self.attribution,
            "fiscal": self.fiscal,
            "period": lambda year: formats.period(year, self.lang),
            "time": lambda value: formats.time(value, self.lang),
            "times": lambda some: formats.times(some, self.lang),
            "day": lambda value: formats.day(value, self.lang),
            "month": lambda value: formats.month(value, self.lang),
            "full_day": lambda value: formats.full_day(value, self.lang),
            "number": formats.number,
            "amount": lambda text, unit: amount(text, unit).text(self.lang),
            "signed": lambda text, unit: signed(text, unit).text(self.lang),
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
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # an environment is for one build
        bytecode_cache=compiled(f"pages/{lang}"),
    )
    env.code_generator_class = _Code
    env.filters.update(_Voice(lang).filters())
    return env
