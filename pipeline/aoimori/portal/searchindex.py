"""The index that the search page asks, made by Pagefind of what pages give it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from aoimori.core.findings import Finding, Stop

FOLDER = "pagefind"
# What is found stands in the header of a page that says so, which holds no other (HTML).
_GIVEN = re.compile(rb"<header data-pagefind-body>.*?</header>", re.DOTALL)
_OPENING = re.compile(rb"<html[^>]*>")  # it says the language
# What the search page loads; Pagefind writes forms of its own beside it.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")


def given(site: Path) -> dict[str, bytes]:
    """What the pages of a site give to the index, as pages of nothing else, by their paths.

    Pagefind reads all of a page before it leaves out most of it: of 2,000 datasets that takes a
    minute and 2 GB.
    """
    pages = {}
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        header, opening = _GIVEN.search(content), _OPENING.search(content)
        if header and opening:
            page = b"%s<body>%s</body></html>" % (opening[0], header[0])
            pages[path.relative_to(site).as_posix()] = page
    return pages


def index_key(pages: Mapping[str, bytes]) -> str:
    """A digest of all that an index is made of: what pages give, the program."""
    total = sha256(version("pagefind_bin_extended").encode())
    for path, content in pages.items():
        total.update(f"\n{path} {sha256(content).hexdigest()}".encode())
    return total.hexdigest()


def write_index(pages: Mapping[str, bytes], site: Path) -> None:
    """Write ``pagefind/`` into the folder of a site. Raises :class:`Stop` (``search-failed``)."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in pages.items():
            page = Path(folder, path)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(content)
        _run(folder, site / FOLDER)
    for pattern in _UNUSED:
        for unused in (site / FOLDER).glob(pattern):
            unused.unlink()
    # The languages stand in it in another order each time.
    entry = site / FOLDER / "pagefind-entry.json"
    told = json.loads(entry.read_bytes())
    entry.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _run(source: str, target: Path) -> None:
    from pagefind_bin_extended import get_executable

    order = [str(get_executable()), "--site", source, "--output-path", str(target), "--quiet"]
    try:
        done = subprocess.run(order, capture_output=True, check=False)
        said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        has_failed = done.returncode != 0
    except OSError as error:
        said, has_failed = str(error), True
    if has_failed:
        reason = said.splitlines()[-1] if said else FOLDER
        raise Stop(Finding("search-failed", details={"reason": reason}))
