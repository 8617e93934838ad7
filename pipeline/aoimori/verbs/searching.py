"""The search index of a site: made again only where a page of it is another one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aoimori.portal.searchindex import FOLDER, has_pages, index_key, write_index
from aoimori.runtime.cache import Cache


@dataclass(frozen=True, slots=True)
class Index:
    """The key of an index, and sha256 of its files by their path on the site."""

    key: str
    files: Mapping[str, str]


def write_search(cache: Cache, root: Path) -> Index | None:
    """Write the index of the pages below ``root``, or put back the one that was made of the same;
    ``None`` if no page is to be in it. Raises :class:`Stop` (``search-failed``)."""
    if not has_pages(root):
        return None
    key = index_key(root)
    known = cache.load(key, Index)
    if known is not None and all(
        cache.put_file(digest, root / path) for path, digest in known.files.items()
    ):
        return known
    write_index(root)
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
