"""The quality of releases as pages show it: every check with its words, and counts by publisher."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from aoimori.core.agents import Publisher
from aoimori.core.findings import Finding
from aoimori.core.localized import Localized
from aoimori.core.messages import is_accepted, text_of
from aoimori.core.messages.checks import CHECK_WORDS, CheckWords
from aoimori.core.messages.severities import SEVERITIES
from aoimori.core.quality import CheckResult, Quality
from aoimori.core.release import BuiltRelease
from aoimori.core.series import Series

# The columns of the CSV.
_COUNTS = ("datasets", "releases", "values", "repaired", "corrections")
_FOUND = ("warnings", "notices", "accepted")


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something that was found: what, where (the file by its own name), and what to do."""

    severity: Localized
    is_accepted: bool
    text: Localized
    file: str
    sheet: str
    cells: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check with its words and its result."""

    result: CheckResult
    words: CheckWords

    @property
    def name(self) -> str:
        return self.result.check

    def findings(self) -> Iterator[FindingView]:
        """What it found, in words; worked out when it is asked for."""
        return map(_finding, self.result.findings)


@dataclass(frozen=True, slots=True)
class PublisherQuality:
    """A publisher, and the counts of all that it publishes."""

    publisher: Publisher
    datasets: int
    releases: int
    values: int
    repaired: int
    corrections: int
    warnings: int
    notices: int
    accepted: int


def check_views(quality: Quality) -> tuple[CheckView, ...]:
    """Every check in the order of its words."""
    return tuple(CheckView(result, CHECK_WORDS[result.check]) for result in quality.checks)


def _finding(finding: Finding) -> FindingView:
    place = finding.place
    return FindingView(
        severity=SEVERITIES[finding.severity],
        is_accepted=is_accepted(finding),
        text=Localized(text_of(finding, "ja"), text_of(finding, "en")),
        file=PurePosixPath(place.file).name,
        sheet=place.sheet,
        cells=", ".join(finding.cells) or place.cell,
    )


def qualities(releases: Iterable[BuiltRelease], series: Sequence[Series]) -> Mapping[str, Quality]:
    """The quality of every release by its id: what was found in it, and what its figures look like
    beside those of other years."""
    found = {built.id: built.quality for built in releases}
    for each in series:
        for result in each.history:
            id_ = f"{each.dataset}/{result.year}"
            if id_ in found:
                found[id_] = found[id_].with_result(result.result)
    return found


def by_publisher(
    releases: Sequence[BuiltRelease], found: Mapping[str, Quality]
) -> tuple[PublisherQuality, ...]:
    """The counts of every publisher, in the order of their names in addresses."""
    ordered = sorted(releases, key=lambda built: built.dataset.publisher.slug)
    groups = groupby(ordered, key=lambda built: built.dataset.publisher.slug)
    return tuple(_publisher(tuple(group), found) for _, group in groups)


def _publisher(some: Sequence[BuiltRelease], found: Mapping[str, Quality]) -> PublisherQuality:
    told = [found[built.id] for built in some]
    return PublisherQuality(
        publisher=some[0].dataset.publisher,
        datasets=len({built.dataset.id for built in some}),
        releases=len(some),
        values=sum(built.story.values for built in some),
        repaired=sum(built.story.repaired for built in some),
        corrections=sum(len(built.story.corrections) for built in some),
        warnings=sum(each.warnings for each in told),
        notices=sum(each.notices for each in told),
        accepted=sum(each.accepted for each in told),
    )


def quality_csv(publishers: Iterable[PublisherQuality]) -> bytes:
    """The counts as CSV (UTF-8), a line for each publisher."""
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n").writerow
    write(("publisher", "name_ja", "name_en", *_COUNTS, *_FOUND))
    for each in publishers:
        name = each.publisher.name
        counts = (getattr(each, column) for column in (*_COUNTS, *_FOUND))
        write((each.publisher.slug, name.ja, name.en, *counts))
    return text.getvalue().encode()
