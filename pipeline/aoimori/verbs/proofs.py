"""What proves a site: where its releases come from, and a digest of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.identity import PROVENANCE, data_folder, provenance_file, sums_file
from aoimori.core.release import BuiltRelease
from aoimori.core.sums import SUMS, sums
from aoimori.outputs.proof.provenance import (
    Circumstances,
    Tools,
    release_provenance,
    site_provenance,
)
from aoimori.runtime.git import History
from aoimori.runtime.installed import dependencies, own_version, plugins, python_version
from aoimori.sources.files import Project
from aoimori.verbs.archive import write_archives
from aoimori.verbs.prepare import lock_path

# What a site is made of, in a project.
_MADE_OF = ("datasets", "schemas", "site")


@dataclass(frozen=True, slots=True)
class Days:
    """The days for which a build is the same: from ``since`` to before ``until``."""

    since: date | None = None
    until: date | None = None


def write_proofs(
    project: Project,
    catalog: Catalog,
    published: Sequence[BuiltRelease],
    days: Days,
    root: Path,
    files: Mapping[str, str],
) -> dict[str, str]:
    """Write beside the files of a site below ``root``, whose digests are given: what each release
    was made of, and its listing; a zip for each fiscal year; the same two of the whole. Gives back
    all digests, those of what was written among them."""
    known = _circumstances(project, published, days)
    every = dict(files)

    def write(address: str, content: bytes) -> None:
        path = root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        every[address] = hashlib.sha256(content).hexdigest()

    folders = _by_folder(files)
    for built in published:
        dataset, year = built.dataset.id, built.release.year.year
        provenance = provenance_file(dataset, year)
        write(provenance, release_provenance(built, known.recorded.get(built.id, "")))
        folder = data_folder(built.id)
        listed = {**folders.get(folder, {}), provenance: every[provenance]}
        own = {path.removeprefix(f"{folder}/"): digest for path, digest in listed.items()}
        write(sums_file(dataset, year), sums(own))
    every.update(write_archives(catalog, published, every, root))
    write(PROVENANCE, site_provenance(published, known))
    write(SUMS, sums(every))
    return dict(sorted(every.items()))


def _by_folder(files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The files of every release, by its folder."""
    found: dict[str, dict[str, str]] = {}
    for path, digest in files.items():
        parts = path.split("/")
        if len(parts) > 4:
            found.setdefault("/".join(parts[:4]), {})[path] = digest
    return found


def _circumstances(
    project: Project, published: Sequence[BuiltRelease], days: Days
) -> Circumstances:
    tools = Tools(own_version(), python_version(), dependencies(), plugins())
    known = Circumstances(since=days.since, until=days.until, tools=tools)
    history = History(project.root)
    commit = history.head()
    if not commit:
        return known
    return Circumstances(
        commit=commit,
        clean=history.is_clean(_MADE_OF),
        since=days.since,
        until=days.until,
        tools=tools,
        recorded=_recorded(project, history, published),
    )


def _recorded(
    project: Project, history: History, published: Sequence[BuiltRelease]
) -> dict[str, str]:
    """The commit that recorded each release, by its id; of a lock that is not committed as it
    stands, or in a clone without the commits of before, nobody knows it."""
    if history.is_shallow():
        return {}
    locks = {
        built.id: project.name(lock_path(project, built.dataset, built.release))
        for built in published
    }
    commits = history.last_changes(locks.values())
    changed = history.changed(_MADE_OF)
    return {id_: commits[path] for id_, path in locks.items() if path in commits.keys() - changed}
