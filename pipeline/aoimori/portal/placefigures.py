"""What the newest tables say of a municipality: each number, its rank, what it was a year ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aoimori.core import identity
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import CodeList
from aoimori.core.keyed import Keyed
from aoimori.core.localized import Localized
from aoimori.core.numbers import exact
from aoimori.core.release import BuiltRelease, by_dataset
from aoimori.core.schema import Field


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """A number about a place: where it stands among those of ``places`` places, from the largest
    down (equal numbers share a rank), and how much it is more (or less) than a year ago; empty
    where that is not known."""

    field: Field
    text: str
    rank: int
    places: int
    change: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """What a table of a dataset's newest release says of a place; ``time`` is the year or day of
    its rows, where they are of several."""

    built: BuiltRelease
    name: str
    title: Localized
    time: str
    figures: tuple[PlaceFigure, ...]

    @property
    def dataset(self) -> Dataset:
        return self.built.dataset

    @property
    def page(self) -> str:
        return identity.dataset_page(self.dataset.id)

    @property
    def days(self) -> tuple[tuple[Localized, date], ...]:
        """The days that its rows are of, with what these are called."""
        fields = self.built.schema(self.name).by_name
        days = self.built.tables[self.name].keyed.days
        return tuple((fields[name].title, date.fromisoformat(text)) for name, text in days.items())

    @property
    def compares(self) -> bool:
        """Whether any of it is known of a year ago."""
        return any(figure.change for figure in self.figures)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The numbers of all places in a field, and their ranks."""

    field: Field
    numbers: Mapping[str, Decimal]
    before: Mapping[str, Decimal]
    ranks: Mapping[Decimal, int]


def place_tables(
    catalog: Catalog, releases: Sequence[BuiltRelease]
) -> Mapping[str, tuple[PlaceTable, ...]]:
    """By the code of a municipality what the newest releases say of it, by dataset and table."""
    found: dict[str, list[PlaceTable]] = {}
    if catalog.municipalities is None:
        return {}
    for _, years in sorted(by_dataset(releases).items()):
        for table in years[0].dataset.tables:
            keyed = years[0].tables[table.name].keyed
            if keyed.codes != catalog.municipalities.name:
                continue
            standings = list(_standings(catalog.municipalities, years, table.name))
            for code in catalog.municipalities:
                figures = tuple(_figures(standings, keyed, code.code))
                if figures:
                    told = PlaceTable(years[0], table.name, table.title, keyed.time, figures)
                    found.setdefault(code.code, []).append(told)
    return {code: tuple(tables) for code, tables in found.items()}


def _standings(known: CodeList, years: Sequence[BuiltRelease], table: str) -> Iterator[_Standing]:
    """Each field that has numbers of places, with those of the year before if it is published."""
    newest = years[0]
    earlier = next((b for b in years if b.release.year.year == newest.release.year.year - 1), None)
    for field in newest.schema(table).fields:
        numbers = _numbers(known, newest.tables[table].keyed, field.name)
        if not numbers:
            continue
        before: Mapping[str, Decimal] = {}
        if earlier is not None and _means_as(earlier, table, field):
            before = _numbers(known, earlier.tables[table].keyed, field.name)
        down = sorted(numbers.values(), reverse=True)
        ranks = {number: len(down) - at for at, number in enumerate(reversed(down))}
        yield _Standing(field, numbers, before, ranks)


def _means_as(earlier: BuiltRelease, table: str, field: Field) -> bool:
    was = earlier.schema(table).by_name.get(field.name)
    return was is not None and was.means_as(field)


def _numbers(known: CodeList, keyed: Keyed, field: str) -> dict[str, Decimal]:
    """The numbers of places; a row of something larger (a prefecture) is none of a place."""
    return {
        code: number
        for code, text in keyed.numbers.get(field, {}).items()
        if code in known and (number := exact(text)) is not None
    }


def _figures(standings: Sequence[_Standing], keyed: Keyed, code: str) -> Iterator[PlaceFigure]:
    for standing in standings:
        if code in standing.numbers:
            number = standing.numbers[code]
            was = standing.before.get(code)
            yield PlaceFigure(
                standing.field,
                keyed.numbers[standing.field.name][code],
                standing.ranks[number],
                len(standing.numbers),
                "" if was is None else str(number - was),
            )
