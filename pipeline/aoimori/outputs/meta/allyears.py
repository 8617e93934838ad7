"""``datapackage.json`` of all years of a dataset in one table: Data Package v2."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from aoimori.core.catalog import Catalog
from aoimori.core.identity import ALL, Addresses, release_page
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution
from aoimori.core.series import all_years_schema
from aoimori.core.wording import all_years_title, citation, dataset_description
from aoimori.outputs.meta.datapackage import resource, who
from aoimori.outputs.meta.descriptor import by_language


def all_years_package(
    catalog: Catalog, years: Sequence[BuiltRelease], distributions: Sequence[Distribution]
) -> bytes:
    """The package of the files that hold all ``years`` (the earliest first). It has no version of
    its own: ``sources`` names the release of every year with its version."""
    addresses = Addresses(catalog.base_url)
    dataset = years[-1].dataset
    title = all_years_title(dataset.title)
    description = dataset_description(dataset, catalog.demonstration)
    releases = (
        {
            "title": f"{built.release.year.japanese} {built.lock.version}",
            "path": addresses.absolute(release_page(dataset.id, built.release.year.year)),
            "version": built.lock.version,
        }
        for built in years
    )
    descriptor: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{dataset.publisher.slug}-{dataset.slug}-{ALL}",
        "id": addresses.absolute(f"{release_page(dataset.id, ALL)}#dataset"),
        "title": title.ja,
        "titles": by_language(title),
        "description": description.ja,
        "descriptions": by_language(description),
        "homepage": addresses.absolute(release_page(dataset.id, ALL)),
        "created": f"{max(built.lock.listed for built in years).isoformat()}T00:00:00+09:00",
        **who(dataset),
        "sources": [
            *releases,
            *({"title": citation(origin).ja} for origin in dataset.origins),
        ],
        "resources": [
            resource(file, all_years_title(dataset.table(file.table).title), schema)
            for file in distributions
            if file.format.name == DESCRIBED
            if (schema := all_years_schema(years, file.table)) is not None
        ],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()
