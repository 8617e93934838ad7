"""``datapackage.json`` of a release: Data Package v2."""

from __future__ import annotations

import json
from typing import Any

from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import Code
from aoimori.core.identity import Addresses, release_page
from aoimori.core.localized import Localized
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution
from aoimori.core.schema import TableSchema
from aoimori.core.wording import citation, dataset_description, source_title, year_title
from aoimori.outputs.meta.descriptor import by_language, table_schema


def datapackage(catalog: Catalog, built: BuiltRelease) -> bytes:
    """The package: one resource per table (its CSV), dates and version from the lock.

    The description has the notes too, and says of a demonstration that it is one.
    """
    addresses = Addresses(catalog.base_url)
    dataset, year = built.dataset, built.release.year
    title = year_title(dataset.title, year)
    keywords = [word for lang in sorted(dataset.keywords) for word in dataset.keywords[lang]]
    description = dataset_description(dataset, catalog.demonstration)
    sources = built.published_sources
    descriptor: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{dataset.publisher.slug}-{dataset.slug}-{year.year}",
        "id": addresses.dataset(dataset.id, year.year),
        "title": title.ja,
        "titles": by_language(title),
        "description": description.ja,
        "descriptions": by_language(description),
        "homepage": addresses.absolute(release_page(dataset.id, year.year)),
        "version": built.lock.version,
        "created": f"{built.lock.issued.isoformat()}T00:00:00+09:00",
        **({"keywords": keywords} if keywords else {}),  # the profile allows no empty list
        **who(dataset),
        "sources": [
            *({"title": citation(origin).ja} for origin in dataset.origins),
            *({"title": source_title(file).ja, "path": file.file} for file in sources),
        ],
        "resources": [
            resource(d, built.dataset.table(d.table).title, built.schema(d.table))
            for d in built.distributions
            if d.format.name == DESCRIBED
        ],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def who(dataset: Dataset) -> dict[str, Any]:
    """Under which licence, and by whom."""
    contributors: list[dict[str, Any]] = [
        {"title": dataset.publisher.name.ja, "roles": ["publisher"]}
    ]
    if office := dataset.contact:
        ways = {"path": office.url, "email": office.email}
        told = {way: text for way, text in ways.items() if text}
        contributors.append({"title": office.name.ja, **told, "roles": ["contact"]})
    return {"licenses": [licence_of(dataset.license)], "contributors": contributors}


def licence_of(licence: Code) -> dict[str, str]:
    return {"name": licence.code, "path": licence.extra["url"], "title": licence.name.ja}


def resource(distribution: Distribution, title: Localized, schema: TableSchema) -> dict[str, Any]:
    """A table by its CSV."""
    return {
        "name": distribution.table,
        "type": "table",
        "title": title.ja,
        "titles": by_language(title),
        "path": distribution.file,
        "format": distribution.format.extension,
        "mediatype": distribution.format.media_type,
        "encoding": "utf-8",
        "bytes": distribution.bytes,
        "hash": f"sha256:{distribution.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": table_schema(schema),
    }
