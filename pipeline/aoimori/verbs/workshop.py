"""The workshop of releases: finished ones are written, kept, and found again by their key."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from aoimori.core.catalog import Catalog
from aoimori.core.codes import STATUSES
from aoimori.core.drift import compare_files
from aoimori.core.findings import Place, Severity
from aoimori.core.identity import data_folder
from aoimori.core.localized import Localized
from aoimori.core.outcome import Outcome
from aoimori.core.quality import ALWAYS
from aoimori.core.story import statuses_of, tell
from aoimori.core.summary import summarise
from aoimori.runtime.cache import Cache
from aoimori.sources.files import Project
from aoimori.verbs.keys import basis_key
from aoimori.verbs.prepare import Prepared, lock_path
from aoimori.verbs.write import write_release


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the work on every dataset shares. ``catalog`` has only what releases are made of (it
    goes to other processes, and is part of their keys); files are written below ``root``;
    ``fresh``: nothing remembered is used."""

    project: Project
    catalog: Catalog
    cache: Cache
    root: Path
    basis: str
    fresh: bool = False

    @classmethod
    def of(
        cls, project: Project, catalog: Catalog, cache: Cache, root: Path, *, fresh: bool
    ) -> Workshop:
        nothing = Localized("")
        catalog = replace(
            catalog,
            title=nothing,
            tagline=nothing,
            description=nothing,
            publisher=nothing,
            datasets=(),
            kind=None,
            contact=None,
            featured=(),
            search=True,
            accessibility=None,
            dashboard=(),
        )
        return cls(project, catalog, cache, root, basis_key(catalog), fresh)


def recall(workshop: Workshop, key: str, id_: str) -> Outcome | None:
    """The remembered outcome of a release with its files put below the root; ``None``, and no
    file, if any of it is not there as it was."""
    outcome = workshop.cache.load(key, Outcome)
    if outcome is None:
        return None
    folder = PurePosixPath(data_folder(id_))
    for address, digest in outcome.files.items():
        path = PurePosixPath(address)
        is_inside = path.is_relative_to(folder) and ".." not in path.parts
        if not is_inside or not workshop.cache.put_file(digest, workshop.root / address):
            shutil.rmtree(workshop.root / folder, ignore_errors=True)
            return None
    return outcome


def remember(workshop: Workshop, key: str, outcome: Outcome) -> None:
    for file, digest in outcome.files.items():
        workshop.cache.keep_file(workshop.root / file, digest)
    workshop.cache.store(key, outcome)


def finish(workshop: Workshop, prepared: Prepared) -> Outcome:
    """The outcome of a release that was read and checked; written if it is to be published."""
    if prepared.stopped or prepared.is_withdrawn or prepared.is_awaited:
        return Outcome(
            prepared.diagnosis,
            lock=prepared.lock,
            stopped=prepared.stopped,
            is_awaited=prepared.is_awaited,
        )
    tables = prepared.tables
    outcome = Outcome(
        diagnosis=prepared.diagnosis,
        tables={name: summarise(table) for name, table in tables.items()},
        sources=prepared.sources,
        story=tell(tables, prepared.release.sources),
        statuses=statuses_of(tables, workshop.catalog.codes.get(STATUSES)),
        sound=_sound(prepared),
        lock=prepared.lock,
        used=prepared.used,
        looked=(*ALWAYS, *prepared.looked),
    )
    if prepared.lock is None or not prepared.publishable:
        return outcome
    files = write_release(workshop.catalog, prepared, outcome, workshop.root)
    path = lock_path(workshop.project, prepared.dataset, prepared.release)
    place = Place(workshop.project.name(path))
    data = files.data
    differences = compare_files(prepared.lock, data.digests, data.encoders, place, prepared.id)
    remarks = (*data.findings, *differences)
    if any(finding.severity is Severity.ERROR for finding in remarks):
        shutil.rmtree(workshop.root / data_folder(prepared.id))
        return replace(outcome, remarks=remarks)
    return replace(
        outcome,
        distributions=data.distributions,
        published_sources=data.sources,
        charts=files.charts,
        files=files.addresses,
        remarks=remarks,
    )


def _sound(prepared: Prepared) -> str:
    """A digest of everything the year after may look at or speak of: values, also those read
    aside, printed totals, and where each stands."""
    total = hashlib.sha256()
    for name, table in sorted(prepared.sound_tables().items()):
        told = (name, table.digest(), sorted(table.aside.items()), table.totals)
        total.update(f"{told!r}\n".encode())
        for field, places in sorted(table.places.items()):
            total.update(f"{field} {places.blocks!r}\n".encode())
            total.update(places.block_of.tobytes())
            total.update(places.rows.tobytes())
    return total.hexdigest()
