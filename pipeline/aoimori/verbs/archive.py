"""The zips of a site: everything of a fiscal year in one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.identity import archive_file
from aoimori.core.release import BuiltRelease
from aoimori.outputs.archive.members import members
from aoimori.outputs.archive.year import years_of
from aoimori.outputs.zipped import write_zip
from aoimori.runtime.cache import file_digest

# A plain file that everybody may read.
_MODE = 0o100644


def write_archives(
    catalog: Catalog, published: Sequence[BuiltRelease], files: Mapping[str, str], root: Path
) -> Iterator[tuple[str, str]]:
    """Write a zip for every fiscal year that has a release, of what stands below ``root`` with
    these digests; yields the address of each and its sha256."""
    for year in years_of(catalog, published, files):
        address = archive_file(year.year.year)
        path = root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_zip(stream, members(year, lambda name: (root / name).read_bytes()), _MODE)
        yield address, file_digest(path)
