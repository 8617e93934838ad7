"""What ckanext-dcat tells of a package that we put there, against our own graph: every difference
is one that docs/ckan.md explains."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF
from rdflib.term import Node

from aoimori.outputs.dcat.authority import DCAT
from outputs.test_dcat_shacl import violations
from realckan.portal import RealPortal, publish
from support.project import SmallProject

PAGE = "https://example.org/data/datasets/pref/towns/"
# The dataset of a year, and the one with all years.
OURS, THEIRS = URIRef(f"{PAGE}2024/#dataset"), URIRef(f"{PAGE}#dataset")
FILE = URIRef(f"{PAGE}2024/#towns.csv")


def name(predicate: Node) -> str:
    return str(predicate).replace("#", "/").rpartition("/")[2]


def statements(graph: Graph, subject: URIRef) -> set[tuple[str, str]]:
    """What is said of a node: by predicate, literals without their language; of a node without a
    name, what is said of that."""
    return {
        (name(predicate), told)
        for predicate, value in graph.predicate_objects(subject)
        for told in _told(graph, value)
    }


def _told(graph: Graph, value: Node) -> Iterator[str]:
    if isinstance(value, Literal) or not isinstance(value, URIRef):
        inside = sorted(str(o) for p, o in graph.predicate_objects(value) if p != RDF.type)
        yield " ".join(inside) if inside else str(value)
    else:
        yield str(value)


@pytest.fixture
def graphs(ckan: RealPortal, small: SmallProject) -> tuple[Graph, Graph]:
    assert publish(small, ckan.url)["exit"] == 0
    own = Graph().parse(small.root / "build/site/catalog.ttl")
    answer = requests.get(f"{ckan.url}/dataset/020001_towns.ttl", timeout=60)
    return own, Graph().parse(data=answer.content, format="turtle")


def differing(graphs: tuple[Graph, Graph], ours: URIRef, theirs: URIRef) -> set[str]:
    """The predicates of which the two do not say the same."""
    own, exported = graphs
    one, other = statements(own, ours), statements(exported, theirs)
    return {predicate for predicate, _ in one ^ other}


def test_of_the_dataset_it_tells_what_we_tell_but_for_these(graphs: tuple[Graph, Graph]) -> None:
    assert differing(graphs, OURS, THEIRS) == {
        "contactPoint",  # CKAN makes one of the maintainer
        "description",  # a portal has one language
        "identifier",  # of the dataset, without a year
        "landingPage",  # its page
        "page",  # the packages of each year
        "subject",  # a package is in a group of the theme
        "temporal",  # no name of its own; the days are the same, see below
        "title",  # without the year
        "version",  # each file has its own
    }


def test_of_a_file_it_tells_what_we_tell_but_for_these(graphs: tuple[Graph, Graph]) -> None:
    assert differing(graphs, FILE, FILE) == {
        "checksum",  # no name of its own; the value is the same, see below
        "description",  # one language
        "format",  # CKAN's format, not a code of the EU
        "mediaType",  # as a text, not as the IRI of IANA
        "rights",  # as a text inside, not by the name of our statement
        "title",  # with the year: the files of all years stand side by side
    }


def test_what_has_no_name_says_the_same(graphs: tuple[Graph, Graph]) -> None:
    own, exported = graphs
    for path in ((DCTERMS.temporal, DCAT.startDate), (DCTERMS.temporal, DCAT.endDate)):
        values = [
            graph.value(graph.value(subject, path[0]), path[1])
            for graph, subject in ((own, OURS), (exported, THEIRS))
        ]
        assert values[0] == values[1] is not None
    sums = [
        {str(o) for _, o in graph.predicate_objects(graph.value(FILE, SPDX_CHECKSUM))}
        for graph in (own, exported)
    ]
    assert sums[0] >= sums[1] - {"http://spdx.org/rdf/terms#Checksum"}


SPDX_CHECKSUM = URIRef("http://spdx.org/rdf/terms#checksum")


def test_the_dataset_is_valid(graphs: tuple[Graph, Graph]) -> None:
    """Under the official DCAT-AP shapes: what is wrong are the format and media type of files, as
    ckanext-dcat makes them of CKAN's, and classes of codes and contacts, which it does not
    state."""
    _, exported = graphs
    for shapes, unstated in (("shapes.ttl", set()), ("range.ttl", {"contactPoint", "theme"})):
        found = {
            (node, path.replace("#", "/").rpartition("/")[2])
            for node, path, _ in violations(exported, shapes)
        }
        assert {path for node, path in found if node == str(THEIRS)} == unstated
        others = {path for node, path in found if node != str(THEIRS)}
        assert others <= {"format", "mediaType", "availability", "status", "type"}, found
