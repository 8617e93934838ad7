"""The script that makes charts interactive: put together once, as it takes seconds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from aoimori.outputs.charts.library import FILE, library, library_version
from aoimori.runtime.cache import Cache


@dataclass(frozen=True, slots=True)
class Kept:
    """sha256 of the script."""

    digest: str


def library_key() -> str:
    """The key it is remembered by."""
    return hashlib.sha256(library_version().encode()).hexdigest()


def write_library(cache: Cache, root: Path) -> str:
    """Write it below the root of a site; returns its sha256."""
    kept = cache.load(library_key(), Kept)
    target = root / FILE
    if kept is not None and cache.put_file(kept.digest, target):
        return kept.digest
    content = library()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    cache.keep_file(target, digest)
    cache.store(library_key(), Kept(digest))
    return digest
