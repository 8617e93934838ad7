"""One release from sheets to checked tables: what check, build, release and trace begin with.

A release is held against the one of the fiscal year before, so the releases of a dataset are
prepared in the order of years.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from aoimori.checks.release import CheckedRelease, check_release, looked_at
from aoimori.core.acceptance import DOUBTS, GATE_CHECKS, SOURCE_DOUBTS
from aoimori.core.card import card_digest
from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.changed import changed_values
from aoimori.core.codes import CodeList
from aoimori.core.drift import DRIFT, compare_tables
from aoimori.core.expressions import asks_previous
from aoimori.core.findings import Diagnosis, Finding, Place, Severity, Stop
from aoimori.core.gate import settle
from aoimori.core.glossary import glossary_digest
from aoimori.core.lock import Lock, TableLock
from aoimori.core.release import SourceFile
from aoimori.core.table import Table
from aoimori.runtime.faults import fault
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME, read_lock
from aoimori.verbs.awaited import awaited, to_come
from aoimori.verbs.gate import all_accepts, look
from aoimori.verbs.lost import lost_lock
from aoimori.verbs.originals import Original, originals_of
from aoimori.verbs.read import read
from aoimori.verbs.recorded import recorded


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release as far as it could be read.

    ``drift`` are the findings of the diagnosis that tell how the tables differ from the lock.
    ``stopped``: something could not be read at all, and there are no tables. ``used`` are the
    positions of what the dataset accepts and this release has (``None``: nobody knows),
    ``originals`` the sources that are published, ``looked`` the checks that had something to look
    at. ``is_awaited``: sheets are still to come, and
    nothing was read.
    """

    dataset: Dataset
    release: Release
    tables: Mapping[str, Table]
    sources: tuple[SourceFile, ...]
    lock: Lock | None
    diagnosis: Diagnosis
    drift: tuple[Finding, ...] = ()
    stopped: bool = False
    used: frozenset[int] | None = None
    originals: tuple[Original, ...] = ()
    looked: tuple[str, ...] = ()
    is_awaited: bool = False

    @property
    def id(self) -> str:
        return self.dataset.id_of(self.release)

    @property
    def publishable(self) -> bool:
        return self.is_frozen and not self.stopped and not self.diagnosis.errors

    @property
    def is_frozen(self) -> bool:
        """Whether it was published and still is."""
        return self.lock is not None and self.lock.is_frozen

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is no longer published; its sheets are not looked at."""
        return self.lock is not None and self.lock.withdrawn is not None

    def sound_tables(self) -> Mapping[str, Table]:
        """The tables without the values that have an open error."""
        return sound(self.tables, self.diagnosis)

    def locks(self, codes: Mapping[str, CodeList]) -> dict[str, TableLock]:
        """What the lock says about tables, taken from the tables as they are."""
        locks = {}
        for name, table in self.tables.items():
            content = table.content()
            locks[name] = TableLock(
                table.schema.digest(),
                len(table),
                table.digest(),
                glossary_digest(self.dataset.table(name).title, table, codes),
                table.schema.columns_digest(),
                content.keys_digest(),
                tuple(sorted(content.sums)),
            )
        return locks


def lock_path(project: Project, dataset: Dataset, release: Release) -> Path:
    return project.root / dataset.folder / str(release.year.year) / NAME


def sound(tables: Mapping[str, Table], diagnosis: Diagnosis) -> Mapping[str, Table]:
    """Tables without the values that have an open error: nothing is held against those. That a
    value is not the one that was published does not make it wrong."""
    wrong: dict[str, set[tuple[str, str, str]]] = {}
    for finding in diagnosis.errors:
        if finding.check in DRIFT:
            continue
        place = finding.place
        wrong.setdefault(finding.field_name, set()).add((place.file, place.sheet, place.cell))
    return {
        name: table.without({field: cells for field, cells in wrong.items() if table.has(field)})
        for name, table in tables.items()
    }


def by_year(dataset: Dataset) -> list[Release]:
    """The releases of a dataset, the earliest first: a year may look at the one before."""
    return sorted(dataset.releases, key=lambda release: release.year.year)


def prepare_all(project: Project, catalog: Catalog, dataset: Dataset) -> Iterator[Prepared]:
    """Every release of a dataset in the order of years, each held against the year before."""
    before: Prepared | None = None
    for release in by_year(dataset):
        earlier = asked_year(dataset, release)
        is_asked = before is not None and earlier is before.release
        previous = before.sound_tables() if before is not None and is_asked else {}
        before = prepare(project, catalog, dataset, release, previous)
        yield before


def prepare_one(project: Project, catalog: Catalog, dataset: Dataset, release: Release) -> Prepared:
    """One release, as :func:`prepare_all` would have it: the years before are read, each held
    against the one before it, as far as rules ask for them."""
    earlier = asked_year(dataset, release)
    if earlier is None:
        return prepare(project, catalog, dataset, release)
    before = prepare_one(project, catalog, dataset, earlier)
    return prepare(project, catalog, dataset, release, before.sound_tables())


def asked_year(dataset: Dataset, release: Release) -> Release | None:
    """The release of the year before, if there is one and a rule or a schema looks at it."""
    tables = dataset.in_year(release).tables
    rules = [rule for table in tables for rule in table.schema.rules]
    rules += [rule for source in release.sources.values() for rule in source.rules]
    is_asked = any(asks_previous(rule.expression) for rule in rules)
    is_asked |= any(table.schema.same_rows for table in tables)
    return dataset.by_year.get(release.year.year - 1) if is_asked else None


def reread(
    project: Project, catalog: Catalog, dataset: Dataset, release: Release, diagnosis: Diagnosis
) -> Mapping[str, Table]:
    """The sound tables of a release whose diagnosis is known: read again, not checked again."""
    try:
        tables = read(project, catalog, dataset, release).tables
    except Stop:  # what the diagnosis tells already; there is nothing to hold a year against
        return {}
    return sound(tables, diagnosis)


def prepare(
    project: Project,
    catalog: Catalog,
    dataset: Dataset,
    release: Release,
    previous: Mapping[str, Table] = MappingProxyType({}),
) -> Prepared:
    """Read and check one release; whatever is wrong is in its diagnosis, nothing is raised.

    ``previous`` are the tables of the fiscal year before, as far as there are any.
    """
    id_, dataset = dataset.id_of(release), dataset.in_year(release)
    try:
        return _prepare(project, catalog, dataset, release, previous)
    except Stop as stop:
        findings = [replace(finding, dataset=id_) for finding in stop.findings]
    except Exception as error:  # the other datasets are not to suffer from a fault of ours
        findings = [fault(error, dataset.folder, id_)]
    return Prepared(dataset, release, {}, (), None, Diagnosis.of(findings), stopped=True)


def _prepare(
    project: Project,
    catalog: Catalog,
    dataset: Dataset,
    release: Release,
    previous: Mapping[str, Table],
) -> Prepared:
    id_, year = dataset.id_of(release), release.year.year
    lock = read_lock(*_named_lock(project, dataset, release))
    if lock is not None and lock.withdrawn is not None:
        return Prepared(dataset, release, {}, (), lock, Diagnosis())
    if lock is None and (lost := lost_lock(project, _named_lock(project, dataset, release)[1])):
        raise Stop(lost)
    if lock is None and (notices := awaited(project, dataset, release)):
        return Prepared(dataset, release, {}, (), None, Diagnosis.of(notices), is_awaited=True)
    reading = read(project, catalog, dataset, release)
    tables = reading.tables
    settled = settle(reading.findings, all_accepts(dataset, release), dataset.folder)
    findings = [replace(finding, dataset=id_) for finding in settled.findings]
    unread = frozenset(_where(f) for f in findings if f.severity is Severity.ERROR)
    checked = CheckedRelease(id_, year, tables, catalog.codes, previous, unread)
    # An unreadable value is empty in the table; to call it missing as well would be wrong.
    findings += [finding for finding in check_release(checked) if _where(finding) not in unread]
    prepared = Prepared(dataset, release, tables, reading.files, lock, Diagnosis())
    drift = tuple(_against_lock(project, catalog, prepared, is_whole=not unread))
    card = _against_card(project, prepared, card_digest(dataset, catalog.demonstration))
    originals = originals_of(dataset, release, reading.contents)
    gate = look(
        dataset,
        release,
        tables,
        reading.contents,
        originals.contents,
        settled=settled.used,
        whole=not any(map(_hides, (*settled.findings, *originals.findings))),
    )
    diagnosis = Diagnosis.of([*findings, *drift, *card, *originals.findings, *gate.findings])
    return replace(
        prepared,
        diagnosis=diagnosis,
        drift=drift,
        used=gate.used,
        originals=originals.copies,
        looked=looked_at(checked),
    )


def _hides(finding: Finding) -> bool:
    """Whether there may be more where it was found: not where it is the thing to be accepted."""
    to_accept = (*GATE_CHECKS, *DOUBTS, *SOURCE_DOUBTS)
    return finding.severity is Severity.ERROR and finding.check not in to_accept


def _named_lock(project: Project, dataset: Dataset, release: Release) -> tuple[Path, str]:
    path = lock_path(project, dataset, release)
    return path, project.name(path)


def _against_card(project: Project, prepared: Prepared, card: str) -> Iterator[Finding]:
    """Told once, for the newest release: portals show one card for all years."""
    dataset, lock, year = prepared.dataset, prepared.lock, prepared.release.year.year
    if lock is None or lock.card in ("", card):
        return
    there = [other for other in dataset.releases if not to_come(project, dataset, other)]
    if year == max((other.year.year for other in there), default=year):
        place = Place(f"{dataset.folder}/dataset.yaml")
        details = {"dataset": dataset.id, "year": str(year), "last": lock.listed.isoformat()}
        yield Finding("card-changed", place, details, Severity.WARNING, prepared.id)


def _where(finding: Finding) -> tuple[str, str, str, str]:
    place = finding.place
    return place.file, place.sheet, place.cell, finding.field_name


def _against_lock(
    project: Project, catalog: Catalog, prepared: Prepared, *, is_whole: bool
) -> list[Finding]:
    """How a release stands to its lock: that it has none, or differs from it. Where not every
    value could be read (not ``is_whole``), there is nothing to compare yet."""
    place = Place(project.name(lock_path(project, prepared.dataset, prepared.release)))
    named = {"dataset": prepared.dataset.id, "year": str(prepared.release.year.year)}
    lock = prepared.lock
    if lock is None:
        return [Finding("lock-missing", place, named, Severity.WARNING, prepared.id)]
    told = {**named, "version": lock.version}
    draft = Finding("release-draft", place, told, Severity.NOTICE, prepared.id)
    unsettled = [] if lock.is_frozen else [draft]
    if not is_whole:
        return unsettled
    drift = compare_tables(lock, prepared.locks(catalog.codes), place, prepared.id)
    if lock.is_frozen:
        return list(_in_detail(project, prepared, lock, list(drift)))
    if any(drift):
        unsettled.append(replace(draft, check="draft-changed"))
    return unsettled


def _in_detail(
    project: Project, prepared: Prepared, lock: Lock, drift: Sequence[Finding]
) -> Iterator[Finding]:
    """What differs, value by value where the published ones are found."""
    changed = [f.details["table"] for f in drift if f.check in ("lock-rows", "lock-content")]
    before = recorded(project, prepared.dataset, prepared.release, lock) if changed else {}
    for finding in drift:
        name = finding.details["table"]
        if name not in changed or name not in before:
            yield finding
            continue
        if finding.check == "lock-schema":
            yield finding
        elif finding.check != "lock-glossary":
            told = {word: finding.details[word] for word in ("dataset", "year", "version")}
            place, table = finding.place, prepared.tables[name]
            yield from changed_values(table, before[name], place, prepared.id, told)
