"""A release as ``dcat:Dataset`` with its files as ``dcat:Distribution``, and its entry in the
catalogue."""

from __future__ import annotations

from urllib.parse import quote

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, XSD

from aoimori.core import wording
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.identity import (
    Addresses,
    croissant_file,
    csvw_file,
    data_file,
    datapackage_file,
    release_page,
)
from aoimori.core.localized import Localized
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution, PublishedSource
from aoimori.core.schema import TableSchema
from aoimori.core.tags import tag
from aoimori.core.vocabularies import COMPLETED, LANGUAGES, PUBLIC, STABLE
from aoimori.outputs.dcat import agents, nodes
from aoimori.outputs.dcat.authority import (
    ADMS,
    DCAT,
    DCATAP,
    DCATAP_PROFILE,
    RECORD_COMPLETED,
    SPDX,
    fragment,
)
from aoimori.outputs.dcat.nodes import Value
from aoimori.outputs.dcat.statements import Statements

Properties = tuple[tuple[URIRef, Value], ...]


def add_dataset(
    graph: Statements, catalog: Catalog, release: BuiltRelease, rights: URIRef | None
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
            # As CKAN takes them: it refuses a dataset with any other (metadata 3.2, rule 6).
            (DCAT.keyword, Literal(tag(word), lang=lang))
            for lang, keywords in dataset.keywords.items()
            for word in keywords
        ),
        (DCTERMS.temporal, nodes.period(graph, fragment(iri, "temporal"), release.release.period)),
        (DCTERMS.language, _language(graph, dataset)),
        (DCTERMS.accessRights, nodes.code(graph, PUBLIC, DCTERMS.RightsStatement)),
        (DCAT.landingPage, nodes.document(graph, _page(addresses, release))),
        (DCAT.version, Literal(release.lock.version)),
        # Written by who corrects it, in Japanese.
        (ADMS.versionNotes, Literal(note, lang="ja") if (note := release.lock.note) else None),
        *(
            (FOAF.page, nodes.document(graph, addresses.absolute(file)))
            for file in (
                datapackage_file(dataset.id, year.year),
                croissant_file(dataset.id, year.year),
            )
        ),
        *_dates(release),
        *about(graph, catalog, dataset),
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


def about(graph: Statements, catalog: Catalog, dataset: Dataset) -> Properties:
    """What is true of every year of a dataset: by whom, whom to ask, which area, how often."""
    addresses = Addresses(catalog.base_url)
    publisher, frequency = dataset.publisher, dataset.frequency.extra.get("eu", "")
    field = nodes.field(graph, addresses, dataset.theme)
    return (
        (DCTERMS.publisher, agents.publisher(graph, addresses, publisher)),
        (DCAT.contactPoint, agents.contact(graph, catalog, dataset)),
        # One place only: of several, ckanext-dcat keeps any one.
        (DCTERMS.spatial, agents.area(graph, addresses, publisher)),
        (DCAT.theme, nodes.code(graph, dataset.theme.extra.get("eu", "")) or field),
        # Beside the EU's theme, of which the official shapes let no other stand.
        (DCTERMS.subject, field),
        (DCTERMS.accrualPeriodicity, nodes.code(graph, frequency, DCTERMS.Frequency)),
    )


def add_record(graph: Statements, catalog: Catalog, release: BuiltRelease) -> URIRef:
    """The entry of a release: since when it is listed, when what is listed last changed."""
    addresses, year = Addresses(catalog.base_url), release.release.year.year
    title = Literal("DCAT-AP", lang="en")
    profile = nodes.describe(graph, DCATAP_PROFILE, (DCTERMS.Standard,), (DCTERMS.title, title))
    return nodes.describe(
        graph,
        addresses.record(release.dataset.id, year),
        (DCAT.CatalogRecord,),
        (FOAF.primaryTopic, URIRef(addresses.dataset(release.dataset.id, year))),
        (DCTERMS.issued, Literal(release.lock.issued)),
        (DCTERMS.modified, Literal(release.lock.listed)),
        (DCTERMS.conformsTo, profile),
        (ADMS.status, nodes.code(graph, RECORD_COMPLETED)),
    )


def _origins(graph: Statements, iri: str, release: BuiltRelease) -> Properties:
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
    graph: Statements,
    addresses: Addresses,
    release: BuiltRelease,
    file: Distribution,
    rights: URIRef | None,
) -> URIRef:
    table = release.dataset.table(file.table)
    title = wording.file_title(table.title, file.format.name)
    year = release.release.year.year
    columns = addresses.absolute(csvw_file(release.dataset.id, year, quote(file.file)))
    described = (
        (DCTERMS.description, wording.file_description(file)),
        (DCTERMS.conformsTo, _schema(graph, addresses, table.schema)),
        (FOAF.page, nodes.document(graph, columns if file.format.name == DESCRIBED else "")),
    )
    return _file(graph, addresses, release, file, rights, title, described)


def _source(
    graph: Statements,
    addresses: Addresses,
    release: BuiltRelease,
    file: PublishedSource,
    rights: URIRef | None,
) -> URIRef:
    """A source as it was received: it is made for people and conforms to nothing."""
    described = ((DCTERMS.description, wording.source_description(file)),)
    return _file(graph, addresses, release, file, rights, wording.source_title(file), described)


def _file(
    graph: Statements,
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
        (DCTERMS.language, _language(graph, release.dataset)),
        (DCATAP.availability, nodes.code(graph, STABLE)),
        (ADMS.status, nodes.code(graph, COMPLETED)),
        *_dates(release),
    )


def _dates(release: BuiltRelease) -> Properties:
    lock = release.lock
    return (DCTERMS.issued, Literal(lock.issued)), (DCTERMS.modified, Literal(lock.modified))


def _language(graph: Statements, dataset: Dataset) -> URIRef | None:
    # That of the sheets: English titles do not make the data English.
    return nodes.code(graph, LANGUAGES[dataset.language], DCTERMS.LinguisticSystem)


def _page(addresses: Addresses, release: BuiltRelease) -> str:
    return addresses.absolute(release_page(release.dataset.id, release.release.year.year))


def _schema(graph: Statements, addresses: Addresses, schema: TableSchema) -> URIRef:
    iri = addresses.table_schema(schema.name)
    return nodes.describe(graph, iri, (DCTERMS.Standard,), (DCTERMS.title, schema.title))
