"""What a graph is made of while it is made: each statement once, in no order."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.term import Node

Statement = tuple[URIRef, URIRef, Node]


class Statements:
    """Statements by their subject. rdflib's store keeps three indexes for every one, which nothing
    asks for here."""

    def __init__(self) -> None:
        self._of: dict[URIRef, dict[tuple[URIRef, Node], None]] = {}

    def add(self, statement: Statement) -> None:
        subject, predicate, value = statement
        self._of.setdefault(subject, {})[predicate, value] = None

    def __contains__(self, statement: Statement) -> bool:
        subject, predicate, value = statement
        return (predicate, value) in self._of.get(subject, ())

    def __iter__(self) -> Iterator[Statement]:
        for subject, told in self._of.items():
            for predicate, value in told:
                yield subject, predicate, value
