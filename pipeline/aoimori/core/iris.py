"""IRIs that depend on what is known: one truth for the graph and for portals."""

from __future__ import annotations

from aoimori.core.agents import Publisher
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import THEMES, Code
from aoimori.core.identity import Addresses, dataset_page
from aoimori.core.vocabularies import GEONAMES


def area_iri(addresses: Addresses, publisher: Publisher) -> str:
    """Of the area of a publisher: the one of GeoNames if that is known, which harvesters in Europe
    ask for."""
    known = publisher.area.geonames
    return f"{GEONAMES}{known}/" if known else addresses.area(publisher.slug)


def contact_iri(catalog: Catalog, dataset: Dataset) -> str:
    """Of the office to ask about a dataset, the same for all it answers for; empty where none is
    known."""
    addresses, office = Addresses(catalog.base_url), dataset.contact
    if office is None:
        return ""
    if office == dataset.publisher.contact:
        return addresses.publisher_contact(dataset.publisher.slug)
    return addresses.contact("" if office == catalog.contact else dataset_page(dataset.id))


def theme_iri(addresses: Addresses, theme: Code) -> str:
    """Of a theme: the EU's, or our own where the EU has none. The official shapes warn of any
    other beside the EU's."""
    return theme.extra.get("eu") or addresses.code(THEMES, theme.code)
