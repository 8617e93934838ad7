"""The source files of a release and the tables made of them, held against the same rules.

A rule that a source breaks and the published tables keep was mended on the way: its findings are
notices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aoimori.core.acceptance import DOUBTS, SOURCE_DOUBTS, Acceptance, Seen, first_that_covers
from aoimori.core.catalog import Catalog
from aoimori.core.checkup import FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Severity, Stop
from aoimori.core.found import Known
from aoimori.core.gate import accepted, settle
from aoimori.core.messages import is_accepted
from aoimori.core.sheet import Sheet, parse_address
from aoimori.core.table import Table
from aoimori.sources.files import Project
from aoimori.sources.readers import SourceBytes
from aoimori.verbs.examine import Examined, checkup, examine
from aoimori.verbs.gate import all_accepts
from aoimori.verbs.prepare import Prepared
from aoimori.verbs.published import area_list, known_of

# A row of a sheet: its file, the sheet, its number.
_Row = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Readability:
    """A release: its source files as they are, and its tables as they are published.

    ``told`` is what keeps the tables from being wholly readable, and what the files seem to have
    lost: warnings, and notices of what an office has accepted. ``open`` are the published tables
    without the results it has accepted.
    """

    id: str
    sources: tuple[Examined, ...]
    published: tuple[FileCheckup, ...]
    open: tuple[FileCheckup, ...]
    told: tuple[Finding, ...] = ()


def readability(project: Project, catalog: Catalog, prepared: Prepared) -> Readability:
    """The checkups of a release that could be read."""
    published = tuple(
        _published(catalog, prepared, name, table) for name, table in prepared.tables.items()
    )
    teller, tables = _Teller.of(prepared), prepared.tables.values()
    settled = [_settled(teller, file, table) for file, table in zip(published, tables, strict=True)]
    known = Known(areas=area_list(catalog.codes.values()))
    sources = [_examined(project, prepared.id, source.path, known) for source in prepared.sources]
    return Readability(
        prepared.id,
        tuple(_mended(source, published) for source in sources if source is not None),
        published,
        tuple(file for file, _ in settled),
        (*(finding for _, told in settled for finding in told), *_lost(prepared, sources)),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells what breaks a rule in a table: ``accepts`` is what offices accepted, ``known`` are rows
    that seem to be none, or have an open error, which is told already."""

    prepared: Prepared
    accepts: tuple[Acceptance, ...]
    known: frozenset[_Row]

    @classmethod
    def of(cls, prepared: Prepared) -> _Teller:
        known = frozenset(row for finding in prepared.diagnosis for row in _known_wrong(finding))
        return cls(prepared, all_accepts(prepared.dataset, prepared.release), known)

    def told(self, rule: str, finding: Finding, table: Table) -> Finding | None:
        """A warning, or the notice of what was accepted for its fields; ``None`` if it is told."""
        if set(_rows(finding, table)) <= self.known:
            return None
        fields = _fields(finding, table.schema.names)
        at = first_that_covers(self.accepts, Seen(rule, fields=fields))
        told = replace(finding, severity=Severity.WARNING, dataset=self.prepared.id)
        return told if at is None else accepted(told, self.accepts[at])


def _settled(teller: _Teller, file: FileCheckup, table: Table) -> tuple[FileCheckup, list[Finding]]:
    """A table without the results of which an office has accepted everything, and what is told of
    all of them."""
    told: list[Finding] = []
    kept: list[TableCheckup] = []
    for each in file.tables:
        results: list[RuleResult] = []
        for result in each.results:
            found = [teller.told(result.rule, finding, table) for finding in result.findings]
            told += filter(None, found)
            if not found or not all(one is not None and is_accepted(one) for one in found):
                results.append(result)
        kept.append(replace(each, results=tuple(results)))
    return replace(file, tables=tuple(kept)), told


