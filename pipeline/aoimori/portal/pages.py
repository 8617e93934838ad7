"""Finished pages for MkDocs: front matter and one block of HTML that its Markdown leaves alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, TemplateError

from aoimori.core import identity
from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.release import BuiltRelease
from aoimori.portal import formats
from aoimori.portal.labels import Words, frame_words, read_labels
from aoimori.portal.markup import block, environment
from aoimori.portal.views import Overview, ReleaseView, overview, release_views

ABOUT = "about/"
# Where a language stands below the base URL.
ROOTS: Mapping[Language, str] = {"ja": "", "en": "en/"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its path below the language's root, template, head and view.

    ``canonical`` is the path of the page that is cited instead of this one, if another.
    """

    path: str
    template: str
    title: str
    description: str
    view: Mapping[str, Any]
    canonical: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)


def write_pages(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    templates: Path,
    labels: Path,
    folder: Path,
) -> None:
    """Write the pages of both languages below ``folder/ja`` and ``folder/en``.

    ``templates`` is the folder of Jinja templates, ``labels`` the YAML file of interface words.
    Nothing is removed from ``folder``: give an empty one. Raises :class:`Stop` (``site-failed``)
    when a label or a template is broken.
    """
    words = read_labels(labels)
    whole, views = overview(catalog, releases), release_views(catalog, releases)
    for lang in LANGUAGES:
        writer = _Writer(catalog, environment(templates, lang), words, lang, folder / lang)
        for page in writer.pages(whole, views):
            try:
                writer.write(page)
            except TemplateError as error:
                place = Place(file=f"{templates.parent.name}/{templates.name}/{page.template}")
                reason = {"reason": f"{page.path}: {error}"}
                raise Stop(Finding("site-failed", place, reason)) from error


class _Writer:
    """Writes the pages of one language."""

    def __init__(
        self,
        catalog: Catalog,
        env: Environment,
        words: Mapping[Language, Words],
        lang: Language,
        folder: Path,
    ) -> None:
        self.catalog = catalog
        self.env = env
        self.words = words
        self.t = words[lang]
        self.lang = lang
        self.folder = folder

    def pages(self, whole: Overview, views: Sequence[ReleaseView]) -> Iterator[Page]:
        yield self._home(whole)
        yield Page(
            identity.list_page(),
            "list.html",
            self.t["list_title"],
            self.t["list_description"],
            {"whole": whole},
            meta={"menu": self.t["menu_list"], "scripts": ["portal/list.js"]},
        )
        yield Page(
            ABOUT,
            "about.html",
            self.t["about_title"],
            self.catalog.description.text(self.lang),
            {"whole": whole},
            meta={"menu": self.t["menu_about"]},
        )
        for view in views:
            if view.is_newest:
                yield self._release(view, view.shelf.page)
            yield self._release(view, view.edition.page)

    def _home(self, whole: Overview) -> Page:
        meta = {"menu": self.t["menu_home"], "site": self._site()}
        tagline = self.catalog.tagline.text(self.lang)
        description = self.catalog.description.text(self.lang)
        return Page("", "home.html", tagline, description, {"whole": whole}, meta=meta)

    def _site(self) -> dict[str, Any]:
        """What the theme shows around every page; it reads it off the home page."""
        licence = self.catalog.license
        return {
            "name": self.catalog.title.text(self.lang),
            "url": self.catalog.base_url + ROOTS[self.lang],
            "description": self.catalog.description.text(self.lang),
            "publisher": self.catalog.publisher.text(self.lang),
            "licence": {"name": licence.name.text(self.lang), "url": licence.extra.get("url", "")},
            "demonstration": self.catalog.demonstration,
            "words": {lang: frame_words(self.words[lang]) for lang in LANGUAGES},
        }

    def _release(self, view: ReleaseView, path: str) -> Page:
        title = view.dataset.title.text(self.lang)
        if path != view.shelf.page:
            year = formats.fiscal_year(view.edition.year, self.lang)
            title = self.t["release_title"].format(title=title, year=year)
        return Page(
            path,
            "dataset.html",
            title,
            view.dataset.description.text(self.lang),
            {"view": view, "pinned": path != view.shelf.page},
            canonical=view.shelf.page if view.is_newest else None,
        )

    def write(self, page: Page) -> None:
        depth = page.path.count("/")
        root = "../" * depth or "./"
        html = self.env.get_template(page.template).render(
            t=self.t,
            lang=self.lang,
            root=root,
            top=root if not ROOTS[self.lang] else "../" * (depth + 1),
            catalog=self.catalog,
            address=self.catalog.base_url + ROOTS[self.lang] + page.path,
            **page.view,
        )
        path = self.folder / page.path / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"---\n{self._front_matter(page)}---\n\n{block(html)}\n"
        path.write_text(text, encoding="utf-8", newline="\n")

    def _front_matter(self, page: Page) -> str:
        base = self.catalog.base_url
        canonical = page.path if page.canonical is None else page.canonical
        data = {
            "title": page.title,
            "description": " ".join(page.description.split()),
            "canonical": base + ROOTS[self.lang] + canonical,
            "languages": {lang: base + ROOTS[lang] + canonical for lang in LANGUAGES},
            "hide": ["navigation", "toc"],
            **page.meta,
        }
        return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=2**16)
