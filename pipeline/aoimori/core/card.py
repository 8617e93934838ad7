"""What is said of a dataset beside its data: the words portals show."""

from __future__ import annotations

import hashlib

from aoimori.core.catalog import Dataset


def card_digest(dataset: Dataset, demonstration: bool) -> str:
    """A digest (sha256) of titles, description, keywords, theme, frequency, licence, publisher,
    sources and notes, and of whether the catalogue is a demonstration."""
    publisher = dataset.publisher
    told = (
        (dataset.title, dataset.description, sorted(dataset.keywords.items())),
        [(code.code, code.name) for code in (dataset.theme, dataset.frequency, dataset.license)],
        (publisher.name, publisher.code, dataset.origins, dataset.notes),
        [(table.name, table.title) for table in dataset.tables],
        demonstration,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()
