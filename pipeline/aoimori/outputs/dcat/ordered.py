"""The graph in an order of its own, whatever built it and whatever the hash seed is."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from rdflib import BNode, Graph, URIRef

from aoimori.outputs.dcat.authority import PREFIXES

# A triple of terms, or what is asked for: ``None`` for any. rdflib's own types of it are wider than
# what comes here.
_Triple = tuple[Any, Any, Any]
_Index = dict[Any, list[_Triple]]


class OrderedGraph(Graph):
    """A copy with our prefixes alone, whose triples come sorted: a serialiser of rdflib that
    walks it writes the same bytes for equal graphs.

    The triples are sorted once, by their N-Triples forms, and found by subject, predicate or value
    in the lists they are kept in; it is not to be changed. Raises ``ValueError`` for a blank node:
    its name would be drawn anew at every run.
    """

    def __init__(self, graph: Iterable[Any], more: Iterable[_Triple] = ()) -> None:
        """Sort the triples of a graph, and ``more``; those of one in order are not sorted anew."""
        self._triples: list[_Triple]
        super().__init__(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            self.bind(prefix, namespace)
        self._triples = [*graph._triples] if isinstance(graph, OrderedGraph) else _sorted(graph)
        for triple in more:
            insort(self._triples, triple, key=_form)
        self._without_prefix: set[str] = set()
        # Prefixes of other namespaces are numbered in the order they are met.
        for predicate in sorted({str(predicate) for _, predicate, _ in self._triples}):
            self.namespace_manager.compute_qname_strict(predicate)

    @classmethod
    def of(cls, graph: Graph) -> OrderedGraph:
        """The graph itself if it is in order, else a copy that is."""
        return graph if isinstance(graph, cls) else cls(graph)

    def __len__(self) -> int:
        return len(self._triples)

    def compute_qname(self, uri: str, generate: bool = True) -> tuple[str, URIRef, str]:
        """As rdflib's, which looks for a prefix anew each time where there is none: for most IRIs
        of ours, in most of the time that Turtle takes."""
        if uri in self._without_prefix:
            raise KeyError(uri)
        try:
            return super().compute_qname(uri, generate)
        except (KeyError, ValueError):
            self._without_prefix.add(uri)
            raise

    # rdflib has an overload for paths, which come through here as well.
    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]
        """The triples that match, in the order of their N-Triples forms."""
        subject, predicate, value = triple
        if subject is not None and predicate is not None:
            found = self._of_both.get((subject, predicate), ())
            return (each for each in found if value in (None, each[2]))
        if subject is not None:
            found = self._of_subject.get(subject, ())
            return (each for each in found if value in (None, each[2]))
        if value is not None:
            found = self._of_value.get(value, ())
            return (each for each in found if predicate in (None, each[1]))
        return iter(self._triples if predicate is None else self._of_predicate.get(predicate, ()))

    @cached_property
    def _of_subject(self) -> _Index:
        return self._indexed(lambda triple: triple[0])

    @cached_property
    def _of_both(self) -> _Index:
        return self._indexed(lambda triple: triple[:2])

    @cached_property
    def _of_predicate(self) -> _Index:
        return self._indexed(lambda triple: triple[1])

    @cached_property
    def _of_value(self) -> _Index:
        return self._indexed(lambda triple: triple[2])

    def _indexed(self, key: Any) -> _Index:
        found: defaultdict[Any, list[_Triple]] = defaultdict(list)
        for triple in self._triples:
            found[key(triple)].append(triple)
        return dict(found)

    def add(self, triple: Any) -> Any:
        raise TypeError("an ordered graph is not to be changed")

    remove = add


def _sorted(graph: Iterable[_Triple]) -> list[_Triple]:
    forms: dict[Any, str] = {}

    def form(triple: _Triple) -> list[str]:
        for term in triple:
            if term not in forms:
                if isinstance(term, BNode):
                    raise ValueError("the catalogue graph has a blank node")
                forms[term] = term.n3()
        return [forms[term] for term in triple]

    return sorted(graph, key=form)


def _form(triple: _Triple) -> list[str]:
    return [term.n3() for term in triple]
