"""The index that the search page asks, made of the pages by Pagefind."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from aoimori.core.findings import Finding, Stop

FOLDER = "pagefind"
# Pages that say so are in it, and no others.
_MARK = b" data-pagefind-body"
# What the search page loads; Pagefind writes forms of its own beside it.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")


def index_key(site: Path) -> str:
    """A digest of all that an index is made of: the pages that are in it, the program."""
    total = sha256(version("pagefind_bin_extended").encode())
    for path, content in _indexed(site):
        total.update(f"\n{path} {sha256(content).hexdigest()}".encode())
    return total.hexdigest()


def write_index(site: Path) -> None:
    """Write ``pagefind/`` into the folder of a site. Raises :class:`Stop` (``search-failed``)."""
    from pagefind_bin_extended import get_executable

    order = [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    try:
        done = subprocess.run(order, capture_output=True, check=False)
        said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        has_failed = done.returncode != 0
    except OSError as error:
        said, has_failed = str(error), True
    if has_failed:
        reason = said.splitlines()[-1] if said else FOLDER
        raise Stop(Finding("search-failed", details={"reason": reason}))
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()


def has_pages(site: Path) -> bool:
    """Whether any page of a site is to be in an index."""
    return next(_indexed(site), None) is not None


def _indexed(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        if _MARK in content:
            yield path.relative_to(site).as_posix(), content
