"""What a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aoimori.core.identity import Year


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below the language's root, template, head and view.

    ``canonical`` is the path of the page that is cited instead of this one, if another. ``menu``
    is its word in the menu, for the few pages that stand there; ``modified`` the day of its newest
    content; ``scripts`` are files below the site's root; ``subject`` is the dataset and the year
    that the page is about, if any.
    """

    path: str
    template: str
    title: str
    description: str
    view: Mapping[str, Any]
    modified: date | None
    canonical: str | None = None
    menu: str = ""
    scripts: tuple[str, ...] = ()
    subject: tuple[str, Year] | None = None

    @property
    def depth(self) -> int:
        """How many folders it lies below the language's root."""
        return self.path.count("/")

    @property
    def is_canonical(self) -> bool:
        return self.canonical in (None, self.path)
