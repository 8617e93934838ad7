"""The catalogue graph as Turtle."""

from __future__ import annotations

from io import BytesIO

from rdflib import Graph
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from aoimori.core.localized import Localized
from aoimori.outputs.catalogues.writer import CatalogueFormat
from aoimori.outputs.dcat.ordered import OrderedGraph


class _Remembering(TurtleSerializer):
    """rdflib's, which asks for the short form of every IRI each time it meets it."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph)
        self._names: dict[tuple[Node, bool], str | None] = {}

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        asked = (uri, bool(gen_prefix))
        if asked not in self._names:
            self._names[asked] = super().get_pname(uri, gen_prefix)
        return self._names[asked]


def turtle(graph: Graph) -> bytes:
    """UTF-8 Turtle with absolute IRIs. Raises ``ValueError`` for a blank node."""
    stream = BytesIO()
    _Remembering(OrderedGraph.of(graph)).serialize(stream, encoding="utf-8")
    return stream.getvalue().rstrip(b"\n") + b"\n"


FORMAT = CatalogueFormat(
    name="Turtle",
    extension="ttl",
    media_type="text/turtle",
    title=Localized("カタログ（Turtle）", "Catalogue (Turtle)"),
    about=Localized("カタログ全体、DCAT、Turtle形式", "whole catalogue, DCAT, Turtle"),
    write=lambda published: turtle(published.linked("ttl")),
    paged=True,
)
