"""When the next release of a dataset is to be expected, and from when on it is late."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from aoimori.core.catalog import Dataset
from aoimori.core.vocabularies import EU

# Months between two releases, by the concept of the EU's table of frequencies. Who publishes more
# often than every month, or without a rhythm, promises no month.
_MONTHS = MappingProxyType(
    {
        "MONTHLY": 1,
        "BIMONTHLY": 2,
        "QUARTERLY": 3,
        "ANNUAL_3": 4,
        "ANNUAL_2": 6,
        "ANNUAL": 12,
        "BIENNIAL": 24,
        "TRIENNIAL": 36,
        "QUADRENNIAL": 48,
        "QUINQUENNIAL": 60,
        "DECENNIAL": 120,
    }
)


@dataclass(frozen=True, slots=True)
class Expected:
    """The month of the next release, by its ``last`` day."""

    last: date

    @property
    def month(self) -> str:
        """As ISO 8601 has it: 2027-11."""
        return f"{self.last:%Y-%m}"

    @property
    def late_from(self) -> date:
        """The first day on which it is late."""
        return self.last + timedelta(days=1)

    def is_late(self, as_of: date) -> bool:
        return as_of >= self.late_from


def is_continued(dataset: Dataset) -> bool:
    """Whether there will be more: the frequency does not say never."""
    return _concept(dataset) != "NEVER"


def expected(dataset: Dataset, issued: date) -> Expected | None:
    """The next release after one that was published on a day: as many months later as the frequency
    says; ``None`` where it says nothing. That a release was corrected does not put it off."""
    months = _MONTHS.get(_concept(dataset))
    if months is None:
        return None
    year, month = divmod(issued.year * 12 + issued.month - 1 + months, 12)
    return Expected(date(year, month + 1, monthrange(year, month + 1)[1]))


def _concept(dataset: Dataset) -> str:
    return dataset.frequency.extra.get("eu", "").removeprefix(f"{EU}frequency/")
