"""What of the site belongs to one fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.catalog import Catalog
from aoimori.core.fiscal import FiscalYear
from aoimori.core.identity import (
    data_folder,
    release_page,
    release_quality_page,
    trace_page,
    year_page,
)
from aoimori.core.localized import Language
from aoimori.core.release import BuiltRelease
from aoimori.outputs.archive.words import say

# Where the pages of a language stand below the base URL.
ROOTS: tuple[str, ...] = ("", "en/")
_INDEX = "index.html"
# What a page may need to be looked at, and what explains the data.
_NEEDED = (".css", ".js", ".svg", ".png", ".jpg", ".gif", ".webp", ".ico", ".woff", ".woff2")
_EXPLAINING = "schemas/"


@dataclass(frozen=True, slots=True)
class Year:
    """The releases of a fiscal year, and sha256 of every file of the site by its path."""

    catalog: Catalog
    year: FiscalYear
    releases: Sequence[BuiltRelease]
    files: Mapping[str, str]

    def name(self, lang: Language) -> str:
        return say("year", lang, japanese=self.year.japanese, year=self.year.year)

    def title(self, lang: Language) -> str:
        return say("title", lang, site=self.catalog.title.text(lang), year=self.name(lang))

    @property
    def page(self) -> str:
        """The page of the year on the site, which is the first of the zip."""
        return self.beside(_INDEX)

    def beside(self, name: str) -> str:
        """The path of a file as if it stood beside that page."""
        return year_page(self.year.year) + name

    def pages(self) -> dict[str, str]:
        """The pages of the year that the site has: by their path there, the path they have in the
        zip. That of the year itself comes first, and stands where it is seen."""
        year = year_page(self.year.year)
        first = {f"{root}{year}{_INDEX}": f"{root}{_INDEX}" for root in ROOTS}
        theirs = [
            f"{root}{page(built.dataset.id, self.year.year)}{_INDEX}"
            for root in ROOTS
            for built in self.releases
            for page in (release_page, trace_page, release_quality_page)
        ]
        every = {**first, **{path: path for path in sorted(theirs)}}
        return {path: at for path, at in every.items() if path in self.files}

    def data(self) -> list[str]:
        """The files of the releases."""
        folders = {data_folder(built.id) for built in self.releases}
        return [path for path in sorted(self.files) if "/".join(path.split("/")[:4]) in folders]

    def at_hand(self) -> dict[str, str]:
        """What may come along if a page asks for it: of the data of others nothing but pictures,
        such as those of all years."""
        needed = (path for path in self.files if path.endswith(_NEEDED))
        explaining = (path for path in self.files if path.startswith(_EXPLAINING))
        own = set(self.data())
        return {
            path: path
            for path in (*needed, *explaining)
            if not path.startswith("data/") or (path.endswith(".svg") and path not in own)
        }


def years_of(
    catalog: Catalog, releases: Iterable[BuiltRelease], files: Mapping[str, str]
) -> list[Year]:
    """Every fiscal year that has a release, the earliest first."""
    by_year: dict[int, list[BuiltRelease]] = {}
    for built in releases:
        by_year.setdefault(built.release.year.year, []).append(built)
    return [Year(catalog, FiscalYear(year), some, files) for year, some in sorted(by_year.items())]
