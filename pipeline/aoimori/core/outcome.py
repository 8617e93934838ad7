"""What became of one release when it was read, checked and written: all that is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from aoimori.core.catalog import Dataset, Release
from aoimori.core.charts import Chart
from aoimori.core.findings import Diagnosis, Finding, Severity
from aoimori.core.lock import Lock
from aoimori.core.quality import quality_of
from aoimori.core.release import BuiltRelease, Distribution, PublishedSource, SourceFile
from aoimori.core.story import StatusCount, Story
from aoimori.core.summary import TableSummary

# What may be found otherwise although nothing a release is made of has changed.
_OF_THE_DAY = frozenset(
    {
        "internal-error",
        "unreadable-file",
        "lock-lost",
        "lock-rows",
        "lock-content",
        "published-value",
        "published-row-new",
        "published-row-gone",
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A release as far as it came.

    ``diagnosis`` is what reading and checking found, ``remarks`` what writing did. ``sound`` is
    a digest of what the year after may look at. ``files`` are the built files: sha256 by address
    below the site's root; empty for a release that is not to be published. ``stopped``: something
    could not be read at all, and there are no tables. ``used`` are the positions of what the
    dataset accepts and this release has; ``None``: nobody knows. ``looked`` are the checks that
    had something to look at. ``is_awaited``: its sheets are
    still to come.
    """

    diagnosis: Diagnosis
    tables: Mapping[str, TableSummary] = field(default_factory=dict)
    sources: tuple[SourceFile, ...] = ()
    story: Story = field(default_factory=Story)
    statuses: tuple[StatusCount, ...] = ()
    sound: str = ""
    lock: Lock | None = None
    distributions: tuple[Distribution, ...] = ()
    published_sources: tuple[PublishedSource, ...] = ()
    charts: tuple[Chart, ...] = ()
    remarks: tuple[Finding, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    stopped: bool = False
    used: frozenset[int] | None = None
    looked: tuple[str, ...] = ()
    is_awaited: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found. A missing lock is a warning to who checks, an error to who builds."""
        return tuple(
            replace(finding, severity=Severity.ERROR)
            if finding.check == "lock-missing"
            else finding
            for finding in (*self.diagnosis, *self.remarks)
        )

    @property
    def is_published(self) -> bool:
        return bool(self.files)

    @property
    def is_lasting(self) -> bool:
        """Whether the same release would fare the same again: not where code or disk failed, nor
        where it was held against what was published, which may be at hand or not."""
        return not any(finding.check in _OF_THE_DAY for finding in self.findings)

    def built(self, dataset: Dataset, release: Release) -> BuiltRelease:
        """The release as outputs and pages see it. Raises ``ValueError`` if it has no lock."""
        if self.lock is None:
            raise ValueError(f"{dataset.id_of(release)} has no lock")
        return BuiltRelease(
            dataset=dataset.in_year(release),
            release=release,
            lock=self.lock,
            tables=self.tables,
            distributions=self.distributions,
            sources=self.sources,
            story=self.story,
            statuses=self.statuses,
            published_sources=self.published_sources,
            charts=self.charts,
            quality=quality_of(self.looked, self.findings),
        )
