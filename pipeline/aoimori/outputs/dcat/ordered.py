"""The graph in an order of its own, whatever built it and whatever the hash seed is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rdflib import BNode, Graph

from aoimori.outputs.dcat.authority import PREFIXES


class OrderedGraph(Graph):
    """A copy with our prefixes alone, whose triples come sorted: a serialiser of rdflib that
    walks it writes the same bytes for equal graphs.

    Raises ``ValueError`` for a blank node: its name would be drawn anew at every run.
    """

    def __init__(self, graph: Graph) -> None:
        super().__init__(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            self.bind(prefix, namespace)
        for triple in graph:
            if any(isinstance(term, BNode) for term in triple):
                raise ValueError("the catalogue graph has a blank node")
            self.add(triple)
        # Prefixes of other namespaces are numbered in the order they are met.
        for predicate in sorted({str(predicate) for predicate in self.predicates()}):
            self.namespace_manager.compute_qname_strict(predicate)

    # rdflib has an overload for paths, which come through here as well.
    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]
        """The triples that match, in the order of their N-Triples forms."""
        found = list(super().triples(triple))
        if len(found) > 1:  # most patterns match one triple: no forms to be made
            found.sort(key=lambda terms: [term.n3() for term in terms])
        yield from found
