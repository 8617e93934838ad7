"""The metrics of data.europa.eu's Metadata Quality Assurance (405 points), without a network.

Weights and rules are those of its manual; where it is vague, the stricter reading is taken. A
distribution metric counts on the best single distribution, as there. An address works if it is
below the base URL and leads to a file of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node

DCAT = Namespace("http://www.w3.org/ns/dcat#")
EU = "http://publications.europa.eu/resource/authority/"
IANA = re.compile(r"https?://www\.iana\.org/assignments/media-types/[a-z]+/[\w.+-]+")
# The lists of data.europa.eu (edp-vocabularies), as far as formats of ours may be on them.
NON_PROPRIETARY = {"CSV", "GEOJSON", "GPKG", "HTML", "JSON", "JSON_LD", "ODS", "RDF_XML", "XML"}
MACHINE_READABLE = {"CSV", "GEOJSON", "JSON", "JSON_LD", "ODS", "RDF_XML", "XLS", "XLSX", "XML"}
_OF_DATASETS = {
    "keyword": (30, DCAT.keyword),
    "theme": (30, DCAT.theme),
    "spatial": (20, DCTERMS.spatial),
    "temporal": (20, DCTERMS.temporal),
    "access rights": (10, DCTERMS.accessRights),
    "contact": (20, DCAT.contactPoint),
    "publisher": (10, DCTERMS.publisher),
    "issued": (5, DCTERMS.issued),
    "modified": (5, DCTERMS.modified),
}
TOTAL = 405


@dataclass(frozen=True)
class Scorer:
    """Scores the datasets of a graph whose site lies in a folder; ``violating`` are the nodes that
    break a shape of DCAT-AP; ``vocabularies`` the EU's tables."""

    graph: Graph
    site: Path
    base: str
    violating: frozenset[str]
    vocabularies: Graph
    misses: set[str] = field(default_factory=set)

    def lost(self) -> dict[str, dict[str, int]]:
        """Of every dataset the points it lacks, by metric."""
        datasets = sorted(map(str, self.graph.subjects(RDF.type, DCAT.Dataset)))
        return {iri: self._lost(URIRef(iri)) for iri in datasets}

    def _lost(self, dataset: URIRef) -> dict[str, int]:
        points = {
            name: worth if self._has(dataset, predicate) else 0
            for name, (worth, predicate) in _OF_DATASETS.items()
        }
        full = {name: worth for name, (worth, _) in _OF_DATASETS.items()}
        rights = self._values(dataset, DCTERMS.accessRights)
        full |= {"known access rights": 5, "DCAT-AP": 30}
        points["known access rights"] = 5 * any(self._is_in(r, "access-right") for r in rights)
        points["DCAT-AP"] = 30 * (not self._own(dataset) & self.violating)
        files = [self._of_file(node) for node in self.graph.objects(dataset, DCAT.distribution)]
        best = max(files, key=lambda each: sum(each.values()), default={})
        full |= _WORTH
        points |= {name: best.get(name, 0) for name in _WORTH}
        assert sum(full.values()) == TOTAL
        return {name: full[name] - points[name] for name in full if points[name] < full[name]}

    def _of_file(self, node: Node) -> dict[str, int]:
        prefix = f"{EU}file-type/"
        formats = self._values(node, DCTERMS["format"])
        codes = {str(each).removeprefix(prefix) for each in formats}
        media = self._values(node, DCAT.mediaType)
        licences = self._values(node, DCTERMS.license)
        are_known = all(self._is_in(each, "file-type") for each in formats)
        tests: Mapping[str, Callable[[], object]] = {
            "access URL works": lambda: any(map(self._works, self._values(node, DCAT.accessURL))),
            "download URL": lambda: self._has(node, DCAT.downloadURL),
            "download URL works": lambda: any(
                map(self._works, self._values(node, DCAT.downloadURL))
            ),
            "format": lambda: formats,
            "media type": lambda: media,
            "vocabulary": lambda: (
                formats and media and are_known and all(IANA.fullmatch(str(m)) for m in media)
            ),
            "non-proprietary": lambda: codes & NON_PROPRIETARY,
            "machine-readable": lambda: codes & MACHINE_READABLE,
            "licence": lambda: licences,
            "known licence": lambda: any(self._is_in(each, "licence") for each in licences),
            "rights": lambda: self._has(node, DCTERMS.rights),
            "size": lambda: self._has(node, DCAT.byteSize),
        }
        return {name: _WORTH[name] * bool(test()) for name, test in tests.items()}

    def _values(self, node: Node, predicate: Node) -> list[Node]:
        return [value for value in self.graph.objects(node, predicate) if str(value).strip()]

    def _has(self, node: Node, predicate: Node) -> bool:
        return bool(self._values(node, predicate))

    def _is_in(self, value: Node, table: str) -> bool:
        return (value, SKOS.inScheme, URIRef(EU + table)) in self.vocabularies

    def _works(self, value: Node) -> bool:
        url = str(value)
        path = unquote(urlsplit(url.removeprefix(self.base)).path)
        target = self.site / path
        works = url.startswith(self.base) and (
            target.is_file() or (path.endswith("/") and (target / "index.html").is_file())
        )
        if not works:
            self.misses.add(url)
        return works

    def _own(self, dataset: URIRef) -> set[str]:
        """The dataset and everything under it, up to others."""
        fence = {
            node
            for kind in (DCAT.Dataset, DCAT.DatasetSeries, DCAT.Catalog, DCAT.CatalogRecord)
            for node in self.graph.subjects(RDF.type, kind)
        } - {dataset}
        seen: set[Node] = set()
        todo: list[Node] = [dataset]
        while todo:
            node = todo.pop()
            if node not in seen and node not in fence and isinstance(node, URIRef):
                seen.add(node)
                todo += [o for _, p, o in self.graph.triples((node, None, None)) if p != RDF.type]
        return set(map(str, seen))


_WORTH = {
    "access URL works": 50,
    "download URL": 20,
    "download URL works": 30,
    "format": 20,
    "media type": 10,
    "vocabulary": 10,
    "non-proprietary": 20,
    "machine-readable": 20,
    "licence": 20,
    "known licence": 10,
    "rights": 5,
    "size": 5,
}
