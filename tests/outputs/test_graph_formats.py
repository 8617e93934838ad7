"""The graph as Turtle, JSON-LD and RDF/XML: one content, and the same bytes whatever the hash seed
and the order of insertion."""

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF

from aoimori.core.localized import Localized
from aoimori.outputs.catalogues.jsonld import jsonld
from aoimori.outputs.catalogues.rdfxml import rdfxml
from aoimori.outputs.catalogues.turtle import turtle
from aoimori.outputs.dcat.graph import catalog_graph
from outputs.test_dcat_sample import bare, catalog, copy_of, dataset, release

WRITERS = {"turtle": turtle, "json-ld": jsonld, "xml": rdfxml}
SCRIPT = "from outputs.test_graph_formats import digest; print(digest())"
X = URIRef("https://data.example/#x")
HOSTILE = (
    "\"double\" 'single' \\ backslash",
    "<b>&amp;</b> ]]> <![CDATA[ x ]]> <!-- -->",
    "line\nline\r\nline\rend\ttab",
    " lead and trail \n",
    "𠮷野家 葛󠄀飾 👩‍👩‍👧 鰺ヶ沢",
    "\u202eright to left\u202c \u2028 \u0085 \ufeff",
    "%20 #fragment ?x=1&y=2",
)
# XML has no way to write these; definitions with one are refused (tests/sources).
NOT_FOR_XML = [chr(code) for code in range(32) if chr(code) not in "\t\n\r"] + ["\ufffe", "\uffff"]
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NOT_FOR_XML))

Write = Callable[[Graph], bytes]
every = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


def sample() -> Graph:
    hostile = [
        dataset(slug=f"hostile-{number}", title=Localized(text, text), description=Localized(text))
        for number, text in enumerate(HOSTILE)
    ]
    releases = [release(), release(bare()), *map(release, hostile)]
    graph = copy_of(catalog_graph(catalog(demonstration=True), releases))
    # A format of another package may look at a graph with words of other namespaces.
    for name in ("a#one", "b#two", "c#three"):
        graph.add((X, URIRef(f"https://words.example/{name}"), Literal(name)))
    return graph


def digest() -> str:
    graph = sample()
    return hashlib.sha256(b"".join(write(graph) for write in WRITERS.values())).hexdigest()


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    path = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest()


@pytest.mark.parametrize("seed", range(5))
def test_bytes_do_not_depend_on_order_or_prefixes(seed: int) -> None:
    graph = sample()
    triples = sorted(graph)
    random.Random(seed).shuffle(triples)
    other = Graph()
    other.bind("terms", DCTERMS, override=True, replace=True)
    for triple in triples:
        other.add(triple)
    for write in WRITERS.values():
        assert write(other) == write(graph)


def test_all_three_say_the_same() -> None:
    graph = sample()
    for name, write in WRITERS.items():
        assert isomorphic(Graph().parse(data=write(graph), format=name), graph), name


@every
def test_text_is_plain(write: Write) -> None:
    data = write(sample())
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


def test_jsonld_is_ascii_with_its_context_inside_and_absolute_iris() -> None:
    data = jsonld(sample())
    document = json.loads(data.decode("ascii"))
    assert all(isinstance(value, str) for value in document["@context"].values())
    identifiers = [node["@id"] for node in document["@graph"]]
    assert identifiers == sorted(identifiers)
    assert all(iri.startswith(("http://", "https://")) for iri in identifiers)


def test_jsonld_is_compact_only_where_it_reads_back() -> None:
    graph = Graph()
    dct = str(DCTERMS)
    for tail in ("title", "a/b", "a#b"):
        graph.add((X, URIRef(dct + tail), Literal("x")))
    for value in ("b", "a"):
        graph.add((X, DCTERMS.subject, Literal(value)))
    graph.add((X, RDF.type, DCTERMS.Standard))
    (node,) = json.loads(jsonld(graph))["@graph"]
    assert node == {
        "@id": str(X),
        "@type": "dct:Standard",
        "dct:title": "x",
        "dct:subject": ["a", "b"],
        **{dct + tail: "x" for tail in ("a/b", "a#b")},
    }


def test_turtle_has_absolute_iris() -> None:
    graph = catalog_graph(catalog(), [release()])
    lines = turtle(graph).decode().splitlines()
    assert not [line for line in lines if "<>" in line or "@base" in line or "file:" in line]


def test_rdfxml_names_every_node_in_full() -> None:
    data = rdfxml(sample()).decode()
    assert "xml:base" not in data
    assert "rdf:nodeID" not in data
    assert data.count("rdf:about=") == len(set(sample().subjects()))


@every
def test_a_blank_node_is_refused(write: Write) -> None:
    graph = sample()
    graph.add((BNode(), DCTERMS.title, Literal("nobody")))
    with pytest.raises(ValueError, match="blank node"):
        write(graph)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\uffff"])
def test_rdfxml_is_never_broken_by_a_character(character: str) -> None:
    graph = Graph()
    graph.add((X, DCTERMS.title, Literal(f"a{character}b")))
    with pytest.raises(ValueError, match="XML cannot hold"):
        rdfxml(graph)


@given(texts)
def test_any_text_survives(text: str) -> None:
    graph = Graph()
    graph.add((X, DCTERMS.title, Literal(text, lang="ja")))
    graph.add((X, DCTERMS.identifier, Literal(text)))
    graph.add((X, RDF.type, DCTERMS.Standard))
    for name, write in WRITERS.items():
        assert set(Graph().parse(data=write(graph), format=name)) == set(graph), name
