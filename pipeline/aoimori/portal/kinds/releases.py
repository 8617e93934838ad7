"""What was released: of all fiscal years, and of each."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal import formats
from aoimori.portal.events import notes_of
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page

# So much of what happened stands on the page of releases; the rest on those of the years.
_LATEST = 20


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    events = what.events[:_LATEST]
    notes = notes_of(what.views, what.withdrawn, what.events)
    yield Page(
        identity.releases_page(),
        "releases.html",
        t["releases_title"],
        t["releases_lead"],
        {"notes": notes, "events": events},
        max((event.day for event in events), default=what.whole.modified),
        menu=t["menu_releases"],
    )
    for each in notes:
        title = t["notes_title"].format(year=formats.fiscal_year(each.year, lang))
        day = max(event.day for event in each.events)
        view = {"notes": each}
        yield Page(each.page, "release-notes.html", title, t["releases_lead"], view, day)
