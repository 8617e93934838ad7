"""A large catalogue in pages: nothing is lost, nothing points to a page that was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from aoimori.core.release import BuiltRelease
from aoimori.outputs.catalogues import Published, all_catalogues, catalogue_files
from aoimori.outputs.dcat import paging
from aoimori.outputs.dcat.authority import DCAT, HYDRA
from aoimori.outputs.dcat.paging import pages_of
from outputs.test_dcat_sample import catalog, dataset, release
from outputs.test_dcat_shacl import SHAPES, violations

FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}


def releases(years: Sequence[int]) -> list[BuiltRelease]:
    """As many datasets as numbers, each with so many years."""
    return [
        release(replace(dataset(), slug=f"d{number}"), 2000 + year)
        for number, count in enumerate(years)
        for year in range(count)
    ]


@given(st.lists(st.integers(1, 7), max_size=30), st.integers(1, 20), st.integers(1, 10))
def test_every_release_is_on_one_page_with_the_others_of_its_dataset(
    years: list[int], whole: int, page: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "WHOLE", whole)
        patch.setattr(paging, "PAGE", page)
        some = releases(years)
        pages = list(pages_of(some))
    assert sorted(each.id for part in pages for each in part) == sorted(each.id for each in some)
    assert len(pages) == 1 or len(some) > whole
    datasets = [{each.dataset.id for each in part} for part in pages]
    assert sum(map(len, datasets)) == len({each.dataset.id for each in some})
    for part, own in zip(pages, datasets, strict=True):
        assert len(part) <= page or len(own) == 1 or len(pages) == 1


def test_a_thousand_are_one_file_and_one_more_are_pages() -> None:
    assert [len(part) for part in pages_of(releases([1] * 1000))] == [1000]
    assert [len(part) for part in pages_of(releases([1] * 1001))] == [500, 500, 1]


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> tuple[Published, dict[str, bytes]]:
    monkeypatch.setattr(paging, "WHOLE", 3)
    monkeypatch.setattr(paging, "PAGE", 2)
    published = Published.of(catalog(), tuple(releases([2, 1, 1, 2])))
    return published, dict(catalogue_files(published, [form for _, form in all_catalogues()]))


def test_pages_together_are_the_whole(paged: tuple[Published, dict[str, bytes]]) -> None:
    published, files = paged
    assert sorted(files) == sorted(
        [
            *(f"catalog{page}.{end}" for end in FORMATS for page in ("", "-2", "-3")),
            "catalog.csv",
            "catalog.suisho.csv",
        ]
    )
    for end, name in FORMATS.items():
        whole = Graph()
        for page in ("", "-2", "-3"):
            whole.parse(data=files[f"catalog{page}.{end}"], format=name)
        for view in list(whole.subjects(RDF.type, HYDRA.PartialCollectionView)):
            whole.remove((view, None, None))
            whole.remove((None, None, view))
        assert isomorphic(whole, published.graph), end


def test_every_page_leads_to_the_next_of_its_format_and_the_last_to_none(
    paged: tuple[Published, dict[str, bytes]],
) -> None:
    _, files = paged
    for end, name in FORMATS.items():
        address, seen = f"catalog.{end}", []
        while address:
            assert address not in seen
            seen.append(address)
            graph = Graph().parse(data=files[address], format=name)
            view = URIRef(f"https://data.example/{address}")
            assert graph.value(view, RDF.type) == HYDRA.PartialCollectionView
            following = graph.value(view, HYDRA.next)
            address = str(following).removeprefix("https://data.example/") if following else ""
        assert seen == [f"catalog.{end}", f"catalog-2.{end}", f"catalog-3.{end}"]


@pytest.mark.parametrize("shapes", SHAPES)
def test_every_page_is_valid_by_itself(
    paged: tuple[Published, dict[str, bytes]], shapes: str
) -> None:
    _, files = paged
    for page in ("", "-2", "-3"):
        graph = Graph().parse(data=files[f"catalog{page}.ttl"], format="turtle")
        assert violations(graph, shapes) == []


def test_the_catalogue_has_one_day_on_all_pages(
    paged: tuple[Published, dict[str, bytes]],
) -> None:
    _, files = paged
    said = {
        value
        for name, content in files.items()
        if name.endswith(".ttl")
        for value in Graph()
        .parse(data=content)
        .objects(
            URIRef("https://data.example/#catalog"), URIRef("http://purl.org/dc/terms/modified")
        )
    }
    assert len(said) == 1
    assert all(isinstance(value, Literal) for value in said)


def test_a_small_catalogue_has_no_links() -> None:
    published = Published.of(catalog(), tuple(releases([2, 1])))
    (page,) = published.in_pages()
    graph = page.linked("ttl")
    assert not list(graph.subjects(RDF.type, HYDRA.PartialCollectionView))
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 3
