"""The gate before publishing: every source file and every value of a release is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from aoimori.checks.personal import personal_values
from aoimori.core.acceptance import Seen
from aoimori.core.catalog import Dataset, Release, Source
from aoimori.core.findings import Finding, Severity
from aoimori.core.gate import Case, Judged, judge, unused, unused_finding
from aoimori.core.layout import Header
from aoimori.core.package import PackagePart
from aoimori.core.table import Table

# What a message shows of a long text, such as a comment.
_SHOWN = 80
_OF_SHEETS = ("hidden-sheet", "hidden-row", "hidden-column")


def look(
    dataset: Dataset,
    release: Release,
    tables: Mapping[str, Table],
    packages: Mapping[str, Iterable[PackagePart]],
) -> Judged:
    """What keeps a release back, and what an office accepted; ``packages`` are the parts of its
    source files, by the names of these. What the year accepts goes before what the dataset does;
    ``used`` are positions in the latter, since an entry of the year that settles nothing is told
    here."""
    cases = [*_of_files(dataset, packages), *_of_tables(dataset, release, tables)]
    id_, own = dataset.id_of(release), len(release.accepts)
    judged = judge(cases, (*release.accepts, *dataset.accepts), id_)
    keys = f"releases.{release.year.year}.accepts"
    idle = [
        unused_finding(_definition(dataset), f"{keys}[{at}]", release.accepts[at], id_)
        for at in unused(release.accepts, judged.used)
    ]
    used = frozenset(at - own for at in judged.used if at >= own)
    return Judged((*judged.findings, *idle), used)


def look_at_file(file: str, parts: Iterable[PackagePart]) -> tuple[Finding, ...]:
    """What would keep a release of this file back, as warnings; what is hidden in its sheets is
    told by the rules."""
    cases = _of_parts(file, "", (part for part in parts if part.kind not in _OF_SHEETS))
    return tuple(
        replace(finding, severity=Severity.WARNING) for finding in judge(cases, (), "").findings
    )


def idle_acceptances(dataset: Dataset, used: Iterable[frozenset[int] | None]) -> Iterator[Finding]:
    """A warning for what a dataset accepts and none of its releases has; ``used`` by each of them
    (``None``: it could not be read, so nobody knows)."""
    years = list(used)
    known = [year for year in years if year is not None]
    if not dataset.accepts or len(known) < len(years):
        return
    for at in unused(dataset.accepts, frozenset().union(*known)):
        accept = dataset.accepts[at]
        yield unused_finding(_definition(dataset), f"accepts[{at}]", accept, dataset.id)


def _definition(dataset: Dataset) -> str:
    return f"{dataset.folder}/dataset.yaml"


def _of_files(dataset: Dataset, packages: Mapping[str, Iterable[PackagePart]]) -> Iterator[Case]:
    for file, parts in sorted(packages.items()):
        yield from _of_parts(file, f"{dataset.folder}/", parts)


def _of_parts(file: str, folder: str, parts: Iterable[PackagePart]) -> Iterator[Case]:
    within = file.removeprefix(folder)
    for part in parts:
        text = part.text[:_SHOWN]
        values = tuple(filter(None, (part.text, text, part.name)))
        cells = (part.cell,) if part.cell else ()
        details = {"name": part.name, "value": text, "by": f" — {part.by}" if part.by else ""}
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
