"""JSON-LD read back by rdflib: a node a row, every column an IRI, values of their own type."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef

from aoimori.core.schema import Field
from support.tables import (
    AMBIGUOUS,
    HOSTILE,
    NUMBERS,
    TEXT,
    TEXTS,
    Record,
    any_texts,
    every,
    records,
    schema,
    table,
    written,
)

SCHEMA = "https://example.org/data/schemas/tables/"
FILE = "https://example.org/data/data/pref/towns/2024/t.jsonld"
TYPES = {
    "integer": XSD.integer,
    "number": XSD.decimal,
    "date": XSD.date,
    "year": XSD.gYear,
    "boolean": XSD.boolean,
}


def graph(content: bytes) -> Graph:
    return Graph().parse(data=content, format="json-ld")


def value(literal: Any) -> object:
    assert isinstance(literal, Literal)
    if literal.datatype == XSD.gYear:
        return int(str(literal))
    if literal.datatype in (None, XSD.string):
        return str(literal)
    return literal.toPython()


@example(every([*TEXTS, *AMBIGUOUS], NUMBERS))
@given(records(any_texts))
@settings(max_examples=60)
def test_rdflib_reads_every_value_with_its_type(rows: list[Record]) -> None:
    read = graph(written("JSON-LD", table(HOSTILE, rows)))
    nodes = list(read.subjects(RDF.type, URIRef(f"{SCHEMA}hostile.json#Row")))
    assert len(nodes) == len(rows)
    assert set(read.subjects()) == set(nodes)
    told: list[Any] = []
    for node in nodes:
        record = []
        for field in HOSTILE.fields:
            literal = read.value(node, URIRef(f"{SCHEMA}hostile.json#{field.name}"))
            if isinstance(literal, Literal):
                assert literal.datatype == TYPES.get(field.type), field.name
            record.append(None if literal is None else value(literal))
        told.append(tuple(record))
    casts = [
        tuple(f.cast(text) for f, text in zip(HOSTILE.fields, row, strict=True)) for row in rows
    ]
    assert sorted(map(repr, told)) == sorted(repr(_zero(row)) for row in casts)


def _zero(row: tuple[object, ...]) -> tuple[object, ...]:
    """Decimals as rdflib has them."""
    return tuple(Literal(v).toPython() if isinstance(v, Decimal) else v for v in row)


def test_digits_survive_and_large_integers_are_text() -> None:
    fields = schema(Field("a", TEXT, "integer"), Field("b", TEXT, "number"))
    made = table(fields, [["9007199254740991", "10.0"], ["9007199254740992", None]])
    rows = json.loads(written("JSON-LD", made))["@graph"]
    assert [(row["a"], row["b"]) for row in rows] == [
        (9007199254740991, "10.0"),
        ("9007199254740992", None),
    ]


keys = st.text(st.characters(codec="utf-8"), min_size=1, max_size=3) | st.sampled_from(
    ["a,b", "a", "b", ",", "%2C", "#", "a b", "青"]
)


@given(st.lists(st.tuples(keys, keys), unique=True, max_size=4))
@settings(max_examples=60)
def test_a_row_has_an_iri_by_its_key_and_no_two_the_same(rows: list[tuple[str, str]]) -> None:
    fields = schema(Field("a", TEXT), Field("b", TEXT), key=("a", "b"))
    read = graph(written("JSON-LD", table(fields, rows)))
    nodes = set(read.subjects(RDF.type))
    assert len(nodes) == len(rows)
    for node in nodes:
        assert isinstance(node, URIRef)
        assert node.startswith(f"{FILE}#")
        assert node.n3()  # raises for what is no IRI


def test_the_iri_of_a_row_can_be_read() -> None:
    fields = schema(Field("code", TEXT), Field("no", TEXT, "integer"), key=("code", "no"))
    (row,) = json.loads(written("JSON-LD", table(fields, [["a,b", "1"]])))["@graph"]
    assert row["@id"] == f"{FILE}#a%2Cb,1"


@pytest.mark.parametrize(
    "key", [(), ("code",), ("code", "row")], ids=["no key", "a key with a status", "half a key"]
)
def test_a_row_without_a_key_has_no_iri(key: tuple[str, ...]) -> None:
    fields = replace(schema(Field("code", TEXT), Field("row", TEXT)), primary_key=key)
    content = written("JSON-LD", table(fields, [[None, "x"], [None, "x"]]))
    assert b'"@id": "https://example.org/data/data' not in content
    assert len(set(graph(content).subjects(RDF.type))) == 2


def test_fields_may_be_called_what_they_like() -> None:
    """The context uses no term of its own."""
    names = ("row", "type", "id", "xsd", "https", "graph", "context", "value")
    fields = schema(*(Field(name, TEXT, "date") for name in names))
    read = graph(written("JSON-LD", table(fields, [["2024-04-01"] * len(names)])))
    told = {(str(p), o.toPython()) for _, p, o in read if p != RDF.type}  # type: ignore[attr-defined]
    assert told == {(f"{SCHEMA}s.json#{name}", date(2024, 4, 1)) for name in names}


def test_a_row_a_line() -> None:
    made = table(schema(Field("a", TEXT)), [["1"], ["2"]])
    lines = written("JSON-LD", made).decode().splitlines()
    assert [line for line in lines if line.startswith('{"@type"')] == [
        f'{{"@type": "{SCHEMA}s.json#Row", "a": "1"}},',
        f'{{"@type": "{SCHEMA}s.json#Row", "a": "2"}}',
    ]
