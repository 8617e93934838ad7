"""What a build or a check has to say, and what is remembered of it: plain values, quick to load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from aoimori.core.findings import Diagnosis

# Where the site is, below the project.
SITE = "build/site"
# Errors that follow from others, leave nothing unread, and tell that a site lacks what was
# published.
LACKS = ("release-withheld", "release-gone", "lock-lost")
# What a build makes of a release: it is published or held back for its errors; it is a draft, has
# its day to come, was withdrawn. Who only checks says how it stands.
State = Literal[
    "published", "held-back", "draft", "waiting", "withdrawn", "awaited", "ok", "error", "stopped"
]


@dataclass(frozen=True, slots=True)
class TableCount:
    """Rows of a table, and how many of its values were mended."""

    name: str
    rows: int
    repaired: int


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """A release (``publisher/slug/year``), what became of it, and its tables in their order."""

    id: str
    state: State
    tables: tuple[TableCount, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a build found and did.

    ``releases`` are those asked for; the site has ``total``. ``read`` are those that were read in
    this run. ``site`` tells whether the site was made anew.
    """

    releases: tuple[ReleaseReport, ...]
    diagnosis: Diagnosis
    stopped: bool = False
    read: tuple[str, ...] = ()
    total: int = 0
    site: bool = True

    @property
    def lacks_published(self) -> bool:
        """Whether anything that was published is not in the site."""
        return any(finding.check in LACKS for finding in self.diagnosis.errors)

    @property
    def published(self) -> tuple[str, ...]:
        return tuple(release.id for release in self.releases if release.state == "published")

    @property
    def known(self) -> int:
        """How many releases were found as they were made before."""
        return len(self.releases) - len(self.read)

    @property
    def held_back(self) -> tuple[str, ...]:
        return tuple(release.id for release in self.releases if release.state == "held-back")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a release was made of when it was last made: its key, and of that the part that tells
    of its definition."""

    key: str
    definition: str


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The build the site comes from: digest of its inputs (empty if only some datasets were
    asked for, or something failed), sha256 of every file by its path, what every release was
    made of, the report; the days from ``since`` to before ``until`` for which it is the same."""

    inputs: str
    report: Report
    files: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Origin] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a build as of a day would publish the same releases."""
        has_come = self.since is None or self.since <= day
        return has_come and (self.until is None or day < self.until)
