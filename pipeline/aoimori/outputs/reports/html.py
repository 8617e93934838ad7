"""``report.html``: the diagnosis as one page to read, print and hand on.

It needs no script and no other file, and asks for nothing over the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from jinja2 import Environment

from aoimori.core.checkup import FileCheckup, Verdict
from aoimori.core.localized import Language, Localized
from aoimori.core.verdicts import file_state, verdict_of
from aoimori.outputs.onepage import templates
from aoimori.outputs.reports.report import Report
from aoimori.outputs.reports.texts import lead, say
from aoimori.outputs.reports.told import worst
from aoimori.outputs.reports.views import file_view, first_view
from aoimori.outputs.reports.visible import visible


def html(checkups: Sequence[FileCheckup], lang: Language) -> str:
    """The page; what stands in cells shows as itself."""
    return (
        _environment(lang)
        .get_template("report.html")
        .render(
            lang=lang,
            files=[file_view(checkup, lang) for checkup in checkups],
            first=[first_view(group, len(checkups), lang) for group in worst(checkups)],
            nothing_first=_nothing_first(checkups),
            lead=lead([file_state(checkup) for checkup in checkups], lang),
        )
    )


def _nothing_first(checkups: Sequence[FileCheckup]) -> str:
    """What is said (a key) where nobody has to mend anything first."""
    failed = [checkup for checkup in checkups if verdict_of(checkup) is Verdict.FAILED]
    if not failed:
        return "first-none"
    return "first-copy" if any(checkup.copy for checkup in failed) else "first-published"


def _environment(lang: Language) -> Environment:
    env = templates("aoimori.outputs.reports", _text)
    env.globals["t"] = partial(_say, lang)
    env.filters["plain"] = lambda text: text.text(lang)
    return env


def _say(lang: Language, key: str, **blanks: object) -> str:
    return say(key, lang, **blanks)


def _text(text: str) -> str:
    return visible(text).replace("\r\n", "\n").replace("\r", "\n")


REPORT = Report(
    "html", "report.html", Localized("印刷できる診断結果", "Diagnosis to be printed"), html
)
