"""The catalogue graph: one ``dcat:Dataset`` per fiscal-year release (metadata: DCAT-AP 3.0.1)."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from aoimori.core import wording
from aoimori.core.catalog import Catalog
from aoimori.core.codes import Code
from aoimori.core.identity import Addresses
from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.core.vocabularies import LANGUAGES, THEMES
from aoimori.outputs.dcat import agents, nodes
from aoimori.outputs.dcat.authority import DCAT, fragment
from aoimori.outputs.dcat.dataset import add_dataset, add_record
from aoimori.outputs.dcat.ordered import OrderedGraph
from aoimori.outputs.dcat.series import add_series
from aoimori.outputs.dcat.statements import Statements


def catalog_graph(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    whole: Sequence[BuiltRelease] | None = None,
) -> OrderedGraph:
    """The catalogue with a dataset for every built release, a distribution for every file, and a
    series for every dataset of several years. Of a page of a large catalogue ``whole`` are the
    releases of all pages: dates of the catalogue are theirs.

    Every node is an absolute IRI, dates come from the locks, and the order of ``releases`` does
    not matter. It is not to be changed. Raises ``KeyError`` for a licence whose code list entry has
    no ``url``.
    """
    graph = Statements()
    node = _add_catalog(graph, catalog, releases, releases if whole is None else whole)
    for release in releases:
        rights = _add_rights(graph, catalog, release.dataset.license)
        graph.add((node, DCAT.dataset, add_dataset(graph, catalog, release, rights)))
        graph.add((node, DCAT.record, add_record(graph, catalog, release)))
    for years in by_dataset(releases).values():
        series = add_series(graph, catalog, years)
        if series is not None:
            graph.add((node, DCAT.resource, series))
    return OrderedGraph(graph)


def _add_catalog(
    graph: Statements,
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    whole: Sequence[BuiltRelease],
) -> URIRef:
    addresses = Addresses(catalog.base_url)
    iri = addresses.catalog()
    # The catalogue began with its first release and changed with its latest.
    issued = min((release.lock.issued for release in whole), default=None)
    modified = max((release.lock.listed for release in whole), default=None)
    who = fragment(iri, "publisher")
    publishers = {release.dataset.publisher.slug: release.dataset.publisher for release in releases}
    themes = Literal("Data theme", lang="en")
    return nodes.describe(
        graph,
        iri,
        (DCAT.Catalog,),
        (DCTERMS.title, catalog.title),
        (DCTERMS.description, wording.catalog_description(catalog)),
        (DCTERMS.publisher, agents.organisation(graph, who, catalog.publisher, catalog.kind)),
        (DCTERMS.license, nodes.licence(graph, catalog.license)),
        (DCTERMS.rights, _add_rights(graph, catalog, catalog.license)),
        (DCTERMS.issued, Literal(issued) if issued else None),
        (DCTERMS.modified, Literal(modified) if modified else None),
        *(
            (DCTERMS.spatial, agents.area(graph, addresses, publisher))
            for publisher in publishers.values()
        ),
        *(
            (DCTERMS.language, nodes.code(graph, LANGUAGES[lang], DCTERMS.LinguisticSystem))
            for lang, _ in catalog.title.items()
        ),
        (FOAF.homepage, nodes.document(graph, addresses.home())),
        (
            DCAT.themeTaxonomy,
            nodes.describe(graph, THEMES, (SKOS.ConceptScheme,), (DCTERMS.title, themes)),
        ),
        (DCAT.themeTaxonomy, nodes.fields(graph, addresses)),
    )


def _add_rights(graph: Statements, catalog: Catalog, licence: Code) -> URIRef | None:
    """One statement per licence: what it allows is the same for every file under it."""
    iri = fragment(Addresses(catalog.base_url).catalog(), f"rights-{licence.code}")
    text = wording.rights(licence, catalog.demonstration)
    return nodes.statement(graph, iri, DCTERMS.RightsStatement, text)
