"""The years of a dataset as ``dcat:DatasetSeries`` (DCAT 3, 6.7): from two releases on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from aoimori.core import wording
from aoimori.core.catalog import Catalog
from aoimori.core.fiscal import Period
from aoimori.core.identity import Addresses, dataset_page
from aoimori.core.release import BuiltRelease
from aoimori.outputs.dcat import nodes
from aoimori.outputs.dcat.authority import DCAT, fragment
from aoimori.outputs.dcat.dataset import about
from aoimori.outputs.dcat.statements import Statements


def add_series(
    graph: Statements, catalog: Catalog, releases: Sequence[BuiltRelease]
) -> URIRef | None:
    """Add the series of a dataset (``releases``: its published years, the newest first) and what
    ties them to it; nothing for a single year.

    It is no ``dcat:Dataset`` as well: harvesters would take it for one more (metadata 1). Only
    ``dcat:prev`` is told, its inverse follows.
    """
    if len(releases) < 2:
        return None
    addresses, dataset = Addresses(catalog.base_url), releases[0].dataset
    newest_first = [URIRef(addresses.dataset(r.dataset.id, r.release.year.year)) for r in releases]
    iri = addresses.series(dataset.id)
    series = nodes.describe(
        graph,
        iri,
        (DCAT.DatasetSeries,),
        (DCTERMS.identifier, Literal(dataset.id)),
        (DCTERMS.title, dataset.title),
        (DCTERMS.description, wording.dataset_description(dataset, catalog.demonstration)),
        (DCTERMS.temporal, nodes.period(graph, fragment(iri, "temporal"), _period(releases))),
        (DCTERMS.issued, Literal(min(each.lock.issued for each in releases))),
        (DCTERMS.modified, Literal(max(each.lock.modified for each in releases))),
        (DCAT.landingPage, nodes.document(graph, addresses.absolute(dataset_page(dataset.id)))),
        (DCAT.first, newest_first[-1]),
        (DCAT.last, newest_first[0]),
        *about(graph, catalog, dataset),
    )
    for member in newest_first:
        graph.add((member, DCAT.inSeries, series))
    for newer, older in pairwise(newest_first):
        graph.add((newer, DCAT.prev, older))
    return series


def _period(releases: Sequence[BuiltRelease]) -> Period:
    """From the first to the last day that any year covers."""
    periods = [each.release.period for each in releases]
    return Period(min(p.start for p in periods), max(p.end for p in periods))
