"""The files of a release as CKAN resources: a resource for every table and format, and for every
source that is published beside them (docs/ckan.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from aoimori.ckan.columns import columns_of
from aoimori.ckan.names import uuid_of
from aoimori.ckan.wanted import DatastoreTable, Resource
from aoimori.core.catalog import Catalog
from aoimori.core.identity import Addresses, csvw_file, data_file, release_page
from aoimori.core.localized import Localized
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution, PublishedSource
from aoimori.core.vocabularies import COMPLETED, LANGUAGES, SHA256, STABLE
from aoimori.core.wording import (
    file_description,
    file_title,
    rights,
    source_description,
    source_title,
    year_title,
)


def resources_of(catalog: Catalog, built: BuiltRelease) -> Iterator[Resource]:
    """The resources of a release, in the order pages list its files."""
    for file in built.distributions:
        table = built.dataset.table(file.table)
        title = file_title(year_title(table.title, built.release.year), file.format.name)
        schema = Addresses(catalog.base_url).table_schema(table.schema.name)
        yield _resource(catalog, built, file, title, file_description(file), schema)
    for source in built.published_sources:
        title = year_title(source_title(source), built.release.year)
        yield _resource(catalog, built, source, title, source_description(source))


def _resource(
    catalog: Catalog,
    built: BuiltRelease,
    file: Distribution | PublishedSource,
    title: Localized,
    about: Localized,
    schema: str = "",
) -> Resource:
    addresses, year = Addresses(catalog.base_url), built.release.year.year
    path = quote(file.file)
    is_described = schema and file.format.name == DESCRIBED
    columns = addresses.absolute(csvw_file(built.dataset.id, year, path)) if is_described else ""
    uri = addresses.distribution(built.dataset.id, year, path)
    fields: dict[str, str | int] = {
        "name": title.ja,
        "name_en": title.en,
        "description": about.ja,
        "format": file.format.name,
        "mimetype": file.format.media_type,
        "size": file.bytes,
        "hash": file.sha256,
        "hash_algorithm": SHA256,
        "uri": uri,
        "access_url": addresses.absolute(release_page(built.dataset.id, year)),
        # Without it ckanext-dcat tells no dcat:downloadURL beside an access_url.
        "download_url": addresses.absolute(data_file(built.dataset.id, year, path)),
        "conforms_to": json.dumps([schema]) if schema else "",
        "documentation": json.dumps([columns]) if columns else "",
        "language": json.dumps([LANGUAGES[built.dataset.language]]),
        "license": _licence(built),
        "rights": _rights(catalog, built),
        "availability": STABLE,
        "status": COMPLETED,
        "issued": built.lock.issued.isoformat(),
        "modified": built.lock.modified.isoformat(),
        "fiscal_year": str(year),
        "version": built.lock.version,
    }
    if catalog.ckan.resources == "upload":
        fields["url_type"] = "upload"
    else:
        fields["url"] = fields["download_url"]
    return Resource(
        uri=uri,
        id=uuid_of(uri),
        name=f"{year}/{file.file}",
        fields={name: value for name, value in fields.items() if value != ""},
        file=data_file(built.dataset.id, year, file.file),
        table=_table(catalog, built, file),
    )


def _table(
    catalog: Catalog, built: BuiltRelease, file: Distribution | PublishedSource
) -> DatastoreTable | None:
    """The DataStore table of a file; ``None`` for one that has none."""
    if not isinstance(file, Distribution) or file.format.name != DESCRIBED:
        return None
    if not catalog.ckan.datastore:
        return None
    schema = built.schema(file.table)
    return DatastoreTable(columns_of(schema), schema.primary_key, file.rows, file.sha256)


def _licence(built: BuiltRelease) -> str:
    extra = built.dataset.license.extra
    return extra.get("eu") or extra.get("url", "")


def _rights(catalog: Catalog, built: BuiltRelease) -> str:
    text = rights(built.dataset.license, catalog.demonstration)
    return text.ja if text else ""
