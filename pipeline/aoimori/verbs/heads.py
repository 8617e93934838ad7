"""What pages of releases have in their heads for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from aoimori.core.catalog import Catalog
from aoimori.core.identity import ALL, Addresses, Year, croissant_file, datapackage_file
from aoimori.core.localized import Language
from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.core.series import Series
from aoimori.outputs.meta.schemaorg import all_years_page_data, release_page_data


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

    def __call__(self, dataset: str, year: Year, address: str, lang: Language) -> str:
        """HTML of a page about a year of a dataset (or all), cited by an address."""
        years = self.years[dataset]
        if year == ALL:
            files = self.series[dataset].distributions
            data = all_years_page_data(self.catalog, years, files, address, lang)
        else:
            built = next(each for each in years if each.release.year.year == year)
            data = release_page_data(self.catalog, years, built, address, lang)
        return "\n".join((*self._links(dataset, year), _script(data)))

    def _links(self, dataset: str, year: Year) -> Sequence[str]:
        """Where the same is for readers of other standards."""
        absolute = Addresses(self.catalog.base_url).absolute
        package = absolute(datapackage_file(dataset, year))
        links = [("application/vnd.datapackage+json", package)]
        if year != ALL:
            croissant = (
                "application/ld+json; profile=&quot;http://mlcommons.org/croissant/1.1&quot;"
            )
            links.append((croissant, absolute(croissant_file(dataset, year))))
        return [
            f'<link rel="alternate" type="{kind}" href="{escape(address)}">'
            for kind, address in links
        ]


def _script(data: Mapping[str, Any]) -> str:
    """The words of a dataset cannot end the script: no ``<`` is left as it is."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