def _lost(prepared: Prepared, sources: Iterable[Examined | None]) -> Iterator[Finding]:
    """What the source files seem to have lost before they came, as warnings; an office may have
    found that they have not."""
    found = (f for file in sources if file is not None for f in file.checkup.findings)
    doubts = [
        replace(finding, severity=Severity.WARNING, dataset=prepared.id)
        for finding in found
        if finding.check in SOURCE_DOUBTS
    ]
    accepts = all_accepts(prepared.dataset, prepared.release)
    yield from settle(doubts, accepts, prepared.dataset.folder).findings


def _known_wrong(finding: Finding) -> Iterator[_Row]:
    """The rows of a sheet that a doubt or an open error is about."""
    place = finding.place
    if place.cell and (finding.check in DOUBTS or finding.severity is Severity.ERROR):
        for row in _lines(finding):
            yield place.file, place.sheet, row


def _rows(finding: Finding, table: Table) -> Iterator[_Row | None]:
    """The rows of the sheets that a finding about a published table speaks of; ``None`` for its
    header. (One row of a sheet may have become several.)"""
    for row in _lines(finding):
        yield None if row == 1 else _row(table, row - 2)


def _lines(finding: Finding) -> Iterator[int]:
    """The rows of the file that a finding is about; the first if it is about the whole."""
    for cell in finding.cells or (finding.place.cell or "A1",):
        first, _, last = cell.partition(":")
        yield from range(parse_address(first)[0], parse_address(last or first)[0] + 1)


def _row(table: Table, position: int) -> _Row:
    places = (table.place(position, name) for name in table.schema.names)
    file, sheet, cell = next(place for place in places if place[2])
    return file, sheet, parse_address(cell)[0]


def _fields(finding: Finding, names: Sequence[str]) -> tuple[str, ...]:
    """The fields whose columns a finding is about."""
    cells = finding.cells or ((finding.place.cell,) if finding.place.cell else ())
    spans = [tuple(parse_address(corner)[1] for corner in cell.split(":")) for cell in cells]
    columns = {column for span in spans for column in range(span[0], span[-1] + 1)}
    return tuple(names[column - 1] for column in sorted(columns))


def _examined(project: Project, id_: str, name: str, known: Known) -> Examined | None:
    try:
        found = examine(project.root / name, name, known)
    except Stop:  # a sheet beside those that are read is broken: who reads it is told
        return None
    told = tuple(replace(finding, dataset=id_) for finding in found.checkup.findings)
    return replace(found, checkup=replace(found.checkup, findings=told))


def _published(catalog: Catalog, prepared: Prepared, name: str, table: Table) -> FileCheckup:
    known = known_of(catalog, prepared.dataset, prepared.release, name, "name")
    rows = (table.schema.names, *_records(table))
    file = f"data/{prepared.id}/{name}.csv"
    sheet = Sheet(file, "", tuple(map(tuple, rows)), delimited=True, encoding="utf-8")
    return checkup(SourceBytes(file, b""), (sheet,), known)


def _records(table: Table) -> list[list[str | None]]:
    """The rows with what stands in the sheet where it could not be read: it is not missing."""
    rows = [list(record) for record in table.records()]
    for column, name in enumerate(table.schema.names):
        for position, step in table.stepped(name, lambda step: step.rule == "unreadable").items():
            rows[position][column] = step.before
    return rows


def _mended(source: Examined, published: Sequence[FileCheckup]) -> Examined:
    """The source with the findings of rules that all published tables keep as notices."""
    broken = {
        result.rule
        for file in published
        for result in file.results
        if result.verdict is not Verdict.PASSED and result.findings
    }
    if not published:
        return source
    tables = tuple(
        replace(table, results=tuple(_results(table, broken))) for table in source.checkup.tables
    )
    return replace(source, checkup=replace(source.checkup, tables=tables))


def _results(table: TableCheckup, broken: set[str]) -> Iterator[RuleResult]:
    for result in table.results:
        keep = result.rule in broken
        yield result if keep else replace(result, findings=tuple(map(_notice, result.findings)))


def _notice(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.NOTICE, mended=True)
