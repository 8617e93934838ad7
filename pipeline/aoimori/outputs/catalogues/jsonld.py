"""The catalogue graph as JSON-LD."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from typing import Any

from rdflib import Graph, Literal
from rdflib.namespace import RDF
from rdflib.term import Node

from aoimori.core.localized import Localized
from aoimori.outputs.catalogues.writer import CatalogueFormat
from aoimori.outputs.dcat.authority import PREFIXES
from aoimori.outputs.dcat.ordered import OrderedGraph

_Object = dict[str, Any]


def jsonld(graph: Graph) -> bytes:
    """JSON-LD in ASCII with its context inside: a list of nodes, sorted, none nested, a line each.

    Written here because rdflib's order changes with the hash seed (RDFLib issue 3545). ASCII,
    since some harvesters read text without a charset as Latin-1 (metadata 3.2). Raises
    ``ValueError`` for a blank node.
    """
    nodes: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in OrderedGraph.of(graph):
        node = nodes[str(subject)]
        if predicate == RDF.type:
            node["@type"].append(_compact(str(value)))
        else:
            node[_compact(str(predicate))].append(_object(value))
    lines = (
        json.dumps({"@id": iri} | {key: _values(values) for key, values in sorted(node.items())})
        for iri, node in sorted(nodes.items())
    )
    context = json.dumps(PREFIXES)
    joined = ",\n".join(lines)
    return f'{{"@context": {context},\n"@graph": [\n{joined}\n]}}\n'.encode("ascii")


def _object(value: Node) -> _Object | str:
    if not isinstance(value, Literal):
        return {"@id": str(value)}
    if value.language:
        return {"@language": value.language, "@value": str(value)}
    if value.datatype:
        return {"@type": _compact(str(value.datatype)), "@value": str(value)}
    return str(value)


def _values(values: list[Any]) -> Any:
    if len(values) == 1:
        return values[0]
    return sorted(values, key=lambda value: json.dumps(value, sort_keys=True))


@lru_cache(2**12)
def _compact(iri: str) -> str:
    """``dct:title`` for a name straight under one of our namespaces, else the whole IRI."""
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name and "/" not in name and "#" not in name:
            return f"{prefix}:{name}"
    return iri


FORMAT = CatalogueFormat(
    name="JSON-LD",
    extension="jsonld",
    media_type="application/ld+json",
    title=Localized("カタログ（JSON-LD）", "Catalogue (JSON-LD)"),
    about=Localized("カタログ全体、DCAT、JSON-LD形式", "whole catalogue, DCAT, JSON-LD"),
    write=lambda published: jsonld(published.linked("jsonld")),
    paged=True,
)
