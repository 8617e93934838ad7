"""The pages of the site, and the HTML of each: what is inside the frame."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from markupsafe import escape

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.identity import Year, municipalities_file, quality_file
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.messages.checks import CHECK_WORDS
from aoimori.core.release import BuiltRelease, CatalogueFile, WithdrawnRelease
from aoimori.core.series import Series
from aoimori.portal import formats
from aoimori.portal.chartviews import newest_charts
from aoimori.portal.events import events_of
from aoimori.portal.kinds import all_pages
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words, frame_words, read_labels
from aoimori.portal.markup import environment
from aoimori.portal.page import Page
from aoimori.portal.places import place_map, place_views, places_csv
from aoimori.portal.quality import by_publisher, qualities, quality_csv
from aoimori.portal.tiles import section_views
from aoimori.portal.views import overview, release_views

# Where a language stands below the base URL.
ROOTS: Mapping[Language, str] = {"ja": "", "en": "en/"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A year of a dataset that a page is about; the way from the page to the root of the site, and
    its language."""

    dataset: str
    year: Year
    top: str
    lang: Language


@dataclass(frozen=True, slots=True)
class Portal:
    """What the pages show: the catalogue, its releases, the files that hold it whole, the series
    of releases, what was withdrawn, the HTML for programs in the head of a page, the day for which
    it is told what is late, and the ``sizes`` of files (bytes, by their address) that pages lead
    to."""

    catalog: Catalog
    releases: Sequence[BuiltRelease]
    catalogues: Sequence[CatalogueFile] = ()
    series: Sequence[Series] = ()
    withdrawn: Sequence[WithdrawnRelease] = ()
    head_of: Callable[[Subject], str] = lambda _: ""
    as_of: date = date.min
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one language, rendered one at a time when they are asked for, and ``what``
    they show."""

    portal: Portal
    lang: Language
    words: Mapping[Language, Words]
    templates: Path
    env: Environment = field(repr=False)
    what: What
    labels: SimpleNamespace = field(repr=False)
    pages: tuple[Page, ...] = ()

    @property
    def catalog(self) -> Catalog:
        return self.portal.catalog

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    def address(self, page: Page, lang: Language | None = None) -> str:
        """The absolute address a page is cited by, in its language or the other."""
        path = page.path if page.canonical is None else page.canonical
        return f"{self.catalog.base_url}{ROOTS[lang or self.lang]}{path}"

    def head(self, page: Page) -> str:
        """What stands in its head for programs."""
        if page.subject is None:
            return ""
        return self.portal.head_of(Subject(*page.subject, self._top(page), self.lang))

    def scripts(self, page: Page) -> str:
        """The elements of its scripts. They run in their order, once the page is read."""
        top = self._top(page)
        return "\n".join(
            f'<script src="{escape(top + script)}" defer></script>' for script in page.scripts
        )

    def _root(self, page: Page) -> str:
        """The way to the root of the language."""
        return "../" * page.depth or "./"

    def _top(self, page: Page) -> str:
        """The way to the root of the site."""
        return "../" * (page.depth + 1) if ROOTS[self.lang] else self._root(page)

    def _sized(self, address: str) -> str:
        """The size of a file, as it stands behind its format; empty where it is not known."""
        size = self.portal.sizes.get(address)
        return "" if size is None else f"{self.labels.list_comma}{formats.size(size)}"

    def html(self, page: Page) -> str:
        """What stands inside the frame. Raises :class:`Stop` (``site-failed``) for a template
        that is broken."""
        try:
            html = self.env.get_template(page.template).render(
                t=self.labels,
                lang=self.lang,
                root=self._root(page),
                top=self._top(page),
                catalog=self.catalog,
                catalogues=self.portal.catalogues,
                sized=self._sized,
                address=self.catalog.base_url + ROOTS[self.lang] + page.path,
                **page.view,
            )
        except Exception as error:  # a template is a program of its own
            raise Stop(self._failed(error, page)) from error
        return html.strip()

    def _failed(self, error: Exception, page: Page) -> Finding:
        """What went wrong, at the line of the template where it did."""
        folder = f"{self.templates.parent.name}/{self.templates.name}"
        place = Place(f"{folder}/{page.template}")
        if isinstance(error, TemplateSyntaxError):
            place = Place(f"{folder}/{error.name or page.template}", line=error.lineno)
        # Code that was compiled for the same template elsewhere says where that was.
        known = self.env.list_templates()
        for frame in traceback.extract_tb(error.__traceback__):
            path = Path(frame.filename).as_posix()
            for name in known:
                if path.endswith(f"/{folder}/{name}"):
                    place = Place(f"{folder}/{name}", line=frame.lineno)
        kind = "" if isinstance(error, TemplateError) else f"{type(error).__name__}: "
        reason = f"{kind}{error} ({ROOTS[self.lang]}{page.path or './'})"
        return Finding("site-failed", place, {"reason": reason})

    def site(self) -> dict[str, Any]:
        """What the frame shows around every page."""
        catalog, lang = self.catalog, self.lang
        licence = catalog.license
        return {
            "name": catalog.title.text(lang),
            "url": catalog.base_url + ROOTS[lang],
            "description": catalog.description.text(lang),
            "publisher": catalog.publisher.text(lang),
            "licence": {"name": licence.name.text(lang), "url": licence.extra.get("url", "")},
            "demonstration": catalog.demonstration,
            "search": catalog.search,
            "menu": [page.path for page in self.pages if page.menu],
            "catalogues": [
                {"path": file.path, "title": file.title.text(lang)}
                for file in self.portal.catalogues
            ],
            "words": {each: frame_words(self.words[each]) for each in LANGUAGES},
        }


def pages_of(portal: Portal, templates: Path, folder: Path) -> tuple[Pages, ...]:
    """The pages of every language.

    ``templates`` is the folder of Jinja templates, ``folder`` that of interface words.
    Raises :class:`Stop` (``site-failed``) when a label is broken.
    """
    words = read_labels(folder)
    what = _what(portal)
    own = {
        quality_file(): len(quality_csv(what.quality)),
        municipalities_file(): len(places_csv(what.places, portal.catalog.base_url)),
    }
    portal = replace(portal, sizes={**portal.sizes, **own})
    return tuple(
        Pages(
            portal,
            lang,
            words,
            templates,
            environment(templates, lang),
            what,
            SimpleNamespace(**words[lang]),  # asked a hundred times a page: attributes are quick
            tuple(all_pages(what, lang, words[lang])),
        )
        for lang in LANGUAGES
    )


def _what(portal: Portal) -> What:
    """Everything the portal has to show."""
    catalog = portal.catalog
    told = (portal.releases, portal.series, portal.withdrawn, portal.as_of)
    whole = overview(catalog, *told)
    charts = newest_charts(portal.releases, portal.series)
    places = place_views(catalog, whole.shelves, charts, portal.releases)
    shapes = catalog.shapes.get(catalog.municipalities.name) if catalog.municipalities else None
    return What(
        catalog,
        whole,
        release_views(catalog, *told),
        events_of(portal.releases, portal.withdrawn),
        portal.withdrawn,
        by_publisher(portal.releases, qualities(portal.releases, portal.series)),
        tuple(CHECK_WORDS.values()),
        places,
        place_map(places, shapes),
        section_views(catalog.dashboard, charts),
    )
