"""The dashboard: figures of the datasets, and how the catalogue itself stands."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, _: Language, t: Words) -> Iterator[Page]:
    yield Page(
        identity.dashboard_page(),
        "dashboard.html",
        t["dashboard_title"],
        t["dashboard_description"],
        {
            "state": what.whole.state,
            "sections": what.sections,
        },
        what.whole.modified,
        menu=t["menu_dashboard"],
        scripts=("portal/charts.js",) if what.sections else (),
    )
