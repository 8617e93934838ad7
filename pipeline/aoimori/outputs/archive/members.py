"""The files of a year's zip, one after the other: pages with what they need, data, and the proof
of all of them at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from aoimori.core.sums import SUMS, sums
from aoimori.outputs.archive.index import index
from aoimori.outputs.archive.links import Move
from aoimori.outputs.archive.readme import readme
from aoimori.outputs.archive.year import Year

_README = "README.txt"
_INDEX = "index.html"


def members(year: Year, read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """Names and contents in an order that is always the same; ``read`` gives the bytes of a file
    of the site. None is held for longer than it is asked for."""
    digests: dict[str, str] = {}
    for name, content in _files(year, read, digests):
        if name not in digests:
            digests[name] = hashlib.sha256(content).hexdigest()
        yield name, content
    yield SUMS, sums(digests)


def _files(
    year: Year, read: Callable[[str], bytes], digests: dict[str, str]
) -> Iterator[tuple[str, bytes]]:
    """All but the listing; digests of files that are as on the site are known already."""
    pages, at_hand, data = year.pages(), year.at_hand(), year.data()
    inside = {**at_hand, **dict(zip(data, data, strict=True)), **pages}
    base, led = year.catalog.base_url, set[str]()
    if year.page not in pages:
        inside |= {year.page: _INDEX, year.beside(_README): _README}
        move = Move(year.page, _INDEX, inside, base, led)
        yield _INDEX, move.html(index(year)).encode()
    for page, at in pages.items():
        move = Move(page, at, inside, base, led)
        yield at, move.html(read(page).decode()).encode()
    done: set[str] = set()
    while wanted := sorted((led & at_hand.keys()) - done):
        for path in wanted:
            content = read(path)
            if path.endswith(".css"):
                content = Move(path, path, inside, base, led).css(content.decode()).encode()
            yield path, content
        done.update(wanted)
    for path in data:
        digests[path] = year.files[path]
        yield path, read(path)
    yield _README, readme(year)
