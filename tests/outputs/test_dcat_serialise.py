"""Bytes of the graph: the same whatever the hash seed and the order of insertion."""

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS

from aoimori.outputs.dcat.graph import catalog_graph
from aoimori.outputs.dcat.serialise import jsonld, turtle
from outputs.test_dcat_sample import bare, catalog, release

SCRIPT = "from outputs.test_dcat_serialise import digest; print(digest())"


def sample() -> Graph:
    return catalog_graph(catalog(demonstration=True), [release(), release(bare())])


def digest() -> str:
    graph = sample()
    return hashlib.sha256(turtle(graph) + jsonld(graph)).hexdigest()


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
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
    assert turtle(other) == turtle(graph)
    assert jsonld(other) == jsonld(graph)


def test_turtle_and_jsonld_say_the_same() -> None:
    graph = sample()
    assert isomorphic(Graph().parse(data=turtle(graph), format="turtle"), graph)
    assert isomorphic(Graph().parse(data=jsonld(graph), format="json-ld"), graph)


@pytest.mark.parametrize("write", [turtle, jsonld])
def test_text_is_plain(write) -> None:  # type: ignore[no-untyped-def]
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


def test_turtle_has_absolute_iris() -> None:
    lines = turtle(sample()).decode().splitlines()
    assert not [line for line in lines if "<>" in line or "@base" in line or "file:" in line]


@pytest.mark.parametrize("write", [turtle, jsonld])
def test_a_blank_node_is_refused(write) -> None:  # type: ignore[no-untyped-def]
    graph = sample()
    graph.add((BNode(), DCTERMS.title, Literal("nobody")))
    with pytest.raises(ValueError, match="blank node"):
        write(graph)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_survives(text: str) -> None:
    graph = Graph()
    graph.add((URIRef("https://data.example/#x"), DCTERMS.title, Literal(text, lang="ja")))
    graph.add((URIRef("https://data.example/#x"), DCTERMS.identifier, Literal(text)))
    assert set(Graph().parse(data=turtle(graph), format="turtle")) == set(graph)
    assert set(Graph().parse(data=jsonld(graph), format="json-ld")) == set(graph)
