"""A release, or all years of a dataset in one table, as ``schema.org/Dataset``: what a search
engine for datasets reads in the head of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from aoimori.core.agents import Area, Publisher
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.identity import ALL, Addresses, Year, data_file, dataset_page, release_page
from aoimori.core.localized import Language, Localized
from aoimori.core.release import BuiltRelease, Distribution, PublishedSource
from aoimori.core.schema import Field
from aoimori.core.searchwords import search_description
from aoimori.core.wording import (
    all_years_title,
    citation,
    file_title,
    release_citation,
    source_title,
    year_title,
)

Node = dict[str, Any]


def release_page_data(
    catalog: Catalog, years: Sequence[BuiltRelease], built: BuiltRelease, page: str, lang: Language
) -> Node:
    """A release with the ``page`` (absolute) that is its own; ``years`` are all of its dataset, of
    which it is a part if there are several. Every property search engines ask for or recommend is
    there as far as it is known (Google Search Central, Dataset)."""
    dataset, lock = built.dataset, built.lock
    addresses = Addresses(catalog.base_url)
    node = _dataset(catalog, dataset, year_title(dataset.title, built.release.year), page, lang)
    node |= {
        "@id": addresses.dataset(dataset.id, built.release.year.year),
        "description": search_description(catalog, (built,), lang),
        "identifier": built.id,
        "version": lock.version,
        "datePublished": lock.issued.isoformat(),
        "dateModified": lock.modified.isoformat(),
        "temporalCoverage": f"{built.release.period.start}/{built.release.period.end}",
        "creditText": release_citation(catalog, built).text(lang),
        "variableMeasured": _variables(built, lang),
        "distribution": [
            _download(addresses, dataset, built.release.year.year, file, lang)
            for file in built.distributions
        ]
        + [_source(addresses, built, file, lang) for file in built.published_sources],
    }
    if len(years) > 1:
        node["isPartOf"] = _short(
            addresses.series(dataset.id),
            dataset.title.text(lang),
            search_description(catalog, years, lang),
            addresses.absolute(dataset_page(dataset.id)),
            dataset,
        )
    return node


def all_years_page_data(
    catalog: Catalog,
    years: Sequence[BuiltRelease],
    files: Sequence[Distribution],
    page: str,
    lang: Language,
) -> Node:
    """All ``years`` of a dataset in one table, whose ``files`` these are; each year is a part."""
    dataset, addresses = years[0].dataset, Addresses(catalog.base_url)
    periods = [built.release.period for built in years]
    node = _dataset(catalog, dataset, all_years_title(dataset.title), page, lang)
    return node | {
        "@id": addresses.absolute(f"{release_page(dataset.id, ALL)}#dataset"),
        "description": search_description(catalog, years, lang),
        "identifier": f"{dataset.id}/{ALL}",
        "datePublished": min(built.lock.issued for built in years).isoformat(),
        "dateModified": max(built.lock.listed for built in years).isoformat(),
        "temporalCoverage": f"{min(p.start for p in periods)}/{max(p.end for p in periods)}",
        "variableMeasured": _variables(years[0], lang),
        "distribution": [_download(addresses, dataset, ALL, file, lang) for file in files],
        "hasPart": [
            _short(
                addresses.dataset(dataset.id, built.release.year.year),
                year_title(dataset.title, built.release.year).text(lang),
                search_description(catalog, (built,), lang),
                addresses.absolute(release_page(dataset.id, built.release.year.year)),
                dataset,
            )
            for built in years
        ],
    }


def _dataset(
    catalog: Catalog, dataset: Dataset, title: Localized, page: str, lang: Language
) -> Node:
    """What is the same for every year of a dataset."""
    addresses = Addresses(catalog.base_url)
    publisher = _organisation(addresses, dataset.publisher, lang)
    other = title.ja if lang == "en" else title.en
    node: Node = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": title.text(lang),
        "url": page,
        "license": dataset.license.extra["url"],
        "isAccessibleForFree": True,
        "inLanguage": dataset.language,
        "creator": publisher,
        "publisher": publisher,
        "keywords": _keywords(dataset, lang),
        "spatialCoverage": _place(dataset.publisher, lang),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": addresses.catalog(),
            "name": catalog.title.text(lang),
            "url": addresses.home(),
        },
    }
    if other and other != node["name"]:
        node["alternateName"] = other
    if dataset.origins:
        node["isBasedOn"] = [
            {"@type": "CreativeWork", "name": citation(origin).text(lang)}
            for origin in dataset.origins
        ]
    return node


def _keywords(dataset: Dataset, lang: Language) -> list[str]:
    words = (*dataset.keywords.get(lang, ()), dataset.theme.name.text(lang))
    return list(dict.fromkeys(word.strip() for word in words))


def _short(iri: str, name: str, description: str, url: str, dataset: Dataset) -> Node:
    """Another dataset that is pointed to: it too has to have a name and a description."""
    licence = dataset.license.extra["url"]
    words = {"name": name, "description": description, "url": url, "license": licence}
    return {"@type": "Dataset", "@id": iri, **words}


def _organisation(addresses: Addresses, publisher: Publisher, lang: Language) -> Node:
    node: Node = {
        "@type": "Organization",
        "@id": addresses.publisher(publisher.slug),
        "name": publisher.name.text(lang),
    }
    if publisher.homepage:
        node["url"] = publisher.homepage
    if publisher.corporate_number:
        node["identifier"] = publisher.corporate_number
    return node


def _place(publisher: Publisher, lang: Language) -> Node:
    node: Node = {"@type": "Place", "name": publisher.place.text(lang)}
    if box := _box(publisher.area):
        node["geo"] = {"@type": "GeoShape", "box": box}
    if publisher.area.geonames:
        node["sameAs"] = f"https://sws.geonames.org/{publisher.area.geonames}/"
    return node


def _box(area: Area) -> str:
    """South, west, north, east: latitudes first."""
    bounds = area.bounds
    return f"{bounds.south} {bounds.west} {bounds.north} {bounds.east}" if bounds else ""


def _variables(built: BuiltRelease, lang: Language) -> list[Node]:
    return [_variable(field, lang) for name in built.tables for field in built.schema(name).fields]


def _variable(field: Field, lang: Language) -> Node:
    node: Node = {
        "@type": "PropertyValue",
        "name": field.title.text(lang),
        "propertyID": field.name,
    }
    if field.description:
        node["description"] = field.description.text(lang)
    if field.unit:
        node["unitText"] = field.unit.text(lang)
    return node


def _download(
    addresses: Addresses, dataset: Dataset, year: Year, file: Distribution, lang: Language
) -> Node:
    title = file_title(dataset.table(file.table).title, file.format.name)
    url = addresses.absolute(data_file(dataset.id, year, file.file))
    return _file(file, title.text(lang), url)


def _source(
    addresses: Addresses, built: BuiltRelease, file: PublishedSource, lang: Language
) -> Node:
    address = data_file(built.dataset.id, built.release.year.year, quote(file.file))
    return _file(file, source_title(file).text(lang), addresses.absolute(address))


def _file(file: Distribution | PublishedSource, name: str, url: str) -> Node:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": url,
        "encodingFormat": file.format.media_type,
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }
