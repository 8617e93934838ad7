"""Formats of the whole catalogue, one module each behind :data:`CATALOGUES`; other packages may
bring more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from aoimori.core.identity import catalog_file
from aoimori.core.registry import Registry
from aoimori.outputs.catalogues import jsonld, list06, list06old, rdfxml, turtle
from aoimori.outputs.catalogues.writer import CatalogueFormat, Published
from aoimori.outputs.entrypoints import Guard, extend

__all__ = [
    "CATALOGUES",
    "GROUP",
    "CatalogueFormat",
    "Published",
    "all_catalogues",
    "catalogue_files",
]

# The group of entry points under which another package offers a CatalogueFormat.
GROUP = "aoimori.catalogue_writers"
CATALOGUES: Registry[CatalogueFormat] = Registry("catalogue format")
for _format in (turtle.FORMAT, jsonld.FORMAT, rdfxml.FORMAT, list06.FORMAT, list06old.FORMAT):
    CATALOGUES.add(_format.name, _format)


def _guarded(form: CatalogueFormat, guard: Guard) -> CatalogueFormat:
    return replace(
        form,
        write=guard(form.write, bytes),
        remarks=guard(lambda published: tuple(form.remarks(published))),
    )


@cache
def all_catalogues() -> Registry[CatalogueFormat]:
    """The formats, with those of other packages behind; these are looked for once.

    Raises :class:`aoimori.core.findings.Stop` for one that cannot be used.
    """
    extend(CATALOGUES, GROUP, CatalogueFormat, lambda form: form, _guarded)
    return CATALOGUES


def catalogue_files(
    published: Published, formats: Sequence[CatalogueFormat]
) -> Iterator[tuple[str, bytes]]:
    """Every file of the catalogue by its address; of a large one no more than a page of the graph
    is held at a time."""
    for page in published.in_pages():
        for form in formats:
            if form.paged:
                yield catalog_file(form.extension, page.page), form.write(page)
    for form in formats:
        if not form.paged:
            yield catalog_file(form.extension), form.write(published)
