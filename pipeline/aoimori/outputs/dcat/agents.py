"""Publishers, offices and areas (metadata 1: foaf:Agent, vcard:Kind, dct:Location)."""

from __future__ import annotations

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from aoimori.core.agents import Publisher
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import Code
from aoimori.core.identity import Addresses
from aoimori.core.iris import area_iri, contact_iri
from aoimori.core.localized import Localized
from aoimori.outputs.dcat.authority import DCAT, ESTAT_AREA, GEO, VCARD
from aoimori.outputs.dcat.nodes import code, describe, document
from aoimori.outputs.dcat.statements import Statements


def organisation(
    graph: Statements,
    iri: str,
    name: Localized,
    kind: Code | None = None,
    homepage: str = "",
    number: str = "",
) -> URIRef:
    """An agent: ``foaf:Agent`` beside ``foaf:Organization``, since ranges ask for the former; its
    identifier is the 法人番号."""
    return describe(
        graph,
        iri,
        (FOAF.Agent, FOAF.Organization),
        (FOAF.name, name),
        (DCTERMS.type, code(graph, kind.extra.get("adms", "") if kind else "")),
        (FOAF.homepage, document(graph, homepage)),
        (DCTERMS.identifier, Literal(number) if number else None),
    )


def publisher(graph: Statements, addresses: Addresses, entry: Publisher) -> URIRef:
    """The publisher of datasets."""
    iri = addresses.publisher(entry.slug)
    return organisation(graph, iri, entry.name, entry.kind, entry.homepage, entry.corporate_number)


# Numbers of telephones are those of within the country (RFC 3966, 5.1.5).
_PHONE_CONTEXT = ";phone-context=+81"


def contact(graph: Statements, catalog: Catalog, dataset: Dataset) -> URIRef | None:
    """The office to ask about a dataset: that of the publisher or of the catalogue is one node for
    all it answers for; nothing where none is known."""
    office = dataset.contact
    if office is None:
        return None
    return describe(
        graph,
        contact_iri(catalog, dataset),
        (VCARD.Kind, VCARD.Organization),
        (VCARD.fn, office.name),
        (VCARD.hasEmail, URIRef(f"mailto:{office.email}") if office.email else None),
        (VCARD.hasURL, URIRef(office.url) if office.url else None),
        (VCARD.hasTelephone, URIRef(_telephone(office.phone)) if office.phone else None),
    )


def _telephone(number: str) -> str:
    return f"tel:{number}" if number.startswith("+") else f"tel:{number}{_PHONE_CONTEXT}"


def area(graph: Statements, addresses: Addresses, entry: Publisher) -> URIRef:
    """The publisher's area with its 6-digit code and the area of e-Stat. One label: ckanext-dcat
    keeps any one."""
    known = entry.area
    estat = URIRef(f"{ESTAT_AREA}{known.estat}") if known.estat else None
    bounds, center = known.bounds, known.center
    return describe(
        graph,
        area_iri(addresses, entry),
        (DCTERMS.Location,),
        (DCTERMS.identifier, Literal(entry.code)),
        (SKOS.prefLabel, Literal(entry.place.ja, lang="ja")),
        (SKOS.exactMatch, estat),
        (DCAT.bbox, Literal(bounds.wkt, datatype=GEO.wktLiteral) if bounds else None),
        (DCAT.centroid, Literal(center.wkt, datatype=GEO.wktLiteral) if center else None),
    )
