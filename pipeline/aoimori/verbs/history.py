"""A release held against the years before it: figures that leave their way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from aoimori.checks.history import Outlier, judged, outliers
from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.mergers import merge_rows
from aoimori.core.quality import result_of
from aoimori.core.series import YearHistory
from aoimori.core.table import Table
from aoimori.verbs.diff import held

# The tables of a dataset by year, and what is published of them.
Years = Mapping[int, Mapping[str, Table]]
Published = Mapping[int, Mapping[str, Content]]


def history(
    catalog: Catalog, dataset: Dataset, years: Years, frozen: Collection[int]
) -> Iterator[Finding]:
    """A warning for every figure that leaves the way of the years before (``history-outlier``).
    Of a year that was published (``frozen``) somebody looked at them: it has one notice that tells
    how many there are, and the furthest."""
    for definition in dataset.tables:
        tables = {y: t[definition.name] for y, t in sorted(years.items()) if definition.name in t}
        found: dict[int, list[Outlier]] = {}
        contents = {year: table.content() for year, table in tables.items()}
        for outlier in outliers(_contents(catalog, dataset, definition.name, contents)):
            found.setdefault(outlier.year, []).append(outlier)
        for year, some in found.items():
            release, table = dataset.by_year[year], tables[year]
            if year in frozen:
                yield _notice(dataset, release, table, some)
            else:
                yield from (_warning(dataset, release, table, one) for one in some)


def history_of(catalog: Catalog, dataset: Dataset, years: Published) -> tuple[YearHistory, ...]:
    """What the published figures of every year look like beside those of the years before; only
    of years that have enough of them. Files know no cells."""
    found: dict[int, list[Finding]] = {}
    for definition in dataset.tables:
        name = definition.name
        tables = {y: t[name] for y, t in sorted(years.items()) if name in t}
        contents = _contents(catalog, dataset, name, tables)
        by_year: dict[int, list[Outlier]] = {year: [] for year in judged(contents)}
        for outlier in outliers(contents):
            by_year[outlier.year].append(outlier)
        for year, some in by_year.items():
            told = found.setdefault(year, [])
            if some:
                details = _together(dict(contents)[year], name, some)
                told.append(Finding("history-outliers", Place(), details, Severity.NOTICE))
    return tuple(
        YearHistory(year, result_of("history", some, applies=True))
        for year, some in sorted(found.items())
    )


def _contents(
    catalog: Catalog, dataset: Dataset, name: str, tables: Mapping[int, Content]
) -> Sequence[tuple[int, Content]]:
    """Every year without the columns it does not hold, by the codes of the last one."""
    contents = {
        year: held(content, dataset.by_year[year], name) for year, content in tables.items()
    }
    if not contents:
        return ()
    last = contents[max(contents)]
    return [
        (year, merge_rows(content, last, catalog.codes).content)
        if content is not last
        else (year, content)
        for year, content in contents.items()
    ]


def _details(content: Content, outlier: Outlier) -> dict[str, str]:
    schema, field = content.schema, outlier.field
    named = [
        text
        for other in schema.fields
        if other.labels is not None and other.labels.field in schema.primary_key
        if (text := texts_of(content.frame[other.name])[outlier.position])
    ]
    return {
        "row": " ".join([*(text or "" for text in outlier.key), *named]),
        "title": field.title.ja,
        "title_en": field.title.text("en"),
        "before": _number(outlier.before),
        "value": _number(outlier.value),
        "step": _number(outlier.step, sign=True),
        "median": _number(outlier.median, sign=True),
        "deviation": _number(outlier.deviation),
        "band": _number(outlier.band),
        "steps": str(outlier.steps),
    }


def _warning(dataset: Dataset, release: Release, table: Table, outlier: Outlier) -> Finding:
    place = Place(*table.place(outlier.position, outlier.field.name))
    details, id_ = _details(table.content(), outlier), dataset.id_of(release)
    name = outlier.field.name
    return Finding("history-outlier", place, details, Severity.WARNING, id_, name)


def _notice(dataset: Dataset, release: Release, table: Table, some: Sequence[Outlier]) -> Finding:
    furthest = _furthest(some)
    details = _together(table.content(), table.name, some)
    place = Place(*table.place(furthest.position, furthest.field.name))
    id_ = dataset.id_of(release)
    return Finding("history-outliers", place, details, Severity.NOTICE, id_, furthest.field.name)


def _together(content: Content, name: str, some: Sequence[Outlier]) -> dict[str, str]:
    """What is said of several at once: of the furthest, and how many they are."""
    return {**_details(content, _furthest(some)), "n": str(len(some)), "table": name}


def _furthest(some: Sequence[Outlier]) -> Outlier:
    return max(some, key=lambda each: each.distance)


def _number(number: float, *, sign: bool = False) -> str:
    form = f"{{:{'+' if sign else ''},.10g}}"
    return form.format(number)
