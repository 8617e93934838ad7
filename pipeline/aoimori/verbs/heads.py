"""What pages of releases have in their heads for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from aoimori.core.catalog import Catalog
from aoimori.core.identity import ALL, croissant_file, datapackage_file, release_page
from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.core.series import Series
from aoimori.outputs.meta.schemaorg import all_years_page_data, release_page_data
from aoimori.portal.whole import ROOTS, Subject

_PACKAGE = "application/vnd.datapackage+json"
_CROISSANT = 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'


@dataclass(frozen=True, slots=True)
class PageHeads:
    """The heads of a site: schema.org for search engines, and links to the packages."""

    catalog: Catalog
    years: Mapping[str, Sequence[BuiltRelease]]
    series: Mapping[str, Series]

    @classmethod
    def of(
        cls, catalog: Catalog, published: Sequence[BuiltRelease], series: Sequence[Series]
    ) -> PageHeads:
        return cls(catalog, by_dataset(published), {each.dataset: each for each in series})

    def __call__(self, page: Subject) -> str:
        """HTML for the head of a page."""
        years = self.years[page.dataset]
        # The newest year is shown on the page of its dataset as well; this is its own.
        own = self.catalog.base_url + ROOTS[page.lang] + release_page(page.dataset, page.year)
        if page.year == ALL:
            files = self.series[page.dataset].distributions
            data = all_years_page_data(self.catalog, years, files, own, page.lang)
        else:
            built = next(each for each in years if each.release.year.year == page.year)
            data = release_page_data(self.catalog, years, built, own, page.lang)
        return "\n".join((*_links(page), _script(data)))


def _links(page: Subject) -> Iterator[str]:
    """Where the same is for readers of other standards."""
    yield _link(_PACKAGE, page.top + datapackage_file(page.dataset, page.year))
    if page.year != ALL:
        yield _link(_CROISSANT, page.top + croissant_file(page.dataset, page.year))


def _link(kind: str, address: str) -> str:
    return f'<link rel="alternate" type="{escape(kind)}" href="{escape(address)}">'


def _script(data: Mapping[str, Any]) -> str:
    """The words of a dataset cannot end the script: no ``<`` is left as it is."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
