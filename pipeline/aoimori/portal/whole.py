"""The whole portal: the frame made once, every page put into it, and the sitemap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aoimori.core.identity import quality_file
from aoimori.portal.feeds import feeds
from aoimori.portal.frames import fill_frames, write_frames
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import ROOTS, Portal, Subject, pages_of
from aoimori.portal.quality import quality_csv
from aoimori.portal.sitemap import sitemap

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
    (target / "sitemap.xml").write_bytes(sitemap(languages))
    (target / quality_file()).write_bytes(quality_csv(languages[0].publishers))
    for address, content in (feed for pages in languages for feed in feeds(pages)):
        (target / address).write_bytes(content)
    done("pages")
