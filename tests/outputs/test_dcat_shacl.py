"""The graph under the official DCAT-AP 3.0.1 shapes and our harvest-safety shapes.

Every shape file is run alone: several use the same IRIs, so merging them would change them.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import OWL, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS, XSD

from aoimori.core.vocabularies import SHA256
from aoimori.outputs.dcat.authority import DCAT, SPDX
from aoimori.outputs.dcat.graph import catalog_graph
from outputs.test_dcat_sample import EU, bare, catalog, copy_of, dataset, release

FOLDER = Path(__file__).with_name("shacl")
CODE_LISTS = "mdr-vocabularies.shape.ttl"
RECOMMENDED = "shapes_recommended.ttl"
SHAPES = ["shapes.ttl", "range.ttl", CODE_LISTS, "harvest-safety.ttl"]
SH = Namespace("http://www.w3.org/ns/shacl#")
CSV = URIRef("https://data.example/datasets/reiji/rivers/2019/#rivers.csv")
DATASET = URIRef("https://data.example/datasets/reiji/rivers/2019/#dataset")
# The official shape wants https where SPDX has http (shacl/README.md).
SHAPE_FAULT = (SPDX.algorithm, URIRef(SHA256))

CASES = {
    "full": lambda: catalog_graph(catalog(), [release(), release(year=2020)]),
    "bare": lambda: catalog_graph(catalog(), [release(bare())]),
    "demonstration": lambda: catalog_graph(catalog(demonstration=True), [release()]),
    "empty": lambda: catalog_graph(catalog(), []),
}


@cache
def parsed(name: str) -> Graph:
    graph = Graph().parse(FOLDER / name)
    graph.remove((None, OWL.imports, None))
    return graph


def violations(graph: Graph, shapes: str) -> list[tuple[str, str, str]]:
    """(node, path, value) of every violation correct data could clear."""
    return findings(graph, shapes, SH.Violation)


def findings(graph: Graph, shapes: str, severity: URIRef) -> list[tuple[str, str, str]]:
    """(node, path, value) of every finding of a severity that correct data could clear."""
    data = Graph()
    data += graph
    if shapes == CODE_LISTS:
        # Our own word does not make a code a member of a list.
        data.remove((None, SKOS.inScheme, None))
        data += parsed("eu-vocabularies-trimmed.ttl")
    _, report, _ = validate(data, shacl_graph=parsed(shapes), inference="none")
    assert isinstance(report, Graph)
    found = []
    # The report's own results: those nested in sh:detail only explain them.
    for result in report.objects(None, SH.result):
        if report.value(result, SH.resultSeverity) != severity:
            continue
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        if (path, value) != SHAPE_FAULT:
            found.append((str(report.value(result, SH.focusNode)), str(path), str(value)))
    return sorted(found)


@pytest.mark.parametrize("shapes", SHAPES)
@pytest.mark.parametrize("case", CASES)
def test_no_violation(case: str, shapes: str) -> None:
    assert violations(CASES[case](), shapes) == []


def test_everything_recommended_is_there_but_a_format_for_parquet() -> None:
    """The EU's table of file types has none (metadata 1)."""
    found = findings(CASES["full"](), RECOMMENDED, SH.Warning)
    assert {path for _, path, _ in found} == {str(DCTERMS["format"])}
    assert all(node.endswith(".parquet") for node, _, _ in found)


def test_codes_are_of_the_tables_that_are_recommended_but_for_a_publisher_outside_the_eu() -> None:
    found = findings(CASES["full"](), CODE_LISTS, SH.Warning)
    assert {path for _, path, _ in found} <= {str(DCTERMS.publisher)}, found


def _untyped_licence(graph: Graph) -> None:
    graph.remove((URIRef(f"{EU}licence/CC_BY_4_0"), None, None))


def _unknown_format(graph: Graph) -> None:
    graph.set((CSV, DCTERMS["format"], URIRef(f"{EU}file-type/NO_SUCH")))


def _plain_integer(graph: Graph) -> None:
    graph.set((CSV, DCAT.byteSize, Literal(42, datatype=XSD.integer)))


def _keyword_ckan_refuses(graph: Graph) -> None:
    graph.add((DATASET, DCAT.keyword, Literal("河川・ダム", lang="ja")))


@pytest.mark.parametrize(
    ("shapes", "spoil", "path"),
    [
        ("shapes.ttl", _plain_integer, DCAT.byteSize),
        ("range.ttl", _untyped_licence, DCTERMS.license),
        (CODE_LISTS, _unknown_format, DCTERMS["format"]),
        ("harvest-safety.ttl", _keyword_ckan_refuses, DCAT.keyword),
    ],
)
def test_shapes_see_what_is_wrong(
    shapes: str, spoil: Callable[[Graph], None], path: URIRef
) -> None:
    graph = copy_of(catalog_graph(catalog(), [release()]))
    spoil(graph)
    assert str(path) in {found for _, found, _ in violations(graph, shapes)}


def test_labels_of_codes_are_those_of_their_tables() -> None:
    graph = catalog_graph(catalog(), [release(dataset())])
    lists = parsed("eu-vocabularies-trimmed.ttl")
    checked = 0
    for node, label in graph.subject_objects(SKOS.prefLabel):
        known = set(lists.objects(node, SKOS.prefLabel))
        # A file type is labelled with its code, which is how people name it.
        if known and "/file-type/" not in str(node):
            assert label in known
            checked += 1
    assert checked >= 8
