"""The whole portal: the frame made once, every page put into it, and the sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from aoimori.core.identity import dashboard_file, municipalities_file, quality_file
from aoimori.portal.feeds import feeds
from aoimori.portal.frames import Frames, write_frames
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import ROOTS, Pages, Portal, Subject, pages_of
from aoimori.portal.places import places_csv
from aoimori.portal.quality import quality_csv
from aoimori.portal.sitemap import sitemap
from aoimori.portal.state import state_csv
from aoimori.runtime.collecting import set_aside
from aoimori.runtime.forks import shared
from aoimori.runtime.work import processors

__all__ = ["ROOTS", "Portal", "Subject", "write_portal"]

# A copy of this process is made in a twentieth of a second, and a page in three thousandths.
_WORTH_COPIES = 100


def write_portal(
    portal: Portal,
    site: Path,
    frames: Path,
    target: Path,
    epoch: int,
    done: Callable[[str], None],
    jobs: int = 0,
) -> None:
    """Write the pages of both languages into ``target``, which is emptied first.

    ``site`` is the folder of templates, words and MkDocs files; what MkDocs is given is written
    into ``frames`` (give an empty folder); ``epoch`` is the one time that may appear in the output
    (seconds). ``done`` hears of each stage; ``jobs`` processes share the pages (0: as many as
    pay). Raises :class:`Stop` (``site-failed``) when a word or a template is broken, or for
    MkDocs' reasons.
    """
    languages = pages_of(portal, site / "templates", site / "words")
    for pages in languages:
        write_frames(pages, frames / pages.lang)
    build_site(site, frames, target, epoch)
    done("MkDocs")
    fill([Frames.take(pages, target / ROOTS[pages.lang]) for pages in languages], jobs)
    for address, content in _beside(languages):
        (target / address).write_bytes(content)
    done("pages")


def fill(languages: Sequence[Frames], jobs: int) -> None:
    """Write the pages of every language; each of ``jobs`` processes (0: as many as pay) its part
    of each."""
    pages = sum(len(each.pages.pages) for each in languages)

    def work(part: int, parts: int) -> None:
        for each in languages:
            each.fill(part, parts)

    with set_aside():
        shared(work, jobs or (processors() if pages >= _WORTH_COPIES else 1))


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
