"""Atom feeds (RFC 4287) of what happened: of the whole catalogue, and of each dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.core.text import for_xml
from aoimori.portal import formats
from aoimori.portal.events import Event, Kind
from aoimori.portal.labels import Words
from aoimori.portal.pages import ROOTS, Pages

_ATOM = "http://www.w3.org/2005/Atom"
# A reader asks for news; all that ever happened stands on the pages.
_ENTRIES = 50
_NEVER = "2000-01-01"


def feeds(pages: Pages) -> Iterator[tuple[str, bytes]]:
    """The feeds of a language by their addresses."""
    root, title = ROOTS[pages.lang], pages.catalog.title.text(pages.lang)
    yield f"{root}{identity.feed_file()}", _feed(pages, title, "", pages.what.events)
    by_dataset: dict[str, list[Event]] = {}
    for event in pages.what.events:
        by_dataset.setdefault(event.dataset.id, []).append(event)
    t = pages.words[pages.lang]
    for id_, some in sorted(by_dataset.items()):
        own = t["feed_title"].format(title=some[0].dataset.title.text(pages.lang))
        yield f"{root}{identity.feed_file(id_)}", _feed(pages, own, id_, some)


def _feed(pages: Pages, title: str, dataset: str, events: Sequence[Event]) -> bytes:
    base = pages.catalog.base_url + ROOTS[pages.lang]
    page = identity.dataset_page(dataset) if dataset else identity.releases_page()
    own = base + identity.feed_file(dataset)
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": pages.lang})
    _put(feed, "title", title)
    _put(feed, "id", own)
    ET.SubElement(feed, "link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "href": base + page, "type": "text/html"})
    _put(feed, "updated", _time(max((event.day.isoformat() for event in events), default=_NEVER)))
    author = ET.SubElement(feed, "author")
    _put(author, "name", pages.catalog.publisher.text(pages.lang))
    for event in events[:_ENTRIES]:
        _entry(feed, pages, base, event)
    ET.indent(feed, " ")
    text: str = ET.tostring(feed, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(feed: ET.Element, pages: Pages, base: str, event: Event) -> None:
    t, lang = pages.words[pages.lang], pages.lang
    titles = {
        Kind.PUBLISHED: t["feed_published"],
        Kind.CORRECTED: t["feed_corrected"],
        Kind.WITHDRAWN: t["feed_withdrawn"],
    }
    told = {
        "title": event.dataset.title.text(lang),
        "year": formats.fiscal_year(event.year, lang),
        "version": event.version.version if event.version is not None else "",
    }
    entry = ET.SubElement(feed, "entry")
    _put(entry, "title", titles[event.kind].format(**told))
    # The same in every language and for ever: who has seen it is not told again.
    _put(entry, "id", f"{pages.catalog.base_url}{event.page}#{event.id}")
    ET.SubElement(entry, "link", {"href": base + event.page, "type": "text/html"})
    _put(entry, "published", _time(event.day.isoformat()))
    _put(entry, "updated", _time(event.day.isoformat()))
    author = ET.SubElement(entry, "author")
    _put(author, "name", event.dataset.publisher.name.text(lang))
    summary = "\n".join(_lines(event, lang, t))
    if summary:
        _put(entry, "summary", summary)


def _lines(event: Event, lang: Language, t: Words) -> Iterator[str]:
    """What happened, in words."""
    if event.reason:
        yield event.reason
    if event.version is not None:
        if event.version.note:
            yield event.version.note
        if event.version.since is not None:
            year = formats.fiscal_year(event.version.since, lang)
            yield t["changes_since"].format(year=year)
        yield from (line.text(lang) for line in event.version.lines)


def _put(parent: ET.Element, name: str, text: str) -> None:
    # The texts of notes and reasons are typed by people.
    ET.SubElement(parent, name).text = for_xml(text)


def _time(day: str) -> str:
    """The beginning of a day in Japan: locks know days, Atom wants times."""
    return f"{day}T00:00:00+09:00"
