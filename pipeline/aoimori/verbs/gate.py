"""The gate before publishing: every source file and every value of a release is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from aoimori.checks.personal import personal_values
from aoimori.checks.personalcells import personal_cells, read_cells
from aoimori.core.acceptance import Acceptance, Seen
from aoimori.core.catalog import Dataset, Release, Source
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.gate import Case, judge, unused, unused_finding
from aoimori.core.layout import Header
from aoimori.core.messages.properties import people_words
from aoimori.core.package import PackagePart
from aoimori.core.personal import hidden_numbers
from aoimori.sources.discover import find_tables
from aoimori.sources.inside import package_parts
from aoimori.sources.readers import Options, SourceBytes, filled_sheets, open_workbook

if TYPE_CHECKING:  # its library is slow to load, and a bare file has no tables
    from aoimori.core.table import Table

# What a message shows of a long text, such as a comment.
_SHOWN = 80
_PRINTED = ("page-text",)
# What is hidden in sheets, and what that is called in a file that everybody gets.
_OF_SHEETS = {
    "hidden-sheet": "published-hidden-sheet",
    "hidden-row": "published-hidden-row",
    "hidden-column": "published-hidden-column",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What is to be told of a release; ``used`` are the positions of what its dataset accepts and
    it has, ``None`` if not all of it could be read, so that nobody knows."""

    findings: tuple[Finding, ...]
    used: frozenset[int] | None


def look(
    dataset: Dataset,
    release: Release,
    tables: Mapping[str, Table],
    contents: Mapping[str, SourceBytes],
    published: Mapping[str, SourceBytes] = MappingProxyType({}),
    *,
    settled: Collection[int] = (),
    whole: bool,
) -> Gate:
    """What keeps a release back, and what an office accepted; ``contents`` are its source files by
    name, ``published`` those that everybody gets, as they get them, ``settled`` the positions of
    acceptances that answer to something else, ``whole`` whether all values could be read. What the
    year accepts goes before what the dataset does."""
    of_tables = tuple(_of_tables(dataset, release, tables))
    cases = [*_of_files(dataset, contents, published), *of_tables]
    cases += _of_published(dataset, release, tables, published, {_key(case) for case in of_tables})
    id_, own = dataset.id_of(release), len(release.accepts)
    judged = judge(cases, all_accepts(dataset, release), id_)
    if not whole or any(case.seen.check == "package-unread" for case in cases):
        return Gate(judged.findings, None)
    used = judged.used | set(settled)
    keys = f"releases.{release.year.year}.accepts"
    idle = [
        unused_finding(_definition(dataset), f"{keys}[{at}]", release.accepts[at], id_)
        for at in unused(release.accepts, used)
    ]
    return Gate((*judged.findings, *idle), frozenset(at - own for at in used if at >= own))


def all_accepts(dataset: Dataset, release: Release) -> tuple[Acceptance, ...]:
    """What a release may accept, in the order in which it is asked."""
    return (*release.accepts, *dataset.accepts)


def look_at_file(file: str, parts: Iterable[PackagePart]) -> tuple[Finding, ...]:
    """What would keep a release of this file back, as warnings; what is hidden in its sheets is
    told by the rules, and how often it was saved tells of nobody."""
    told = [part for part in parts if part.kind not in _OF_SHEETS and part.name != "revision"]
    people = [part for part in told if part.kind == "author-property"]
    cases = _of_parts(file, "", (part for part in told if part not in people))
    found = [
        replace(finding, severity=Severity.WARNING) for finding in judge(cases, (), "").findings
    ]
    if people:
        words = {"value": people_words(people, "ja"), "value_en": people_words(people, "en")}
        found.append(Finding("author-properties", Place(file), words, Severity.WARNING))
    return tuple(found)


def idle_acceptances(dataset: Dataset, used: Iterable[frozenset[int] | None]) -> Iterator[Finding]:
    """A warning for what a dataset accepts and none of its releases has; ``used`` by each of them
    (``None``: not all of it could be read, so nobody knows)."""
    years = list(used)
    known = [year for year in years if year is not None]
    if not dataset.accepts or len(known) < len(years):
        return
    for at in unused(dataset.accepts, frozenset().union(*known)):
        accept = dataset.accepts[at]
        yield unused_finding(_definition(dataset), f"accepts[{at}]", accept, dataset.id)


def _definition(dataset: Dataset) -> str:
    return f"{dataset.folder}/dataset.yaml"


def _of_files(
    dataset: Dataset, contents: Mapping[str, SourceBytes], published: Collection[str]
) -> Iterator[Case]:
    folder = f"{dataset.folder}/"
    for file, source in sorted(contents.items()):
        parts = package_parts(source)
        if file in published:  # what is hidden there is told of what is published
            parts = tuple(part for part in parts if part.kind not in _OF_SHEETS)
        yield from _of_parts(file, folder, parts)


def _of_published(
    dataset: Dataset,
    release: Release,
    tables: Mapping[str, Table],
    published: Mapping[str, SourceBytes],
    told: Collection[object],
) -> Iterator[Case]:
    """What is in files that everybody gets: nothing may be left in them beside the values, and
    nothing personal that no table has ``told`` of."""
    read = read_cells(tables.values()) if published else {}
    for file, source in sorted(published.items()):
        within = file.removeprefix(f"{dataset.folder}/")
        for part in package_parts(source):
            if part.kind in _PRINTED:  # in sight, and told of the file as it was received
                continue
            check = _OF_SHEETS.get(part.kind, "published-part")
            cells = (part.cell,) if part.cell else ()
            seen = Seen(check, within, part.sheet, cells)
            yield Case(seen, file, {"name": part.name, "value": hidden_numbers(part.text)[:_SHOWN]})
        for sheet in filled_sheets(open_workbook(source, _options(release, within))):
            found = personal_cells(find_tables(sheet), within, read.get((file, sheet.name), {}))
            yield from (case for case in found if _key(case) not in told)


def _options(release: Release, path: str) -> Options:
    """How a source is opened where a table is read from it."""
    parts = (part for source in release.sources.values() for part in source.parts)
    return next(Options.of(part.layout) for part in parts if part.path == path)


def _key(case: Case) -> object:
    """What is told once, whether a table or a file has it."""
    seen = case.seen
    return seen.check, case.file, seen.sheet, seen.cells, seen.values


def _of_parts(file: str, folder: str, parts: Iterable[PackagePart]) -> Iterator[Case]:
    within = file.removeprefix(folder)
    for part in parts:
        text = part.text[:_SHOWN]
        values = tuple(filter(None, (part.text, text, part.name)))
        cells = (part.cell,) if part.cell else ()
        shown = hidden_numbers(part.text)[:_SHOWN]
        details = {"name": part.name, "value": shown, "by": f" — {part.by}" if part.by else ""}
        yield Case(Seen(part.kind, within, part.sheet, cells, values), file, details)


def _of_tables(dataset: Dataset, release: Release, tables: Mapping[str, Table]) -> Iterator[Case]:
    for name, table in tables.items():
        yield from personal_values(table, dataset.folder, _headers(release.sources[name]))


def _headers(source: Source) -> Mapping[str, list[str]]:
    """The headers that fields are read from, in all parts of a table."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in source.parts:
        for column in part.layout.columns:
            if isinstance(column.origin, Header):
                found[column.name].append(column.origin.text)
    return found
