"""The catalogue of this repository's datasets under the official shapes and the quality metrics of
data.europa.eu; one graph in three formats."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF

from aoimori.outputs.dcat.authority import DCAT
from outputs.test_dcat_shacl import (
    CODE_LISTS,
    RECOMMENDED,
    SH,
    SHAPES,
    findings,
    parsed,
    violations,
)
from standards.conftest import BASE
from standards.mqa import Scorer


@cache
def graph_of(path: Path) -> Graph:
    return Graph().parse(path)


@pytest.fixture
def graph(site: Path) -> Graph:
    return graph_of(site / "catalog.ttl")


@pytest.mark.parametrize("shapes", SHAPES)
def test_no_violation(graph: Graph, shapes: str) -> None:
    assert violations(graph, shapes) == []


def test_the_only_warning_is_that_of_parquet(graph: Graph) -> None:
    """The EU's table of file types has no code for it."""
    found = findings(graph, RECOMMENDED, SH.Warning)
    assert {path for _, path, _ in found} == {str(DCTERMS["format"])}
    assert all(node.endswith(".parquet") for node, _, _ in found)
    # Nobody outside the EU is in its table of corporate bodies.
    others = findings(graph, CODE_LISTS, SH.Warning)
    assert {path for _, path, _ in others} == {str(DCTERMS.publisher)}


def test_every_dataset_has_405_points(graph: Graph, site: Path) -> None:
    """Every licence here is in the EU's table; every address leads to a file."""
    broken = {
        node for shapes in ("shapes.ttl", "range.ttl") for node, _, _ in violations(graph, shapes)
    }
    scorer = Scorer(graph, site, BASE, frozenset(broken), parsed("eu-vocabularies-trimmed.ttl"))
    lost = scorer.lost()
    assert len(lost) == len(set(graph.subjects(RDF.type, DCAT.Dataset))) == 15
    assert set(map(str, lost.values())) == {"{}"}, lost
    assert scorer.misses == set()


@pytest.mark.parametrize(
    ("predicate", "metric"),
    [
        (DCAT.contactPoint, "contact"),
        (DCTERMS.temporal, "temporal"),
    ],
)
def test_what_is_missing_costs_points(
    graph: Graph, site: Path, predicate: URIRef, metric: str
) -> None:
    less = Graph()
    less += graph
    less.remove((None, predicate, None))
    scorer = Scorer(less, site, BASE, frozenset(), parsed("eu-vocabularies-trimmed.ttl"))
    assert all(metric in lost for lost in scorer.lost().values())


def test_a_licence_the_eu_does_not_know_costs_ten(graph: Graph, site: Path) -> None:
    other = Graph()
    for s, p, o in graph:
        other.add((s, p, URIRef("https://terms.example/") if p == DCTERMS.license else o))
    scorer = Scorer(other, site, BASE, frozenset(), parsed("eu-vocabularies-trimmed.ttl"))
    assert set(map(str, scorer.lost().values())) == {"{'known licence': 10}"}


def test_one_graph_in_three_formats(graph: Graph, site: Path) -> None:
    for name in ("catalog.jsonld", "catalog.rdf"):
        assert isomorphic(graph, graph_of(site / name)), name
    (site / "catalog.jsonld").read_bytes().decode("ascii")
