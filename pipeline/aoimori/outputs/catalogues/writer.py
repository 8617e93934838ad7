"""What a catalogue format is: its name and type, and a function from all releases to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rdflib import Graph

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding
from aoimori.core.identity import Addresses, catalog_file
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, CatalogueFile
from aoimori.outputs.dcat.graph import catalog_graph
from aoimori.outputs.dcat.ordered import OrderedGraph
from aoimori.outputs.dcat.paging import links, pages_of


@dataclass(frozen=True)
class Published:
    """The catalogue with every release that is published, or a page of it: ``releases`` are those
    of the page, ``whole`` those of all ``pages``.

    A format may use of a release its dataset, release, lock, distributions, sources and id.
    """

    catalog: Catalog
    releases: tuple[BuiltRelease, ...]
    whole: tuple[BuiltRelease, ...]
    page: int = 1
    pages: int = 1

    @classmethod
    def of(cls, catalog: Catalog, releases: tuple[BuiltRelease, ...]) -> Published:
        """The whole in one."""
        return cls(catalog, releases, releases)

    def in_pages(self) -> Iterator[Published]:
        """The same in pages, for formats that have them."""
        parts = tuple(pages_of(self.whole))
        for number, releases in enumerate(parts, start=1):
            yield Published(self.catalog, releases, self.whole, number, len(parts))

    @cached_property
    def graph(self) -> Graph:
        """The DCAT graph, made once for all formats, in order and not to be changed."""
        return catalog_graph(self.catalog, self.releases, self.whole)

    def linked(self, extension: str) -> Graph:
        """The graph with what ties a page to the others of the same format."""
        addresses = Addresses(self.catalog.base_url)
        absolute = addresses.absolute
        more = links(
            addresses.catalog(),
            self.page,
            self.pages,
            lambda page: absolute(catalog_file(extension, page)),
        )
        return OrderedGraph(self.graph, more) if self.pages > 1 else self.graph


def _nothing(published: Published) -> Iterable[Finding]:
    return ()


@dataclass(frozen=True, slots=True)
class CatalogueFormat:
    """The whole catalogue in one file, ``catalog.<extension>``; if ``paged`` and the catalogue is
    large, a page of it in each of several.

    Pages of the site link to it by its ``title`` and say what it is (``about``). ``write`` gives
    equal bytes for equal catalogues, in whatever order the releases come; ``remarks`` tell what
    readers of the file will not take as it is.
    """

    name: str
    extension: str
    media_type: str
    title: Localized
    about: Localized
    write: Callable[[Published], bytes]
    remarks: Callable[[Published], Iterable[Finding]] = _nothing
    paged: bool = False

    @property
    def file(self) -> CatalogueFile:
        return CatalogueFile(catalog_file(self.extension), self.title, self.about)
