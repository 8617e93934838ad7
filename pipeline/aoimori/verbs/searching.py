"""The search index of a site: made again only where a page gives it something else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aoimori.portal.searchindex import FOLDER, given, index_key, write_index
from aoimori.runtime.cache import Cache


@dataclass(frozen=True, slots=True)
class Index:
    """The key of an index, and sha256 of its files by their path on the site."""

    key: str
    files: Mapping[str, str]


def write_search(cache: Cache, root: Path) -> Index | None:
    """Write the index of the pages below ``root``, or put back the one that was made of the same;
    ``None`` if no page is to be in it. Raises :class:`Stop` (``search-failed``)."""
    pages = given(root)
    if not pages:
        return None
    key = index_key(pages)
    known = cache.load(key, Index)
    if known is not None and all(
        cache.put_file(digest, root / path) for path, digest in known.files.items()
    ):
        return known
    write_index(pages, root)
    files = {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((root / FOLDER).rglob("*"))
        if path.is_file()
    }
    for name, digest in files.items():
        cache.keep_file(root / name, digest)
    index = Index(key, files)
    cache.store(key, index)
    return index
