"""``api/v1/…``: the catalogue for programs, as JSON files with published JSON Schemas.

What is there keeps its name and meaning; what is new is added. Texts are by language, addresses
absolute, dates those of the locks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from aoimori.core.agents import Contact, Publisher
from aoimori.core.catalog import Catalog
from aoimori.core.codes import Code
from aoimori.core.identity import (
    Addresses,
    api_dataset,
    api_datasets,
    api_index,
    api_schema,
    croissant_file,
    csvw_file,
    data_file,
    datapackage_file,
    dataset_page,
    release_page,
    removed_file,
)
from aoimori.core.localized import Localized
from aoimori.core.release import (
    DESCRIBED,
    BuiltRelease,
    CatalogueFile,
    Distribution,
    WithdrawnRelease,
    by_dataset,
)
from aoimori.core.wording import dataset_description, year_title

# The documents, each with a JSON Schema of its own name.
DOCUMENTS = ("index", "datasets", "dataset", "removed")


def api(
    catalog: Catalog, releases: Sequence[BuiltRelease], catalogues: Sequence[CatalogueFile]
) -> Iterator[tuple[str, bytes]]:
    """Every document by its address but ``removed.json``, which is there even where the catalogue
    is not whole."""
    addresses = Addresses(catalog.base_url)
    datasets = by_dataset(releases)
    yield api_index(), _document(addresses, "index", _index(catalog, addresses, catalogues))
    listed = [_summary(addresses, years) for years in datasets.values()]
    yield api_datasets(), _document(addresses, "datasets", {"datasets": listed})
    for id_, years in datasets.items():
        yield api_dataset(id_), _document(addresses, "dataset", _dataset(catalog, years))


def removed(catalog: Catalog, withdrawn: Sequence[WithdrawnRelease]) -> bytes:
    """Every withdrawn release by its id: its page, since when, why, what to use instead. So
    programs that harvest can tell what is gone from what is missing."""
    addresses = Addresses(catalog.base_url)
    told = {}
    for gone in withdrawn:
        year, withdrawal = gone.release.year.year, gone.lock.withdrawn
        assert withdrawal is not None
        successor = withdrawal.successor
        told[gone.id] = {
            "dataset": addresses.dataset(gone.dataset.id, year),
            "page": addresses.absolute(release_page(gone.dataset.id, year)),
            "version": gone.lock.version,
            "withdrawn": withdrawal.day.isoformat(),
            "reason": withdrawal.reason,
            "successor": addresses.absolute(f"datasets/{successor}/") if successor else None,
        }
    return _document(addresses, "removed", {"removed": dict(sorted(told.items()))})


def _document(addresses: Addresses, name: str, content: Mapping[str, Any]) -> bytes:
    document = {"$schema": addresses.absolute(api_schema(name)), **content}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _index(
    catalog: Catalog, addresses: Addresses, catalogues: Sequence[CatalogueFile]
) -> dict[str, Any]:
    return {
        "version": "1",
        "title": _texts(catalog.title),
        "description": _texts(catalog.description),
        "publisher": _texts(catalog.publisher),
        "demonstration": catalog.demonstration,
        "license": _licence(catalog.license),
        "contact": _contact(catalog.contact),
        "url": addresses.home(),
        "datasets": addresses.absolute(api_datasets()),
        "removed": addresses.absolute(removed_file()),
        "catalogues": [
            {"url": addresses.absolute(file.path), "title": _texts(file.title)}
            for file in catalogues
        ],
    }


def _summary(addresses: Addresses, years: Sequence[BuiltRelease]) -> dict[str, Any]:
    """A dataset in a list; ``years`` are newest first."""
    dataset, newest = years[0].dataset, years[0]
    return {
        "id": dataset.id,
        "title": _texts(dataset.title),
        "publisher": {"id": dataset.publisher.slug, "code": dataset.publisher.code},
        "theme": dataset.theme.code,
        "license": dataset.license.code,
        "years": [built.release.year.year for built in years],
        "version": newest.lock.version,
        "modified": max(built.lock.modified for built in years).isoformat(),
        "listed": max(built.lock.listed for built in years).isoformat(),
        "url": addresses.absolute(dataset_page(dataset.id)),
        "api": addresses.absolute(api_dataset(dataset.id)),
    }


def _dataset(catalog: Catalog, years: Sequence[BuiltRelease]) -> dict[str, Any]:
    addresses, dataset = Addresses(catalog.base_url), years[0].dataset
    return {
        "id": dataset.id,
        "title": _texts(dataset.title),
        "description": _texts(dataset_description(dataset, catalog.demonstration)),
        "keywords": {lang: list(words) for lang, words in dataset.keywords.items()},
        "publisher": _publisher(dataset.publisher),
        "contact": _contact(dataset.contact),
        "theme": _code(dataset.theme),
        "frequency": _code(dataset.frequency),
        "license": _licence(dataset.license),
        "language": dataset.language,
        "url": addresses.absolute(dataset_page(dataset.id)),
        "releases": [_release(addresses, built) for built in years],
    }


def _publisher(publisher: Publisher) -> dict[str, Any]:
    return {
        "id": publisher.slug,
        "name": _texts(publisher.name),
        "code": publisher.code,
        "corporate_number": publisher.corporate_number or None,
        "url": publisher.homepage or None,
    }


def _release(addresses: Addresses, built: BuiltRelease) -> dict[str, Any]:
    dataset, year, period = built.dataset, built.release.year, built.release.period
    n = year.year
    return {
        "id": built.id,
        "iri": addresses.dataset(dataset.id, n),
        "year": n,
        "title": _texts(year_title(dataset.title, year)),
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "version": built.lock.version,
        "issued": built.lock.issued.isoformat(),
        "modified": built.lock.modified.isoformat(),
        "note": built.lock.note or None,
        "url": addresses.absolute(release_page(dataset.id, n)),
        "datapackage": addresses.absolute(datapackage_file(dataset.id, n)),
        "croissant": addresses.absolute(croissant_file(dataset.id, n)),
        "tables": [_table(addresses, built, name) for name in built.tables],
        "sources": [
            {
                "url": addresses.absolute(data_file(dataset.id, n, quote(file.file))),
                "name": file.name,
                "media_type": file.format.media_type,
                "bytes": file.bytes,
                "sha256": file.sha256,
            }
            for file in built.published_sources
        ],
    }


def _table(addresses: Addresses, built: BuiltRelease, name: str) -> dict[str, Any]:
    dataset = built.dataset
    schema = built.schema(name)
    files = [file for file in built.distributions if file.table == name]
    return {
        "name": name,
        "title": _texts(dataset.table(name).title),
        "rows": built.tables[name].rows,
        "schema": addresses.table_schema(schema.name),
        "primary_key": list(schema.primary_key),
        "fields": [
            {
                "name": field.name,
                "title": _texts(field.title),
                "type": field.type,
                "unit": _texts(field.unit) if field.unit else None,
                "required": field.is_required,
            }
            for field in schema.fields
        ],
        "files": [_file(addresses, built, file) for file in files],
    }


def _file(addresses: Addresses, built: BuiltRelease, file: Distribution) -> dict[str, Any]:
    dataset, year = built.dataset.id, built.release.year.year
    columns = csvw_file(dataset, year, file.file) if file.format.name == DESCRIBED else ""
    return {
        "url": addresses.absolute(data_file(dataset, year, file.file)),
        "format": file.format.name,
        "media_type": file.format.media_type,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "columns": addresses.absolute(columns) if columns else None,
    }


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    ways = {"email": contact.email, "url": contact.url, "phone": contact.phone}
    return {"name": _texts(contact.name), **{way: text or None for way, text in ways.items()}}


def _licence(licence: Code) -> dict[str, Any]:
    return {**_code(licence), "url": licence.extra["url"]}


def _code(code: Code) -> dict[str, Any]:
    return {"code": code.code, "name": _texts(code.name)}


def _texts(text: Localized) -> dict[str, str]:
    return dict(text.items())
