"""Charts as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core import identity
from aoimori.core.catalog import Dataset
from aoimori.core.charts import Chart
from aoimori.core.fiscal import Period, Time
from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.core.series import Series

# So many rows of figures stand in a page; the rest is in their CSV.
_ROWS = 40


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of a dataset with the folder its files are in, the page it belongs to, and the years
    it is of. ``id`` tells it from all others of a page."""

    chart: Chart
    dataset: Dataset
    folder: str
    page: str
    first: BuiltRelease
    last: BuiltRelease

    @property
    def id(self) -> str:
        place = f"-{self.chart.place}" if self.chart.place else ""
        return f"{self.dataset.publisher.slug}-{self.dataset.slug}-{self.chart.name}{place}"

    @property
    def is_shown(self) -> bool:
        """Whether it stands on the page of its dataset: it is a picture, and not of one place."""
        return bool(self.chart.pictures) and not self.chart.place

    @property
    def rows(self) -> Sequence[Sequence[str | None]]:
        """The figures that stand in a page."""
        return self.chart.figures.rows[:_ROWS]

    @property
    def is_whole(self) -> bool:
        return len(self.rows) == len(self.chart.figures.rows)

    @property
    def period(self) -> Period:
        """The days that its releases cover."""
        return Period(self.first.release.period.start, self.last.release.period.end)

    def time_of(self, row: Sequence[str | None]) -> Time | None:
        """When a row of its figures was so."""
        names = (column.name for column in self.chart.figures.columns)
        return self.chart.definition.time_of(dict(zip(names, row, strict=True)))

    @property
    def file(self) -> str:
        """The address of the CSV of the figures."""
        return self.folder + self.chart.file


def charts_of_release(built: BuiltRelease) -> tuple[ChartView, ...]:
    """The charts of a release."""
    dataset, year = built.dataset, built.release.year.year
    folder, page = identity.data_file(dataset.id, year, ""), identity.release_page(dataset.id, year)
    return tuple(ChartView(one, dataset, folder, page, built, built) for one in built.charts)


def _of_series(series: Series, years: Sequence[BuiltRelease]) -> tuple[ChartView, ...]:
    """The charts of all ``years`` of a dataset (the newest first)."""
    dataset = years[0].dataset
    folder = identity.data_file(dataset.id, identity.ALL, "")
    page = identity.dataset_page(dataset.id)
    return tuple(ChartView(c, dataset, folder, page, years[-1], years[0]) for c in series.charts)


def newest_charts(
    releases: Iterable[BuiltRelease], series: Iterable[Series]
) -> Mapping[str, tuple[ChartView, ...]]:
    """By dataset the charts of its newest release, and those of all its years."""
    together = {each.dataset: each for each in series}
    found: dict[str, tuple[ChartView, ...]] = {}
    for id_, years in by_dataset(releases).items():
        found[id_] = charts_of_release(years[0])
        if id_ in together:
            found[id_] += _of_series(together[id_], years)
    return found
