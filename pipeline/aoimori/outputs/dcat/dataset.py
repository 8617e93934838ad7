"""A release as ``dcat:Dataset`` and its files as ``dcat:Distribution``."""

from __future__ import annotations

from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, XSD

from aoimori.core import wording
from aoimori.core.catalog import Catalog
from aoimori.core.identity import Addresses, data_file, release_page
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, Distribution, PublishedSource
from aoimori.core.schema import TableSchema
from aoimori.core.vocabularies import COMPLETED, LANGUAGES, PUBLIC, STABLE
from aoimori.outputs.dcat import nodes
from aoimori.outputs.dcat.authority import ADMS, DCAT, DCATAP, SPDX, fragment
from aoimori.outputs.dcat.nodes import Value

Properties = tuple[tuple[URIRef, Value], ...]


def add_dataset(
    graph: Graph, catalog: Catalog, release: BuiltRelease, rights: URIRef | None
) -> URIRef:
    """Add a release with everything it points to; ``rights`` is said of each of its files."""
    dataset, year = release.dataset, release.release.year
    addresses = Addresses(catalog.base_url)
    iri = addresses.dataset(dataset.id, year.year)
    return nodes.describe(
        graph,
        iri,
        (DCAT.Dataset,),
        (DCTERMS.identifier, Literal(release.id)),
        (DCTERMS.title, wording.year_title(dataset.title, year)),
        (DCTERMS.description, wording.dataset_description(dataset, catalog.demonstration)),
        *(
            (DCAT.keyword, Literal(word, lang=lang))
            for lang, keywords in dataset.keywords.items()
            for word in keywords
        ),
        (DCTERMS.temporal, nodes.period(graph, fragment(iri, "temporal"), release.release.period)),
        (DCTERMS.language, _language(graph)),
        (DCTERMS.accessRights, nodes.code(graph, PUBLIC, DCTERMS.RightsStatement)),
        (DCAT.landingPage, nodes.document(graph, _page(addresses, release))),
        (DCAT.version, Literal(release.lock.version)),
        *_dates(release),
        *_publishing(graph, addresses, release),
        *_origins(graph, iri, release),
        *(
            (DCTERMS.conformsTo, _schema(graph, addresses, table.schema))
            for table in dataset.tables
        ),
        *(
            (DCAT.distribution, _distribution(graph, addresses, release, file, rights))
            for file in release.distributions
        ),
        *(
            (DCAT.distribution, _source(graph, addresses, release, file, rights))
            for file in release.published_sources
        ),
    )


def _publishing(graph: Graph, addresses: Addresses, release: BuiltRelease) -> Properties:
    dataset, publisher = release.dataset, release.dataset.publisher
    iri = addresses.publisher(publisher.slug)
    kind = publisher.kind.extra.get("adms", "")
    frequency = dataset.frequency.extra.get("eu", "")
    agent = nodes.organisation(graph, iri, publisher.name, kind, publisher.homepage)
    return (
        (DCTERMS.publisher, agent),
        # One place only: of several, ckanext-dcat keeps any one.
        (DCTERMS.spatial, nodes.area(graph, addresses.area(publisher.slug), publisher)),
        (DCAT.theme, nodes.code(graph, dataset.theme.extra.get("eu", ""))),
        (DCTERMS.accrualPeriodicity, nodes.code(graph, frequency, DCTERMS.Frequency)),
    )


def _origins(graph: Graph, iri: str, release: BuiltRelease) -> Properties:
    origins = release.dataset.origins
    text = wording.provenance(origins)
    kind = DCTERMS.ProvenanceStatement
    return (
        (DCTERMS.provenance, nodes.statement(graph, fragment(iri, "provenance"), kind, text)),
        *(
            (PROV.wasDerivedFrom, nodes.origin(graph, fragment(iri, f"origin-{number}"), entry))
            for number, entry in enumerate(origins, start=1)
        ),
    )


def _distribution(
    graph: Graph,
    addresses: Addresses,
    release: BuiltRelease,
    file: Distribution,
    rights: URIRef | None,
) -> URIRef:
    table = release.dataset.table(file.table)
    title = wording.file_title(table.title, file.format.name)
    described = (
        (DCTERMS.description, wording.file_description(file)),
        (DCTERMS.conformsTo, _schema(graph, addresses, table.schema)),
    )
    return _file(graph, addresses, release, file, rights, title, described)


def _source(
    graph: Graph,
    addresses: Addresses,
    release: BuiltRelease,
    file: PublishedSource,
    rights: URIRef | None,
) -> URIRef:
    """A source as it was received: it is made for people and conforms to nothing."""
    described = ((DCTERMS.description, wording.source_description(file)),)
    return _file(graph, addresses, release, file, rights, wording.source_title(file), described)


def _file(
    graph: Graph,
    addresses: Addresses,
    release: BuiltRelease,
    file: Distribution | PublishedSource,
    rights: URIRef | None,
    title: Localized,
    described: Properties,
) -> URIRef:
    dataset, year = release.dataset.id, release.release.year.year
    path = quote(file.file)
    iri = addresses.distribution(dataset, year, path)
    # The licence belongs here, never on the dataset (metadata 1).
    return nodes.describe(
        graph,
        iri,
        (DCAT.Distribution,),
        (DCTERMS.title, title),
        *described,
        (DCAT.accessURL, URIRef(_page(addresses, release))),
        (DCAT.downloadURL, URIRef(addresses.absolute(data_file(dataset, year, path)))),
        (DCTERMS["format"], nodes.file_type(graph, file.format.eu_file_type)),
        (DCAT.mediaType, nodes.media_type(graph, file.format.media_type)),
        (DCAT.byteSize, Literal(str(file.bytes), datatype=XSD.nonNegativeInteger)),
        (SPDX.checksum, nodes.checksum(graph, f"{iri}-checksum", file.sha256)),
        (DCTERMS.license, nodes.licence(graph, release.dataset.license)),
        (DCTERMS.rights, rights),
        (DCTERMS.language, _language(graph)),
        (DCATAP.availability, nodes.code(graph, STABLE)),
        (ADMS.status, nodes.code(graph, COMPLETED)),
        *_dates(release),
    )


def _dates(release: BuiltRelease) -> Properties:
    lock = release.lock
    return (DCTERMS.issued, Literal(lock.issued)), (DCTERMS.modified, Literal(lock.modified))


def _language(graph: Graph) -> URIRef | None:
    # The sheets are Japanese; English titles do not make the data English.
    return nodes.code(graph, LANGUAGES["ja"], DCTERMS.LinguisticSystem)


def _page(addresses: Addresses, release: BuiltRelease) -> str:
    return addresses.absolute(release_page(release.dataset.id, release.release.year.year))


def _schema(graph: Graph, addresses: Addresses, schema: TableSchema) -> URIRef:
    iri = addresses.table_schema(schema.name)
    return nodes.describe(graph, iri, (DCTERMS.Standard,), (DCTERMS.title, schema.title))
