"""The years of a dataset together: what changed from each to the next, and all in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from aoimori.core.localized import Localized
from aoimori.core.release import Distribution
from aoimori.core.schema import Field, TableSchema
from aoimori.core.tablechange import TableChange

# The names of the column that tells the years apart, where a table has none of its own: the first
# that is free.
_NAMES = ("fiscal_year", "release_fiscal_year")
_TITLE = Localized("年度", "Fiscal year")
_ABOUT = Localized(
    "この行が公開された年度（4月に始まる年）。",
    "Fiscal year of the release the row is from (the year it starts in).",
)


@dataclass(frozen=True, slots=True)
class TableYears:
    """What changed in a table from one year to the next: in short, and its rows before and
    after."""

    change: TableChange
    rows: tuple[int, int]


@dataclass(frozen=True, slots=True)
class YearChange:
    """What changed from the release of the year ``before`` to that of ``year``; tables that came
    and went; ``file`` is the address of the whole of it as CSV."""

    year: int
    before: int
    tables: tuple[TableYears, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A dataset of several years: the changes by year, the files that have all years in one table
    (``all``), and sha256 of all that was written by its address."""

    dataset: str
    changes: tuple[YearChange, ...]
    distributions: tuple[Distribution, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_year(self) -> Mapping[int, YearChange]:
        return {change.year: change for change in self.changes}


def all_years_schema(schema: TableSchema) -> TableSchema:
    """The schema of a table that has all years: with the year before the other columns, unless
    one of them says it already; the year is part of the key, and nothing but the key is told
    apart by its values."""
    if schema.fiscal_year:
        year, fields, name = schema.fiscal_year, schema.fields, schema.name
    else:
        year = next(name for name in _NAMES if name not in schema.by_name)
        own = Field(year, _TITLE, "year", description=_ABOUT, constraints={"required": True})
        fields, name = (own, *schema.fields), f"{schema.name}-all"
    key = tuple(dict.fromkeys((year, *schema.primary_key))) if schema.primary_key else ()
    return replace(
        schema,
        name=name,
        fields=tuple(map(_not_unique, fields)),
        primary_key=key,
        foreign_keys=(),
        rules=(),
        same_rows=False,
        fiscal_year=year,
    )


def _not_unique(column: Field) -> Field:
    """What stands once in a year stands once in every year."""
    kept = {word: value for word, value in column.constraints.items() if word != "unique"}
    return replace(column, constraints=kept)
