"""Typed nodes: everything the graph points to is an IRI that states its own class and name.

The classes are written out so that range checks pass without any ontology. ``rdfs:label`` stands
on media types alone: ckanext-dcat shows it instead of the IRI of whatever carries it (metadata 3.2,
rules 8 and 10).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from aoimori.core.catalog import Origin
from aoimori.core.codes import THEMES, Code
from aoimori.core.fiscal import Period
from aoimori.core.identity import Addresses
from aoimori.core.localized import Localized
from aoimori.core.vocabularies import EU, IANA, SHA256
from aoimori.core.wording import citation
from aoimori.outputs.dcat.authority import DCAT, SPDX, label
from aoimori.outputs.dcat.statements import Statements

Value = Node | Localized | None
_FIELDS = Localized(
    "統計分野（e-Stat の大分類）", "Fields of statistics (main categories of e-Stat)"
)


def describe(
    graph: Statements, iri: str, kinds: tuple[URIRef, ...], *properties: tuple[URIRef, Value]
) -> URIRef:
    """Add a node with its classes and those properties that have a value; return the node.

    One that is of its class already is left as it is: most nodes are pointed to many times, and a
    node is described in one way.
    """
    subject = URIRef(iri)
    if (subject, RDF.type, kinds[0]) in graph:
        return subject
    for kind in kinds:
        graph.add((subject, RDF.type, kind))
    for predicate, value in properties:
        for term in _terms(value):
            graph.add((subject, predicate, term))
    return subject


def _terms(value: Value) -> Iterator[Node]:
    if isinstance(value, Localized):
        for lang, text in value.items():
            yield Literal(text, lang=lang)
    elif value is not None:
        yield value


def code(graph: Statements, iri: str, kind: URIRef = SKOS.Concept) -> URIRef | None:
    """A code of somebody else's table under its own English label; nothing for no IRI."""
    if not iri:
        return None
    return describe(graph, iri, (kind,), (SKOS.prefLabel, Literal(label(iri), lang="en")))


def fields(graph: Statements, addresses: Addresses) -> URIRef:
    """The list of our themes: the 17 fields of e-Stat."""
    iri = addresses.code_list(THEMES)
    return describe(graph, iri, (SKOS.ConceptScheme,), (DCTERMS.title, _FIELDS))


def field(graph: Statements, addresses: Addresses, theme: Code) -> URIRef:
    """A theme as an entry of that list, with its number in e-Stat."""
    number = theme.extra.get("estat")
    return describe(
        graph,
        addresses.code(THEMES, theme.code),
        (SKOS.Concept,),
        (SKOS.prefLabel, theme.name),
        (SKOS.notation, Literal(number) if number else None),
        (SKOS.inScheme, fields(graph, addresses)),
    )


def document(graph: Statements, url: str) -> URIRef | None:
    """A web page; nothing for no address."""
    return describe(graph, url, (FOAF.Document,)) if url else None


def period(graph: Statements, iri: str, days: Period) -> URIRef:
    """The days a release covers, the last included."""
    return describe(
        graph,
        iri,
        (DCTERMS.PeriodOfTime,),
        (DCAT.startDate, Literal(days.start)),
        (DCAT.endDate, Literal(days.end)),
    )


def licence(graph: Statements, entry: Code) -> URIRef:
    """A licence: the EU IRI when its table has one, else the licence's own address.

    CKAN finds its licence by the title, which then has no language (metadata 3.2, rule 9).
    Raises ``KeyError`` for a licence without ``url``.
    """
    url, eu, title = entry.extra["url"], entry.extra.get("eu"), entry.extra.get("eu_title")
    return describe(
        graph,
        eu or url,
        (DCTERMS.LicenseDocument,),
        (DCTERMS.title, Literal(title) if title else entry.name),
        (DCTERMS.type, code(graph, entry.extra.get("adms", ""))),
        (SKOS.exactMatch, URIRef(url) if eu else None),
    )


def media_type(graph: Statements, name: str) -> URIRef:
    """A registered media type; CKAN reads its format off the label (metadata 3.2, rule 8)."""
    return describe(graph, IANA + name, (DCTERMS.MediaType,), (RDFS.label, Literal(name)))


def file_type(graph: Statements, name: str) -> URIRef | None:
    """A format of the EU table; nothing for one the table lacks, such as Parquet."""
    return code(graph, f"{EU}file-type/{name}" if name else "", DCTERMS.MediaTypeOrExtent)


def checksum(graph: Statements, iri: str, sha256: str) -> URIRef:
    """The sha256 of a file, in lower-case digits as ``sha256sum`` prints them."""
    algorithm = describe(graph, SHA256, (SPDX.ChecksumAlgorithm,))
    value = Literal(sha256, datatype=XSD.hexBinary)
    properties = ((SPDX.algorithm, algorithm), (SPDX.checksumValue, value))
    return describe(graph, iri, (SPDX.Checksum,), *properties)


def statement(graph: Statements, iri: str, kind: URIRef, text: Localized | None) -> URIRef | None:
    """Rights or provenance in words; nothing for no words."""
    return describe(graph, iri, (kind,), (SKOS.prefLabel, text)) if text else None


def origin(graph: Statements, iri: str, entry: Origin) -> URIRef:
    """A document facts were taken from. No ``dct:source``: its range is ``dcat:Dataset``, and
    harvesters would import the stub (metadata 3.2, rule 5)."""
    return describe(
        graph,
        iri,
        (DCTERMS.BibliographicResource, PROV.Entity),
        (DCTERMS.title, entry.title),
        (DCTERMS.bibliographicCitation, citation(entry)),
    )
