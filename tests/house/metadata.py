"""What each standard's document of a full catalogue says, in the words of docs/metadata.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rdflib.namespace import RDF

from aoimori.core.catalog import Catalog
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, PublishedSource
from aoimori.core.schema import Coordinates, Field, ForeignKey, TableSchema
from aoimori.core.series import Series
from aoimori.core.summary import TableSummary
from aoimori.outputs.catalogues.list06 import COLUMNS
from aoimori.outputs.catalogues.list06old import OLD_COLUMNS
from aoimori.outputs.dcat.graph import catalog_graph
from aoimori.outputs.meta.api import api
from aoimori.outputs.meta.cataloguepackage import catalogue_package
from aoimori.outputs.meta.documents import citable_documents, release_documents
from aoimori.outputs.meta.schemaorg import all_years_page_data, release_page_data
from outputs.test_dcat_sample import CSV, catalog, dataset, release

FULL = TableSchema(
    "rivers",
    Localized("河川の表", "Rivers"),
    (
        Field("code", Localized("コード", "Code"), codes="rivers", constraints={"required": True}),
        Field(
            "length",
            Localized("長さ", "Length"),
            "number",
            Localized("km", "km"),
            Localized("本流。", "Main stream."),
            constraints={"minimum": 0},
        ),
        Field("open", Localized("公開", "Open"), "boolean"),
        Field("lat", Localized("緯度", "Latitude"), "number"),
        Field("lon", Localized("経度", "Longitude"), "number"),
    ),
    primary_key=("code",),
    foreign_keys=(ForeignKey(("code",), "rivers", ("code",)),),
    coordinates=Coordinates("lon", "lat"),
)


def whole() -> tuple[Catalog, tuple[BuiltRelease, ...]]:
    """A catalogue in which everything is there that may be: two years, a correction, a source."""
    full = dataset()
    full = replace(full, tables=tuple(replace(table, schema=FULL) for table in full.tables))
    source = PublishedSource("datasets/x/川.xlsx", CSV, "_source/川.xlsx", 9, "cc" * 32)
    years = []
    for year in (2018, 2019):
        one = release(full, year)
        lock = replace(one.lock, note="訂正", relisted=date(2021, 1, 1))
        summary = TableSummary("rivers", 7, 0, (), ())
        years.append(
            replace(one, lock=lock, tables={"rivers": summary}, published_sources=(source,))
        )
    return catalog(demonstration=True, contact=full.contact), tuple(years)


def _keys(value: Any) -> Iterator[str]:
    """The words of a JSON document; not its JSON-LD keywords, nor what is keyed by language."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "@context" or key in ("ja", "en"):
                continue
            if not key.startswith("@"):
                yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _dcat() -> set[str]:
    own, years = whole()
    graph = catalog_graph(own, years)
    return {graph.namespace_manager.curie(str(p)) for _, p, _ in graph if p != RDF.type}


def _json(*contents: bytes) -> set[str]:
    return {key for content in contents for key in _keys(json.loads(content))}


def _beside(ending: str) -> set[str]:
    own, years = whole()
    documents = (*release_documents(own, years[1]), *citable_documents(own, years[1:]))
    return _json(*(content for address, content in documents if address.endswith(ending)))


def _packages() -> set[str]:
    own, years = whole()
    return _beside("datapackage.json") | _json(catalogue_package(own, years))


def _schemaorg() -> set[str]:
    own, years = whole()
    newest_first = years[::-1]
    series = Series("reiji/rivers", (), years[0].distributions)
    one = release_page_data(own, newest_first, years[0], "https://x/", "ja")
    every = all_years_page_data(own, newest_first, series.distributions, "https://x/", "ja")
    return {*_keys(one), *_keys(every)}


def _api() -> set[str]:
    own, years = whole()
    return _json(*(content for _, content in api(own, years, ())))


# By the name of the standard in the page: every word that we use of it.
WORDS: Mapping[str, Callable[[], set[str]]] = {
    "DCAT": _dcat,
    "schema.org": _schemaorg,
    "Croissant": lambda: _beside("croissant.json"),
    "Data Package": _packages,
    "CSVW": lambda: _beside("csv-metadata.json"),
    "API": _api,
    "06": lambda: {*COLUMNS, *OLD_COLUMNS},
}
