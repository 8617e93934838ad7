"""The years of a dataset together: what changed from each to the next, and all in one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from aoimori.core.charts import Chart
from aoimori.core.identity import ALL
from aoimori.core.localized import Localized
from aoimori.core.quality import CheckResult
from aoimori.core.release import BuiltRelease, Distribution
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
class YearHistory:
    """How the figures of a year stand to those of the years before it."""

    year: int
    result: CheckResult


@dataclass(frozen=True, slots=True)
class Series:
    """A dataset of several years: the changes by year, the files that have all years in one table
    (``all``), sha256 of all that was written by its address, the charts of all years, and what a
    look at the years together found."""

    dataset: str
    changes: tuple[YearChange, ...]
    distributions: tuple[Distribution, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()
    history: tuple[YearHistory, ...] = ()

    @property
    def by_year(self) -> Mapping[int, YearChange]:
        return {change.year: change for change in self.changes}


def all_years_schema(years: Sequence[BuiltRelease], table: str) -> TableSchema | None:
    """The schema of a table that has all ``years`` (the earliest first); ``None`` where they
    cannot stand in one: a column of another type, unit or code list, another key.

    It is that of the last year, columns that only earlier years hold behind; before them the year,
    unless one of them says it already. The year is part of the key. What is not asked of a column
    in every year that holds it is not, and nothing but the key is told apart by its values.
    """
    last = years[-1].schema(table)
    fields = {each.name: each for each in last.fields}
    is_other = False
    for built in years[:-1]:
        now, schema = names_now(years, built, table), built.schema(table)
        is_other |= schema.names != last.names
        if tuple(now.get(name, name) for name in schema.primary_key) != last.primary_key:
            return None
        here = {now.get(each.name, each.name): each for each in schema.fields}
        for name, column in here.items():
            known = fields.setdefault(name, replace(column, name=name).optional())
            if not column.means_as(known):
                return None
            fields[name] = _as_both_ask(known, column)
        lacking = [name for name in fields if name not in here or not here[name].is_required]
        fields |= {name: fields[name].optional() for name in lacking}
    # With dots, so that no schema of a project has it: other years make another schema of the same.
    own = f"{years[-1].dataset.id.replace('/', '.')}.{table}.{ALL}"
    is_other |= not last.fiscal_year
    return _with_year(last, tuple(fields.values()), own if is_other else "")


def _as_both_ask(one: Field, other: Field) -> Field:
    asked = {w: v for w, v in one.constraints.items() if other.constraints.get(w) == v}
    return replace(one, constraints=asked)


def names_now(years: Sequence[BuiltRelease], built: BuiltRelease, table: str) -> Mapping[str, str]:
    """The names in the last of the years of columns that had others in a release."""
    last = years[-1].release.year.year
    names = built.dataset.names_before(table, built.release.year.year, last)
    return {old: new for new, old in names.items()}


def _with_year(schema: TableSchema, fields: tuple[Field, ...], name: str) -> TableSchema:
    """The schema with the year in it, under a ``name`` of its own if it is another one."""
    year = schema.fiscal_year
    if not year:
        known = {each.name for each in fields}
        year = next(each for each in _NAMES if each not in known)
        own = Field(year, _TITLE, "year", description=_ABOUT, constraints={"required": True})
        fields = (own, *fields)
    key = tuple(dict.fromkeys((year, *schema.primary_key))) if schema.primary_key else ()
    return replace(
        schema,
        name=name or schema.name,
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
