"""Charts: what a definition asks for, the figures they show, and what was drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from aoimori.core.fiscal import Kind, Time, stored_time
from aoimori.core.localized import Language, Localized
from aoimori.core.numbers import exact


@dataclass(frozen=True, slots=True)
class Form:
    """The roles that fields must and may have in a kind of charts, and how many numbers it shows at
    least and at most (none: rows are counted)."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    values: tuple[int, int] = (0, 1)


# What is told of rows besides what is drawn of them.
_TOLD = ("date", "date_kind")
_ASIDE = (*_TOLD, "row")
# Every kind of charts, as definitions name them.
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "bar": Form(("category",), ("within", "series", *_ASIDE), (0, 4)),
        "line": Form(("time",), ("series", *_ASIDE)),
        "map": Form(("place",), _TOLD),
        "timeline": Form(("label", "start", "end"), ("series", *_TOLD), (0, 0)),
        "indicators": Form(
            ("label",),
            ("unit", "against", "rank", "rank_within", "survey", "note", "target", *_TOLD),
            (1, 1),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Condition:
    """Which rows are taken: those where a field has one of these values; ``none``: has none of
    them."""

    field: str
    values: tuple[str, ...]
    none: bool = False

    def holds(self, text: str | None) -> bool:
        return (text in self.values) is not self.none


@dataclass(frozen=True, slots=True)
class ChartDefinition:
    """A chart of a table. ``roles`` says which field is what in it (``category``, ``time``,
    ``place`` …), ``values`` are the fields of its numbers (none: rows are counted); rows with the
    same place in a chart are summed. ``all_years``: it is of all years in one table; ``each``
    names a field of codes: there is one such chart for every code, on the page of that place.
    ``counted`` is what rows are, where they are counted. ``fiscal``: its years are fiscal years."""

    name: str
    kind: str
    table: str
    title: Localized
    roles: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    description: Localized | None = None
    all_years: bool = False
    each: str = ""
    counted: Localized | None = None
    fiscal: bool = False

    def time_of(self, row: Mapping[str, str | None]) -> Time | None:
        """When a row was so, by its field of the role ``date``, or else its time."""
        name = self.roles.get("date") or self.roles.get("time") or ""
        kind = row.get(self.roles.get("date_kind", "")) or ""
        return stored_time(row.get(name) or "", Kind.FISCAL_YEAR if self.fiscal else kind)

    @property
    def shown(self) -> tuple[str, ...]:
        """The fields that a row must have to be seen in it."""
        if self.kind == "indicators":
            return self.values
        drawn = (name for role, name in self.roles.items() if role not in _ASIDE)
        return (*drawn, *self.values)

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field it looks at."""
        asked = (*self.roles.values(), *self.values, *(c.field for c in self.where))
        return tuple(dict.fromkeys((*asked, *([self.each] if self.each else ()))))


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures, as a reader is told of it; ``name`` is the field's, or ``count``."""

    name: str
    title: Localized
    unit: Localized | None = None
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a chart shows, as a table of canonical texts. ``labels`` are the names of codes in it;
    ``left_out`` counts rows that say nothing of what is shown, ``missing`` are the names of the
    first of these; ``times`` are when the others were so, from the earliest, and ``undated`` counts
    those of which that is not said though it is of others."""

    columns: tuple[FigureColumn, ...]
    rows: tuple[tuple[str | None, ...], ...]
    labels: Mapping[str, Localized] = field(default_factory=dict)
    left_out: int = 0
    missing: tuple[Localized, ...] = ()
    times: tuple[Time, ...] = ()
    undated: int = 0

    def index(self, name: str) -> int:
        """The place of a column. Raises ``ValueError`` if there is none of the name."""
        return [column.name for column in self.columns].index(name)

    def of(self, name: str) -> Iterator[str | None]:
        """The texts of a column."""
        at = self.index(name)
        return (row[at] for row in self.rows)

    def numbers(self, name: str) -> list[Decimal | None]:
        """The numbers of a column."""
        return [exact(text) for text in self.of(name)]

    def label(self, text: str | None) -> Localized:
        """What a text is called: a code by its name, any other by itself."""
        return self.labels.get(text or "", Localized(text or ""))


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: its file and size in CSS pixels, and the file of its specification (Vega-Lite
    JSON) for who wants it to be interactive."""

    file: str
    width: int
    height: int
    spec: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its figures. ``file`` is the CSV of these, inside the folder of the release
    (or of all years), ``bytes`` its size; ``pictures`` are by language, none for a kind that is
    text; ``alt`` says in words what the picture shows; ``place`` is the code it is of, if it is of
    one place; ``map_source`` what is to be said of where the outlines are from."""

    definition: ChartDefinition
    figures: Figures
    alt: Localized
    file: str
    bytes: int
    pictures: Mapping[Language, Picture] = field(default_factory=dict)
    place: str = ""
    map_source: Localized | None = None

    @property
    def name(self) -> str:
        return self.definition.name
