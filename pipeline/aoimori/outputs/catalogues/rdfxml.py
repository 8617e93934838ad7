"""The catalogue graph as RDF/XML."""

from __future__ import annotations

from rdflib import Graph

from aoimori.core.localized import Localized
from aoimori.core.text import not_for_xml
from aoimori.outputs.catalogues.writer import CatalogueFormat
from aoimori.outputs.dcat.ordered import OrderedGraph


def rdfxml(graph: Graph) -> bytes:
    """UTF-8 RDF/XML, a ``rdf:Description`` per node.

    Raises ``ValueError`` for a blank node, and for a character XML 1.0 has no way to write;
    definitions and code lists with one are refused before (``control-character``).
    """
    for triple in graph:
        if any(not_for_xml(str(term)) for term in triple):
            raise ValueError(f"XML cannot hold {triple!r}")
    return OrderedGraph.of(graph).serialize(format="xml", encoding="utf-8")


FORMAT = CatalogueFormat(
    name="RDF/XML",
    extension="rdf",
    media_type="application/rdf+xml",
    title=Localized("カタログ（RDF/XML）", "Catalogue (RDF/XML)"),
    about=Localized("カタログ全体、DCAT、RDF/XML形式", "whole catalogue, DCAT, RDF/XML"),
    write=lambda published: rdfxml(published.linked("rdf")),
    paged=True,
)
