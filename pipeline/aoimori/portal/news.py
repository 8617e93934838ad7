"""What is new, as the home page tells it: releases by the day of their last change, and what each
has otherwise than the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, islice

from aoimori.core.catalog import Dataset
from aoimori.core.diff.wording import say
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import Localized
from aoimori.portal.versions import YearWords
from aoimori.portal.views import ReleaseView

# So much of what is new stands on the home page; all of it on that of releases.
MOST = 10


class Kind(StrEnum):
    """What is new: the first year of a dataset, another one, several at once, another version."""

    FIRST = "first"
    YEAR = "year"
    YEARS = "years"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class News:
    """What is new of a dataset on a ``day``: ``count`` years from ``first`` to ``year``, or its
    ``version``. ``line`` is what changed, first of all, since the year ``since``; of a version,
    what was said of it is the ``note``."""

    kind: Kind
    day: date
    dataset: Dataset
    first: FiscalYear
    year: FiscalYear
    count: int
    page: str
    version: str
    note: str = ""
    since: FiscalYear | None = None
    line: Localized | None = None


def news_of(views: Sequence[ReleaseView]) -> tuple[News, ...]:
    """The newest of what there is. Years of a dataset that came on one day are told once: they
    would take the place of everything else."""
    ordered = sorted(views, key=lambda view: (*_group(view), -view.edition.year.year))
    groups = (list(some) for _, some in groupby(ordered, key=_group))
    return tuple(islice(map(_news, groups), MOST))


def _group(view: ReleaseView) -> tuple[int, str, int]:
    """What is told together; every correction is told alone."""
    year = view.edition.year.year if _is_corrected(view) else 0
    return -view.edition.modified.toordinal(), view.dataset.id, -year


def _is_corrected(view: ReleaseView) -> bool:
    return not view.versions[0].is_first


def _news(some: Sequence[ReleaseView]) -> News:
    newest = some[0]
    edition, version = newest.edition, newest.versions[0]
    first = some[-1].edition.year
    since, line = None, None
    if _is_corrected(newest):
        kind = Kind.CORRECTED
        line = next(iter(version.lines), None) if not version.note else None
    else:
        begins = first == newest.shelf.editions[-1].year
        kind = Kind.YEARS if len(some) > 1 else Kind.FIRST if begins else Kind.YEAR
        line = _first_line(newest.since) if newest.since is not None else None
        since = newest.since.before if newest.since is not None and line is not None else None
    return News(
        kind,
        edition.modified,
        newest.dataset,
        first,
        edition.year,
        len(some),
        newest.shelf.page if kind is Kind.YEARS else edition.page,
        edition.version,
        version.note,
        since,
        line,
    )


def _first_line(since: YearWords) -> Localized | None:
    """Of several tables by the title of its own."""
    for table in since.tables:
        for line in table.lines:
            several = len(since.tables) > 1
            return say("of-table", title=table.title, told=line) if several else line
    return None
