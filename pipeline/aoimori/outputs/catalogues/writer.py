"""What a catalogue format is: its name and type, and a function from all releases to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rdflib import Graph

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding
from aoimori.core.identity import catalog_file
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, CatalogueFile
from aoimori.outputs.dcat.graph import catalog_graph
from aoimori.outputs.dcat.ordered import OrderedGraph


@dataclass(frozen=True, slots=True)
class Published:
    """The catalogue with every release that is published, and the DCAT graph of both, in order and
    not to be changed.

    A format may use of a release its dataset, release, lock, distributions, sources and id.
    """

    catalog: Catalog
    releases: tuple[BuiltRelease, ...]
    graph: Graph

    @classmethod
    def of(cls, catalog: Catalog, releases: tuple[BuiltRelease, ...]) -> Published:
        """Make the graph, once for all formats."""
        return cls(catalog, releases, OrderedGraph(catalog_graph(catalog, releases)))


def _nothing(published: Published) -> Iterable[Finding]:
    return ()


@dataclass(frozen=True, slots=True)
class CatalogueFormat:
    """The whole catalogue in one file, ``catalog.<extension>``.

    Pages link to it by its ``title`` and say what it is (``about``). ``write`` gives equal bytes
    for equal catalogues, in whatever order the releases come; ``remarks`` tell what readers of the
    file will not take as it is.
    """

    name: str
    extension: str
    media_type: str
    title: Localized
    about: Localized
    write: Callable[[Published], bytes]
    remarks: Callable[[Published], Iterable[Finding]] = _nothing

    @property
    def file(self) -> CatalogueFile:
        return CatalogueFile(catalog_file(self.extension), self.title, self.about)
