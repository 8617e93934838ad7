"""``datapackage.json`` of the whole catalogue: Data Package v2 with every table there is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from aoimori.core.catalog import Catalog
from aoimori.core.identity import Addresses, catalog_package_name, data_file, schema_file
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution
from aoimori.core.wording import catalog_description, year_title
from aoimori.outputs.meta.datapackage import licence_of, resource
from aoimori.outputs.meta.descriptor import by_language


def catalogue_package(catalog: Catalog, releases: Sequence[BuiltRelease]) -> bytes:
    """A resource for every table of every release by its CSV, named
    ``publisher.dataset.year.table``; the licence of each is its own.

    A schema is given by the address of its file; that of a table with foreign keys stands inside,
    since the tables they lead to have longer names here.
    """
    description = catalog_description(catalog)
    created = max((built.lock.listed for built in releases), default=None)
    descriptor: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": catalog_package_name(catalog.base_url),
        "id": Addresses(catalog.base_url).catalog(),
        "title": catalog.title.ja,
        "titles": by_language(catalog.title),
        "description": description.ja,
        "descriptions": by_language(description),
        "homepage": catalog.base_url,
        **({"created": f"{created.isoformat()}T00:00:00+09:00"} if created else {}),
        "licenses": [licence_of(catalog.license)],
        "contributors": [{"title": catalog.publisher.ja, "roles": ["publisher"]}],
        "resources": [each for built in releases for each in _resources(built)],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def _resources(built: BuiltRelease) -> Iterator[dict[str, Any]]:
    for file in built.distributions:
        if file.format.name == DESCRIBED:
            yield _resource(built, file)


def _resource(built: BuiltRelease, file: Distribution) -> dict[str, Any]:
    dataset, year = built.dataset, built.release.year
    table, schema = dataset.table(file.table), built.schema(file.table)
    described = resource(file, year_title(table.title, year), schema)
    own = f"{built.id.replace('/', '.')}."
    described |= {
        "name": f"{own}{file.table}",
        "path": data_file(dataset.id, year.year, file.file),
        "licenses": [licence_of(dataset.license)],
    }
    if not schema.foreign_keys:
        return described | {"schema": schema_file(schema.name)}
    for key in described["schema"]["foreignKeys"]:
        reference = key["reference"]
        if reference["resource"]:
            reference["resource"] = f"{own}{reference['resource']}"
    return described
