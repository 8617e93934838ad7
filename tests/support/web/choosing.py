"""A few pages that together have everything there is on a site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from portal.reading import Page

_ENGLISH = "en/"


def one_of_each_kind(*sites: Mapping[str, Page]) -> list[list[str]]:
    """Paths below the root of a language, such as ``datasets/index.html``, of pages that between
    them have every kind of address, and every element with a class, that any page has: for each
    site those that the sites before it have not."""
    chosen: list[list[str]] = []
    seen: set[str] = set()
    for pages in sites:
        left = {path: features - seen for path, features in _features(pages).items()}
        chosen.append([])
        while any(left.values()):
            # Small ones where they will do: looking at a page costs by its elements.
            best = max(sorted(left), key=lambda path: len(left[path]) / _cost(pages[path]))
            found = left.pop(best)
            left = {path: features - found for path, features in left.items()}
            seen |= found
            chosen[-1].append(best)
    return [sorted(paths) for paths in chosen]


def _features(pages: Mapping[str, Page]) -> dict[str, set[str]]:
    both = {path: page for path, page in pages.items() if _ENGLISH + path in pages}
    shapes = _shapes(list(both))
    return {path: _elements(page) | {shapes[path]} for path, page in both.items()}


def _cost(page: Page) -> int:
    return 300 + len(page.elements)


def _elements(page: Page) -> set[str]:
    return {
        f"{element.tag}.{name}"
        for element in page.elements
        for name in element.attributes.get("class", "").split() or [""]
    }


def _shapes(paths: list[str]) -> dict[str, str]:
    """The kind of each address: how deep it lies in which folder, and its last folder where that
    is one of many (``changes``); names and years are all the same."""
    parents: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, _, last = path.removesuffix("/index.html").rpartition("/")
        parents[last].add(folder)
    shapes = {}
    for path in paths:
        folders = path.split("/")
        last = folders[-2] if len(folders) > 1 else folders[-1]
        is_word = len(parents[last]) > 1 and not last.isdigit()
        shapes[path] = f"/{folders[0]} {len(folders)} {last if is_word else ''}"
    return shapes
