"""``croissant.json`` of a release: Croissant 1.1 (MLCommons, 2026-01-29), for machine learning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from aoimori.core.catalog import Catalog
from aoimori.core.identity import Addresses, data_file, release_page
from aoimori.core.release import BuiltRelease, Distribution, PublishedSource
from aoimori.core.schema import Field, FieldType
from aoimori.core.wording import dataset_description, release_citation, source_title, year_title

_PARQUET = "Parquet"
# The registered type of Parquet is one that readers of Croissant do not know yet (metadata 5).
_ENCODINGS = {"application/vnd.apache.parquet": "application/x-parquet"}
_TYPES: dict[FieldType, str] = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "year": "sc:Integer",
}
_CR = "http://mlcommons.org/croissant/"
# With https, which the specification's own lacks: its reader refuses http://schema.org/ (croissant
# issue 1018).
_CONTEXT: dict[str, Any] = {
    "@language": "ja",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": _CR,
    "rai": f"{_CR}RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{
        word: f"cr:{word}"
        for word in (
            *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract"),
            *("field", "fileObject", "fileProperty", "fileSet", "format", "includes", "isArray"),
            *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet"),
            *("references", "regex", "repeated", "replace", "samplingRate", "separator", "source"),
            *("subField", "transform"),
        )
    },
}


def croissant(catalog: Catalog, built: BuiltRelease) -> bytes:
    """The release with all its files, and for every table that has a Parquet file its records:
    from a CSV readers would guess types, and a code would lose its zero."""
    addresses = Addresses(catalog.base_url)
    dataset, year = built.dataset, built.release.year
    page = addresses.absolute(release_page(dataset.id, year.year))
    publisher = {
        "@type": "sc:Organization",
        "@id": addresses.publisher(dataset.publisher.slug),
        "name": dataset.publisher.name.ja,
    }
    if dataset.publisher.homepage:
        publisher["url"] = dataset.publisher.homepage
    document: dict[str, Any] = {
        "@context": dict(sorted(_CONTEXT.items())),
        "@type": "sc:Dataset",
        "@id": addresses.dataset(dataset.id, year.year),
        "conformsTo": f"{_CR}1.1",
        "name": year_title(dataset.title, year).ja,
        "description": dataset_description(dataset, catalog.demonstration).ja,
        "url": page,
        "license": dataset.license.extra["url"],
        "creator": publisher,
        "publisher": publisher,
        "version": built.lock.version,
        "datePublished": built.lock.issued.isoformat(),
        "dateModified": built.lock.modified.isoformat(),
        "inLanguage": dataset.language,
        "keywords": [word for lang in sorted(dataset.keywords) for word in dataset.keywords[lang]],
        "citeAs": f"{release_citation(catalog, built).ja} {page}",
        "isAccessibleForFree": True,
        "isLiveDataset": False,
        "distribution": [
            *(
                _file(addresses, built, file, built.dataset.table(file.table).title.ja)
                for file in built.distributions
            ),
            *(
                _file(addresses, built, file, source_title(file).ja)
                for file in built.published_sources
            ),
        ],
        "recordSet": list(_record_sets(built)),
    }
    document = {word: value for word, value in document.items() if value != []}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _file(
    addresses: Addresses,
    built: BuiltRelease,
    file: Distribution | PublishedSource,
    about: str,
) -> dict[str, Any]:
    media_type = file.format.media_type
    address = data_file(built.dataset.id, built.release.year.year, quote(file.file))
    return {
        "@type": "cr:FileObject",
        "@id": file.file,
        "name": file.file,
        "description": about,
        "contentUrl": addresses.absolute(address),
        "contentSize": f"{file.bytes} B",
        "encodingFormat": _ENCODINGS.get(media_type, media_type),
        "sha256": file.sha256,
    }


def _record_sets(built: BuiltRelease) -> Iterator[dict[str, Any]]:
    for file in built.distributions:
        if file.format.name == _PARQUET:
            name, schema = file.table, built.schema(file.table)
            title = built.dataset.table(name).title
            records: dict[str, Any] = {
                "@type": "cr:RecordSet",
                "@id": name,
                "name": name,
                "description": title.ja,
                "field": [_field(name, file.file, field) for field in schema.fields],
            }
            if schema.primary_key:
                records["key"] = [{"@id": f"{name}/{field}"} for field in schema.primary_key]
            yield records


def _field(table: str, file: str, field: Field) -> dict[str, Any]:
    about = field.title.ja
    if field.unit and f"（{field.unit.ja}）" not in about:
        about = f"{about}（{field.unit.ja}）"
    if field.description:
        about = f"{about}：{field.description.ja}"
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{field.name}",
        "name": field.name,
        "description": about,
        "dataType": _TYPES[field.type],
        "source": {"fileObject": {"@id": file}, "extract": {"column": field.name}},
    }
