"""The whole portal: the frame made once, every page put into it, and the sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from aoimori.core.identity import dashboard_file, municipalities_file, quality_file
from aoimori.portal.feeds import feeds
from aoimori.portal.frames import fill_frames, write_frames
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import ROOTS, Pages, Portal, Subject, pages_of
from aoimori.portal.places import places_csv
from aoimori.portal.quality import quality_csv
from aoimori.portal.sitemap import sitemap
from aoimori.portal.state import state_csv

__all__ = ["ROOTS", "Portal", "Subject", "write_portal"]


def write_portal(
    portal: Portal,
    site: Path,
    frames: Path,
    target: Path,
    epoch: int,
    done: Callable[[str], None],
) -> None:
    """Write the pages of both languages into ``target``, which is emptied first.

    ``site`` is the folder of templates, words and MkDocs files; what MkDocs is given is written
    into ``frames`` (give an empty folder); ``epoch`` is the one time that may appear in the output
    (seconds). ``done`` hears of each stage. Raises :class:`Stop` (``site-failed``) when a word or
    a template is broken, or for MkDocs' reasons.
    """
    languages = pages_of(portal, site / "templates", site / "words")
    for pages in languages:
        write_frames(pages, frames / pages.lang)
    build_site(site, frames, target, epoch)
    done("MkDocs")
    for pages in languages:
        fill_frames(pages, target / ROOTS[pages.lang])
    for address, content in _beside(languages):
        (target / address).write_bytes(content)
    done("pages")


def _beside(languages: Sequence[Pages]) -> Iterator[tuple[str, bytes]]:
    """What stands beside the pages: for search engines, for feed readers, the figures of pages."""
    yield "sitemap.xml", sitemap(languages)
    for pages in languages:
        yield from feeds(pages)
    what = languages[0].what
    yield quality_file(), quality_csv(what.quality)
    yield dashboard_file(), state_csv(what.whole.state)
    if what.places:
        yield municipalities_file(), places_csv(what.places, what.catalog.base_url)
