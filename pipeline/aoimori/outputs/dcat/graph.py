"""The catalogue graph: one ``dcat:Dataset`` per fiscal-year release (metadata: DCAT-AP 3.0.1)."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from aoimori.core import wording
from aoimori.core.catalog import Catalog
from aoimori.core.codes import Code
from aoimori.core.identity import Addresses
from aoimori.core.release import BuiltRelease
from aoimori.core.vocabularies import COUNTRY, LANGUAGES, THEMES
from aoimori.outputs.dcat import nodes
from aoimori.outputs.dcat.authority import DCAT, PREFIXES, fragment
from aoimori.outputs.dcat.dataset import add_dataset


def catalog_graph(catalog: Catalog, releases: Sequence[BuiltRelease]) -> Graph:
    """The catalogue with a dataset for every built release and a distribution for every file.

    Every node is an absolute IRI, dates come from the locks, and the order of ``releases`` does
    not matter. Raises ``KeyError`` for a licence whose code list entry has no ``url``.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    node = _add_catalog(graph, catalog, releases)
    for release in releases:
        rights = _add_rights(graph, catalog, release.dataset.license)
        dataset = add_dataset(graph, catalog, release, rights)
        graph.add((node, DCAT.dataset, dataset))
    return graph


def _add_catalog(graph: Graph, catalog: Catalog, releases: Sequence[BuiltRelease]) -> URIRef:
    addresses = Addresses(catalog.base_url)
    iri = addresses.catalog()
    # The catalogue began with its first release and changed with its latest.
    issued = min((release.lock.issued for release in releases), default=None)
    modified = max((release.lock.listed for release in releases), default=None)
    publisher = nodes.organisation(graph, fragment(iri, "publisher"), catalog.publisher)
    themes = Literal("Data theme", lang="en")
    return nodes.describe(
        graph,
        iri,
        (DCAT.Catalog,),
        (DCTERMS.title, catalog.title),
        (DCTERMS.description, wording.catalog_description(catalog)),
        (DCTERMS.publisher, publisher),
        (DCTERMS.license, nodes.licence(graph, catalog.license)),
        (DCTERMS.rights, _add_rights(graph, catalog, catalog.license)),
        (DCTERMS.issued, Literal(issued) if issued else None),
        (DCTERMS.modified, Literal(modified) if modified else None),
        (DCTERMS.spatial, nodes.code(graph, COUNTRY, DCTERMS.Location)),
        *(
            (DCTERMS.language, nodes.code(graph, LANGUAGES[lang], DCTERMS.LinguisticSystem))
            for lang, _ in catalog.title.items()
        ),
        (FOAF.homepage, nodes.document(graph, addresses.home())),
        (
            DCAT.themeTaxonomy,
            nodes.describe(graph, THEMES, (SKOS.ConceptScheme,), (DCTERMS.title, themes)),
        ),
    )


def _add_rights(graph: Graph, catalog: Catalog, licence: Code) -> URIRef | None:
    """One statement per licence: what it allows is the same for every file under it."""
    iri = fragment(Addresses(catalog.base_url).catalog(), f"rights-{licence.code}")
    text = wording.rights(licence, catalog.demonstration)
    return nodes.statement(graph, iri, DCTERMS.RightsStatement, text)
