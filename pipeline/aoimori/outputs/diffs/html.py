"""``diff.html``: a diff as one page to read, print and hand on.

It needs no script and no other file, and asks for nothing over the network.
"""

from __future__ import annotations

from functools import partial

from jinja2 import Environment

from aoimori.core.diff.comparison import Comparison
from aoimori.core.diff.wording import TEXTS
from aoimori.core.localized import Language, Localized
from aoimori.outputs.diffs.form import DiffForm
from aoimori.outputs.diffs.texts import shown
from aoimori.outputs.diffs.views import MOST, views
from aoimori.outputs.diffs.words import word
from aoimori.outputs.onepage import templates


def write(comparison: Comparison, lang: Language) -> bytes:
    """The page; what stands in cells shows as itself."""
    return page(comparison, lang, MOST).encode()


def page(comparison: Comparison, lang: Language, most: int) -> str:
    """The page with at most so many lines of each kind."""
    return (
        _environment(lang)
        .get_template("diff.html")
        .render(
            lang=lang,
            before=comparison.before.text(lang),
            after=comparison.after.text(lang),
            is_empty=comparison.is_empty,
            tables=list(views(comparison, lang, most)),
        )
    )


def _environment(lang: Language) -> Environment:
    env = templates("aoimori.outputs.diffs", shown)
    env.globals["t"] = partial(_word, lang)
    env.globals["same"] = TEXTS["same"].text(lang)
    env.globals["no_value"] = TEXTS["no-value"].text(lang)
    return env


def _word(lang: Language, key: str, **blanks: object) -> str:
    return word(key, lang, **blanks)


FORM = DiffForm(
    "html", "diff.html", Localized("印刷できる違いの一覧", "List of differences to print"), write
)
