"""Figures that leave the way they have gone for years (beyond rule L3-07).

A figure is held against the figure of the same row a year before; the step between them against
the steps of the years before that. A step further from their median than five times their median
absolute deviation is told (Hampel's rule, as Leys et al. 2013 recommend it for outliers); where
that is nothing, or next to it, five times the smallest step the figure can make. Nothing is wrong
with such a figure for sure: the evidence is told with it, and somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from aoimori.core.diff.content import Content, Record, texts_of
from aoimori.core.schema import Field, TableSchema

# So many years of a figure, without the one that is judged, tell how it goes.
YEARS = 5
DEVIATIONS = 5
_Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure of a year: its row (``position`` in the table, and key), what it was the year
    before and is, the usual steps of the earlier years (median, deviation), how far off them is
    usual (``band``), and of how many steps that is known."""

    year: int
    position: int
    key: Record
    field: Field
    before: float
    value: float
    median: float
    deviation: float
    band: float
    steps: int

    @property
    def step(self) -> float:
        return self.value - self.before

    @property
    def distance(self) -> float:
        """How many times the band the step is off."""
        return abs(self.step - self.median) / self.band


def outliers(years: Sequence[tuple[int, Content]]) -> Iterator[Outlier]:
    """The figures of a table that leave their way, for every year with enough years before it.

    ``years`` ascend; rows are found again by the primary key. A year that is missing or has
    another key, and a figure that is missing in a year, part the way: only what comes after the
    last gap before the year that is judged counts.
    """
    if len(years) <= YEARS:
        return
    schema = years[-1][1].schema
    fields = [field for field in schema.fields if _is_figure(field, schema)]
    frames = {y: _numbers(content, fields) for y, content in years if content.schema.primary_key}
    for last in range(YEARS, len(years)):
        year, content = years[last]
        run = _run(years[: last + 1])
        if len(run) > YEARS:
            told = {each: frames[each] for each in run}
            yield from _of_year(year, content, fields, told)


def judged(years: Sequence[tuple[int, Content]]) -> tuple[int, ...]:
    """The years of which figures can be held against enough years before; ``years`` as above."""
    schema = years[-1][1].schema if years else None
    if schema is None or not any(_is_figure(field, schema) for field in schema.fields):
        return ()
    return tuple(
        years[last][0] for last in range(YEARS, len(years)) if len(_run(years[: last + 1])) > YEARS
    )


def _run(years: Sequence[tuple[int, Content]]) -> list[int]:
    """The last years that follow each other without a gap and have one key; none without any."""
    key = years[-1][1].schema.primary_key
    run: list[int] = []
    for year, content in reversed(years):
        if not key or content.schema.primary_key != key or (run and year != run[0] - 1):
            break
        run.insert(0, year)
    return run


def _is_figure(field: Field, schema: TableSchema) -> bool:
    """Whether it is measured or counted: no year, no code, no part of the key."""
    is_number = field.type in ("integer", "number")
    return is_number and not field.codes and field.name not in schema.primary_key


def _numbers(content: Content, fields: Sequence[Field]) -> pd.DataFrame:
    """The figures of a table by its key; those in another unit are of another way."""
    known = content.schema.by_name
    columns = {
        field.name: pd.to_numeric(content.frame[field.name], errors="coerce")
        for field in fields
        if field.name in known and known[field.name].unit == field.unit
    }
    keys = [content.frame[name] for name in content.schema.primary_key]
    index = pd.MultiIndex.from_arrays(keys)
    return pd.DataFrame(columns).set_axis(index, axis=0)


def _of_year(
    year: int, content: Content, fields: Sequence[Field], frames: Mapping[int, pd.DataFrame]
) -> Iterator[Outlier]:
    now = frames[year]
    for field in fields:
        if any(field.name not in frame for frame in (now, frames[year - 1])):
            continue
        series = [
            # Of rows that have one key nobody knows which is which.
            frame[~frame.index.duplicated(keep=False)]
            .reindex(index=now.index, columns=[field.name])[field.name]
            .to_numpy(dtype=np.float64)
            for frame in frames.values()
        ]
        least = _least_step(field, content)
        for position, judged in _judged(np.array(series), least).items():
            before, value = series[-2][position], series[-1][position]
            key = tuple(str(part) for part in now.index[position])
            yield Outlier(year, position, key, field, float(before), float(value), *judged)


def _least_step(field: Field, content: Content) -> float:
    """The smallest step a figure can make: 1, or one of its last decimal."""
    if field.type == "integer":
        return 1.0
    texts = (text or "" for text in texts_of(content.frame[field.name]))
    return float(10.0 ** -max((len(text.partition(".")[2]) for text in texts), default=0))


def _judged(figures: _Matrix, least: float) -> dict[int, tuple[float, float, float, int]]:
    """The columns of a matrix (years x rows) of which the last step is none of the usual, with
    the median of the earlier steps, their deviation, the band, and how many they are."""
    steps = np.diff(figures, axis=0)
    last, earlier = steps[-1], steps[:-1]
    # Of a way with gaps only what comes after the last gap is known.
    known = np.flip(np.cumprod(np.flip(~np.isnan(earlier), axis=0), axis=0), axis=0).astype(bool)
    counts = known.sum(axis=0)
    wanted = np.flatnonzero((counts >= YEARS - 1) & ~np.isnan(last))
    found: dict[int, tuple[float, float, float, int]] = {}
    for row in wanted.tolist():
        usual = earlier[known[:, row], row]
        median = float(np.median(usual))
        deviation = float(np.median(np.abs(usual - median)))
        band = DEVIATIONS * max(deviation, least)
        if abs(last[row] - median) > band:
            found[row] = (median, deviation, band, int(counts[row]))
    return found
