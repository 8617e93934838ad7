"""The data files of a release: written into a folder, with their size and sha256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Diagnosis, Finding, Place, Severity
from aoimori.core.identity import (
    Addresses,
    data_file,
    datapackage_file,
    repairs_file,
    statuses_file,
    table_file,
)
from aoimori.core.lock import compare_files
from aoimori.core.release import BuiltRelease, Distribution
from aoimori.core.table import Table
from aoimori.outputs.meta.datapackage import datapackage
from aoimori.outputs.proof.repairs import repairs
from aoimori.outputs.proof.statuses import statuses
from aoimori.outputs.tables import PublishedTable, Remark, TableWriter, all_writers
from aoimori.sources.files import Project
from aoimori.verbs.prepare import Prepared, lock_path


@dataclass(frozen=True, slots=True)
class Written:
    """The data files of a release in order, what formats could not hold (notices), and by file
    the library whose version shows in its bytes."""

    distributions: tuple[Distribution, ...]
    findings: tuple[Finding, ...]
    encoders: Mapping[str, str]


def write_distributions(catalog: Catalog, prepared: Prepared, root: Path) -> Written:
    """Write every table in every format that is for it and can hold it, below ``root``.

    Raises :class:`Stop` for a format of another package that cannot be used.
    """
    distributions: list[Distribution] = []
    findings: list[Finding] = []
    encoders: dict[str, str] = {}
    for published in _published(catalog, prepared):
        for _, writer in all_writers():
            if not writer.applies(published.table.schema):
                continue
            remarks = tuple(writer.remarks(published))
            findings += (_notice(prepared, published.table, writer, remark) for remark in remarks)
            if any(remark.refused for remark in remarks):
                continue
            made = _write(published, writer, root)
            distributions.append(made)
            if writer.encoder:
                encoders[made.file] = writer.encoder
    return Written(tuple(distributions), tuple(findings), encoders)


def _published(catalog: Catalog, prepared: Prepared) -> Iterator[PublishedTable]:
    titles = {table.name: table.title for table in prepared.dataset.tables}
    addresses = Addresses(catalog.base_url)
    dataset, year = prepared.dataset.id, prepared.release.year.year
    for name, table in prepared.tables.items():
        yield PublishedTable(table, titles[name], catalog.codes, addresses, dataset, year)


def _write(published: PublishedTable, writer: TableWriter, root: Path) -> Distribution:
    table = published.table
    file = table_file(table.name, writer.format.extension)
    path = root / data_file(published.dataset, published.year, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        writer.write(published, stream)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Distribution(table.name, writer.format, file, path.stat().st_size, digest, len(table))


def _notice(prepared: Prepared, table: Table, writer: TableWriter, remark: Remark) -> Finding:
    """A remark at the cell it is about, or at the file the table came from."""
    details = {
        "table": table.name,
        "format": writer.format.name,
        "field": remark.field_name,
        **remark.details,
    }
    if remark.position is not None and remark.field_name:
        place = Place(*table.place(remark.position, remark.field_name))
    else:
        source = prepared.release.sources[table.name]
        place = Place(f"{prepared.dataset.folder}/{source.parts[0].path}")
    return Finding(remark.check, place, details, Severity.NOTICE, prepared.id, remark.field_name)


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
    written = write_distributions(catalog, prepared, root)
    place = Place(project.name(lock_path(project, prepared.dataset, prepared.release)))
    differences = compare_files(
        prepared.lock, file_digests(written.distributions), place, prepared.id
    )
    built = BuiltRelease(
        dataset=prepared.dataset,
        release=prepared.release,
        lock=prepared.lock,
        tables=prepared.tables,
        distributions=written.distributions,
        sources=prepared.sources,
        diagnosis=Diagnosis.of([*prepared.diagnosis, *written.findings, *differences]),
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
