"""Source files that a release publishes beside its tables: stripped, and looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from aoimori.core.catalog import Dataset, Release
from aoimori.core.findings import Finding, Place
from aoimori.core.identity import source_file
from aoimori.core.release import PublishedSource
from aoimori.outputs.sources.copies import copy_format
from aoimori.outputs.sources.strip import Unstrippable
from aoimori.sources.readers import SourceBytes


@dataclass(frozen=True, slots=True)
class Original:
    """A source as it is published, and the library whose version shows in its bytes."""

    about: PublishedSource
    content: bytes
    encoder: str


@dataclass(frozen=True, slots=True)
class Originals:
    """The sources of a release that are published, and why others cannot be."""

    copies: tuple[Original, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def contents(self) -> Mapping[str, SourceBytes]:
        """What everybody will get, by the names of the sources."""
        return {
            copy.about.source: SourceBytes(copy.about.source, copy.content) for copy in self.copies
        }


def originals_of(
    dataset: Dataset, release: Release, contents: Mapping[str, SourceBytes]
) -> Originals:
    """The copies of the files that ``publish_sources`` names; ``contents`` by the names of files
    relative to the project."""
    copies: list[Original] = []
    findings: list[Finding] = []
    for path in release.publish_sources:
        name = f"{dataset.folder}/{path}"
        try:
            copies.append(_copy(name, contents[name].content))
        except Unstrippable as error:
            details = {"part": f" ({error.part})" if error.part else ""}
            findings.append(
                Finding(error.check, Place(name), details, dataset=dataset.id_of(release))
            )
    return Originals(tuple(copies), tuple(findings))


def _copy(name: str, content: bytes) -> Original:
    """Raises :class:`Unstrippable`."""
    way = copy_format(name)
    copied = way.copy(content)
    file = source_file(PurePosixPath(name).name)
    digest = hashlib.sha256(copied).hexdigest()
    about = PublishedSource(name, way.format, file, len(copied), digest)
    return Original(about, copied, way.encoder)
