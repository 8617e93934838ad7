"""Which pages there are, and the HTML of each: what is inside the frame of the site."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from aoimori.core import identity
from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.release import BuiltRelease, CatalogueFile
from aoimori.portal import formats
from aoimori.portal.labels import Words, frame_words, read_labels
from aoimori.portal.markup import environment
from aoimori.portal.views import Overview, ReleaseView, overview, release_views

ABOUT = "about/"
# Where a language stands below the base URL.
ROOTS: Mapping[Language, str] = {"ja": "", "en": "en/"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below the language's root, template, head and view.

    ``canonical`` is the path of the page that is cited instead of this one, if another. ``menu``
    is its word in the menu, for the few pages that stand there; ``modified`` the day of its newest
    content; ``scripts`` are files below the site's root.
    """

    path: str
    template: str
    title: str
    description: str
    view: Mapping[str, Any]
    modified: date | None
    canonical: str | None = None
    menu: str = ""
    scripts: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """How many folders it lies below the language's root."""
        return self.path.count("/")

    @property
    def is_canonical(self) -> bool:
        return self.canonical in (None, self.path)


@dataclass(frozen=True, slots=True)
class Portal:
    """What the pages show: the catalogue, its releases, and the files that hold it whole."""

    catalog: Catalog
    releases: Sequence[BuiltRelease]
    catalogues: Sequence[CatalogueFile] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one language, rendered one at a time when they are asked for."""

    portal: Portal
    lang: Language
    words: Mapping[Language, Words]
    templates: Path
    env: Environment = field(repr=False)
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

    def html(self, page: Page) -> str:
        """What stands inside the frame. Raises :class:`Stop` (``site-failed``) for a template
        that is broken."""
        root = "../" * page.depth or "./"
        try:
            html = self.env.get_template(page.template).render(
                t=self.words[self.lang],
                lang=self.lang,
                root=root,
                top=root if not ROOTS[self.lang] else "../" * (page.depth + 1),
                catalog=self.catalog,
                catalogues=self.portal.catalogues,
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
        for frame in traceback.extract_tb(error.__traceback__):
            path = Path(frame.filename)
            if path.is_relative_to(self.templates):
                name = path.relative_to(self.templates).as_posix()
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
            "catalogues": [
                {"path": file.path, "title": file.title.text(lang)}
                for file in self.portal.catalogues
            ],
            "words": {each: frame_words(self.words[each]) for each in LANGUAGES},
        }


def pages_of(portal: Portal, templates: Path, labels: Path) -> tuple[Pages, ...]:
    """The pages of every language.

    ``templates`` is the folder of Jinja templates, ``labels`` the YAML file of interface words.
    Raises :class:`Stop` (``site-failed``) when a label is broken.
    """
    words = read_labels(labels)
    catalog = portal.catalog
    whole = overview(catalog, portal.releases)
    views = release_views(catalog, portal.releases)
    return tuple(
        Pages(
            portal,
            lang,
            words,
            templates,
            environment(templates, lang),
            tuple(_pages(catalog, lang, words[lang], whole, views)),
        )
        for lang in LANGUAGES
    )


def _pages(
    catalog: Catalog, lang: Language, t: Words, whole: Overview, views: Sequence[ReleaseView]
) -> Iterator[Page]:
    about = catalog.description.text(lang)
    view = {"whole": whole}
    newest = whole.modified
    yield Page(
        "", "home.html", catalog.tagline.text(lang), about, view, newest, menu=t["menu_home"]
    )
    yield Page(
        identity.list_page(),
        "list.html",
        t["list_title"],
        t["list_description"],
        view,
        newest,
        menu=t["menu_list"],
        scripts=("portal/list.js",),
    )
    yield Page(ABOUT, "about.html", t["about_title"], about, view, newest, menu=t["menu_about"])
    for each in views:
        if each.is_newest:
            yield _release(each, each.shelf.page, lang, t)
        yield _release(each, each.edition.page, lang, t)


def _release(view: ReleaseView, path: str, lang: Language, t: Words) -> Page:
    title = view.dataset.title.text(lang)
    is_pinned = path != view.shelf.page
    if is_pinned:
        year = formats.fiscal_year(view.edition.year, lang)
        title = t["release_title"].format(title=title, year=year)
    return Page(
        path,
        "dataset.html",
        title,
        view.dataset.description.text(lang),
        {"view": view, "pinned": is_pinned},
        view.edition.modified,
        canonical=view.shelf.page if view.is_newest else None,
    )
