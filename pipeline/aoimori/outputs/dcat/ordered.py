"""The graph in an order of its own, whatever built it and whatever the hash seed is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rdflib import BNode, Graph

from aoimori.outputs.dcat.authority import PREFIXES


class OrderedGraph(Graph):
    """A copy with our prefixes alone, whose triples come sorted: a serialiser of rdflib that
    walks it writes the same bytes for equal graphs.

    The triples are sorted once, by their N-Triples forms, and kept by what they are asked for; it
    is not to be changed. Raises ``ValueError`` for a blank node: its name would be drawn anew at
    every run.
    """

    def __init__(self, graph: Graph) -> None:
        super().__init__(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            self.bind(prefix, namespace)
        self._found: defaultdict[Any, list[Any]] = defaultdict(list)
        for triple in _sorted(graph):
            super().add(triple)
            subject, predicate, value = triple
            for asked in (
                (None, None, None),
                (subject, None, None),
                (subject, predicate, None),
                (None, predicate, None),
                (None, None, value),
            ):
                self._found[asked].append(triple)
        # Prefixes of other namespaces are numbered in the order they are met.
        for predicate in sorted({str(predicate) for predicate in self.predicates()}):
            self.namespace_manager.compute_qname_strict(predicate)

    @classmethod
    def of(cls, graph: Graph) -> OrderedGraph:
        """The graph itself if it is in order, else a copy that is."""
        return graph if isinstance(graph, cls) else cls(graph)

    # rdflib has an overload for paths, which come through here as well.
    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]
        """The triples that match, in the order of their N-Triples forms."""
        found = self._found.get(triple)
        if found is not None:
            return iter(found)
        return iter(sorted(super().triples(triple), key=_form))

    def add(self, triple: Any) -> Any:
        raise TypeError("an ordered graph is not to be changed")

    remove = add


def _sorted(graph: Graph) -> list[Any]:
    forms: dict[Any, str] = {}

    def form(triple: Any) -> list[str]:
        for term in triple:
            if term not in forms:
                if isinstance(term, BNode):
                    raise ValueError("the catalogue graph has a blank node")
                forms[term] = term.n3()
        return [forms[term] for term in triple]

    return sorted(graph, key=form)


def _form(triple: Any) -> list[str]:
    return [term.n3() for term in triple]
