"""The data files of a release: written into a folder, with their size and sha256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Diagnosis, Place
from aoimori.core.identity import data_file, datapackage_file, repairs_file, statuses_file
from aoimori.core.lock import compare_files
from aoimori.core.release import BuiltRelease, Distribution
from aoimori.outputs.meta.datapackage import datapackage
from aoimori.outputs.proof.repairs import repairs
from aoimori.outputs.proof.statuses import statuses
from aoimori.outputs.tables import WRITERS
from aoimori.sources.files import Project
from aoimori.verbs.prepare import Prepared, lock_path


def write_distributions(prepared: Prepared, root: Path) -> tuple[Distribution, ...]:
    """Write every table in every format below ``root``; returns what was written, in order."""
    return tuple(_write(prepared, root))


def _write(prepared: Prepared, root: Path) -> Iterator[Distribution]:
    year = prepared.release.year.year
    for name, table in prepared.tables.items():
        for _, writer in WRITERS:
            file = f"{name}.{writer.format.extension}"
            path = root / data_file(prepared.dataset.id, year, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                writer.write(table, stream)
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = path.stat().st_size
            yield Distribution(name, writer.format, file, size, digest, len(table))


def file_digests(distributions: tuple[Distribution, ...]) -> dict[str, str]:
    return {distribution.file: distribution.sha256 for distribution in distributions}


def write_release(
    project: Project, catalog: Catalog, prepared: Prepared, root: Path
) -> BuiltRelease:
    """Write all files of a publishable release below ``root``.

    The result's diagnosis has an error for every file whose bytes are not those of the lock.
    """
    if prepared.lock is None:
        raise ValueError(f"{prepared.id} has no lock")
    distributions = write_distributions(prepared, root)
    place = Place(project.name(lock_path(project, prepared.dataset, prepared.release)))
    differences = compare_files(prepared.lock, file_digests(distributions), place, prepared.id)
    built = BuiltRelease(
        dataset=prepared.dataset,
        release=prepared.release,
        lock=prepared.lock,
        tables=prepared.tables,
        distributions=distributions,
        sources=prepared.sources,
        diagnosis=Diagnosis.of([*prepared.diagnosis, *differences]),
    )
    dataset, year = prepared.dataset.id, prepared.release.year.year
    files = {
        repairs_file(dataset, year): repairs(built),
        datapackage_file(dataset, year): datapackage(catalog, built),
    }
    if built.has_statuses:
        files[statuses_file(dataset, year)] = statuses(built)
    for address, content in files.items():
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)
    return built
