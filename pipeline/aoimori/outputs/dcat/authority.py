"""The namespaces of the graph, and the codes of others it points to (metadata: DCAT-AP 3.0.1).

Codes of the EU authority tables are named by their IRI; the English labels are the tables' own,
because several of our codes may share one of theirs.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD

from aoimori.core import vocabularies
from aoimori.core.vocabularies import EU

# rdflib's DCAT lacks the terms of version 3.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
# What the namespace itself stands for: the profile.
DCATAP_PROFILE = str(DCATAP)
# Of an entry of the catalogue: that of a file is in the EU's list.
RECORD_COMPLETED = "http://purl.org/adms/status/Completed"
ADMS = Namespace("http://www.w3.org/ns/adms#")
SPDX = Namespace(vocabularies.SPDX)
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
# 統計LOD names its areas with http.
ESTAT_AREA = "http://data.e-stat.go.jp/lod/sac/"

PREFIXES: dict[str, str] = {
    "adms": str(ADMS),
    "dcat": str(DCAT),
    "dcatap": str(DCATAP),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "geo": str(GEO),
    "hydra": str(HYDRA),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "spdx": str(SPDX),
    "vcard": str(VCARD),
    "xsd": str(XSD),
}

_EU_LABELS = {
    "access-right/PUBLIC": "public",
    "country/JPN": "Japan",
    "data-theme/AGRI": "Agriculture, fisheries, forestry and food",
    "data-theme/ECON": "Economy and finance",
    "data-theme/EDUC": "Education, culture and sport",
    "data-theme/ENER": "Energy",
    "data-theme/ENVI": "Environment",
    "data-theme/GOVE": "Government and public sector",
    "data-theme/HEAL": "Health",
    "data-theme/INTR": "International issues",
    "data-theme/JUST": "Justice, legal system and public safety",
    "data-theme/REGI": "Regions and cities",
    "data-theme/SOCI": "Population and society",
    "data-theme/TECH": "Science and technology",
    "data-theme/TRAN": "Transport",
    "distribution-status/COMPLETED": "completed",
    "frequency/ANNUAL": "annual",
    "frequency/IRREG": "irregular",
    "frequency/MONTHLY": "monthly",
    "frequency/NEVER": "never",
    "frequency/QUARTERLY": "quarterly",
    "language/ENG": "English",
    "language/JPN": "Japanese",
    "language/KOR": "Korean",
    "language/ZHO": "Chinese",
    "planned-availability/STABLE": "stable",
}
_ADMS = "http://purl.org/adms/"
_ADMS_LABELS = {
    RECORD_COMPLETED: "Completed",
    f"{_ADMS}licencetype/Attribution": "Attribution",
    f"{_ADMS}publishertype/Academia-ScientificOrganisation": "Academia/Scientific organisation",
    f"{_ADMS}publishertype/Company": "Company",
    f"{_ADMS}publishertype/LocalAuthority": "Local Authority",
    f"{_ADMS}publishertype/NationalAuthority": "National authority",
    f"{_ADMS}publishertype/NonGovernmentalOrganisation": "Non-Governmental Organisation",
    f"{_ADMS}publishertype/NonProfitOrganisation": "Non-Profit Organisation",
    f"{_ADMS}publishertype/RegionalAuthority": "Regional authority",
}
_LABELS = {EU + code: label for code, label in _EU_LABELS.items()} | _ADMS_LABELS


def label(iri: str) -> str:
    """The English label of a code; of one not listed here, the code itself."""
    return _LABELS.get(iri) or iri.rsplit("/", 1)[-1]


def fragment(iri: str, name: str) -> URIRef:
    """An IRI of our own on the page of another: its fragment is replaced by ``name``."""
    return URIRef(f"{iri.partition('#')[0]}#{name}")
