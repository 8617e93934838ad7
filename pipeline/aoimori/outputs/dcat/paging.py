"""A large catalogue in pages (Hydra Core, PartialCollectionView; metadata 3.2, rule 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rdflib import URIRef
from rdflib.namespace import RDF

from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.outputs.dcat.authority import HYDRA

Link = tuple[URIRef, URIRef, URIRef]
# So many releases are one file; of more, a page has so many. Harvesters read a page whole, up to
# 50 MB.
WHOLE = 1000
PAGE = 500


def pages_of(releases: Sequence[BuiltRelease]) -> Iterator[tuple[BuiltRelease, ...]]:
    """The releases of every page, in the order of their ids. All years of a dataset are on one:
    what points to another year must not point to a page that was not read."""
    if len(releases) <= WHOLE:
        yield tuple(releases)
        return
    page: tuple[BuiltRelease, ...] = ()
    for years in by_dataset(releases).values():
        if page and len(page) + len(years) > PAGE:
            yield page
            page = ()
        page += years
    yield page


def links(catalog: str, page: int, pages: int, address: Callable[[int], str]) -> Iterator[Link]:
    """What ties a page of a catalogue (its IRI) to those before and after it by their addresses;
    nothing if it is the only one.

    The last one has no ``hydra:next``: that is how a harvester knows the end.
    """
    if pages == 1:
        return
    view = URIRef(address(page))
    yield URIRef(catalog), HYDRA.view, view
    yield view, RDF.type, HYDRA.PartialCollectionView
    for word, number in (
        (HYDRA.first, 1),
        (HYDRA.previous, page - 1),
        (HYDRA.next, page + 1),
        (HYDRA.last, pages),
    ):
        if 1 <= number <= pages:
            yield view, word, URIRef(address(number))
