"""What a release is made of, as one key: the same key, the same outcome."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.runtime.cache import digest_or_reason
from aoimori.runtime.environment import environment
from aoimori.sources.files import Project, beside
from aoimori.verbs.prepare import lock_path
from aoimori.verbs.report import Origin


def basis_key(catalog: Catalog) -> str:
    """What all releases are made of: code, packages, and of a catalogue what is given to them."""
    return _digest(environment(), repr(catalog))


def definition_key(basis: str, dataset: Dataset, release: Release) -> str:
    """The basis and the definitions, as nouns: a comment changes nothing.

    The text of a frozen dataclass names all its fields; nouns hold nothing but those and plain
    values in an order, so equal nouns have equal texts in every process.
    """
    return _digest(basis, repr(replace(dataset, releases=())), repr(release))


def origin_of(
    project: Project, definition: str, dataset: Dataset, release: Release, previous: str
) -> Origin:
    """The key of a release: its definition (:func:`definition_key`), its lock, the bytes of every
    source, and the digest of what the year before shows of itself."""
    files = (project.name(lock_path(project, dataset, release)), *_sources(dataset, release))
    bytes_ = (_file(project, name) for name in dict.fromkeys(files))
    return Origin(_digest(definition, previous, *bytes_), definition)


def _sources(dataset: Dataset, release: Release) -> Iterator[str]:
    for _, source in sorted(release.sources.items()):
        yield from (f"{dataset.folder}/{part.path}" for part in source.parts)


def _file(project: Project, name: str) -> str:
    digest = digest_or_reason(project.root / name)
    # Of one that is not there it is told what is there instead.
    others = beside(project.root / name) if digest == FileNotFoundError.__name__ else ()
    return f"{name} {digest} {'/'.join(others)}"


def _digest(*parts: str) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part.encode("utf-8", "surrogateescape")).digest())
    return total.hexdigest()
