"""GitHub Pages: it sends what it thinks right (docs/hosting.md), and can be told one thing."""

from __future__ import annotations

from collections.abc import Mapping


def files(base_url: str) -> Mapping[str, str]:
    """``.nojekyll``: without it, Pages of a branch leave out every folder with ``_`` before its
    name, ``_meta`` among them."""
    return {".nojekyll": ""}
