"""The catalogue graph as Turtle."""

from __future__ import annotations

from rdflib import Graph

from aoimori.core.localized import Localized
from aoimori.outputs.catalogues.writer import CatalogueFormat
from aoimori.outputs.dcat.ordered import OrderedGraph


def turtle(graph: Graph) -> bytes:
    """UTF-8 Turtle with absolute IRIs. Raises ``ValueError`` for a blank node."""
    return OrderedGraph.of(graph).serialize(format="turtle", encoding="utf-8").rstrip(b"\n") + b"\n"


FORMAT = CatalogueFormat(
    name="Turtle",
    extension="ttl",
    media_type="text/turtle",
    title=Localized("カタログ（Turtle）", "Catalogue (Turtle)"),
    about=Localized("カタログ全体、DCAT、Turtle形式", "whole catalogue, DCAT, Turtle"),
    write=lambda published: turtle(published.linked("ttl")),
    paged=True,
)
