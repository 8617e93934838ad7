"""The data files of a release: written into a folder, with their size and sha256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.charts import Chart
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.identity import (
    Addresses,
    data_file,
    repairs_file,
    statuses_file,
    table_file,
)
from aoimori.core.outcome import Outcome
from aoimori.core.release import Distribution, PublishedSource
from aoimori.core.table import Table
from aoimori.outputs.charts.defaults import default_charts
from aoimori.outputs.charts.publish import Drawn, Studio
from aoimori.outputs.meta.documents import release_documents
from aoimori.outputs.proof.repairs import repairs
from aoimori.outputs.proof.statuses import statuses
from aoimori.outputs.tables import PublishedTable, Remark, TableWriter, all_writers
from aoimori.verbs.originals import Original
from aoimori.verbs.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Written:
    """The data files of a release in order, the sources published beside them, what formats could
    not hold (notices), and by file the library whose version shows in its bytes."""

    distributions: tuple[Distribution, ...]
    sources: tuple[PublishedSource, ...]
    findings: tuple[Finding, ...]
    encoders: Mapping[str, str]

    @property
    def digests(self) -> dict[str, str]:
        """sha256 of the files by name, as a lock has them."""
        made: tuple[Distribution | PublishedSource, ...] = (*self.distributions, *self.sources)
        return {one.file: one.sha256 for one in made}


def write_distributions(catalog: Catalog, prepared: Prepared, root: Path) -> Written:
    """Write every table in every format that is for it and can hold it, and the sources that are
    published, below ``root``.

    Raises :class:`Stop` for a format of another package that cannot be used.
    """
    distributions: list[Distribution] = []
    findings: list[Finding] = []
    encoders: dict[str, str] = {}
    for published, writer, remarks in _ways(catalog, prepared):
        findings += (_notice(prepared, published.table, writer, remark) for remark in remarks)
        if any(remark.refused for remark in remarks):
            continue
        made = write_table(published, writer, root)
        distributions.append(made)
        if writer.encoder:
            encoders[made.file] = writer.encoder
    sources = tuple(_put(prepared, original, root) for original in prepared.originals)
    encoders |= {o.about.file: o.encoder for o in prepared.originals if o.encoder}
    return Written(tuple(distributions), sources, tuple(findings), encoders)


def _put(prepared: Prepared, original: Original, root: Path) -> PublishedSource:
    year = prepared.release.year.year
    path = root / data_file(prepared.dataset.id, year, original.about.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(original.content)
    return original.about


def format_notices(catalog: Catalog, prepared: Prepared) -> Iterator[Finding]:
    """What formats cannot hold of a release, without writing it. Raises :class:`Stop` as above."""
    for published, writer, remarks in _ways(catalog, prepared):
        yield from (_notice(prepared, published.table, writer, remark) for remark in remarks)


def _ways(
    catalog: Catalog, prepared: Prepared
) -> Iterator[tuple[PublishedTable, TableWriter, tuple[Remark, ...]]]:
    """Every table in every format that is for it, and what that remarks."""
    for published in _published(catalog, prepared):
        for _, writer in all_writers():
            if writer.applies(published.table.schema):
                yield published, writer, tuple(writer.remarks(published))


def _published(catalog: Catalog, prepared: Prepared) -> Iterator[PublishedTable]:
    titles = {table.name: table.title for table in prepared.dataset.tables}
    addresses = Addresses(catalog.base_url)
    dataset, year = prepared.dataset.id, prepared.release.year.year
    for name, table in prepared.tables.items():
        yield PublishedTable(table, titles[name], catalog.codes, addresses, dataset, year)


def write_table(published: PublishedTable, writer: TableWriter, root: Path) -> Distribution:
    """Write a table in a format that can hold it."""
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


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a release: its data and charts, and sha256 of each file by its address."""

    data: Written
    charts: tuple[Chart, ...]
    addresses: Mapping[str, str]


def write_release(catalog: Catalog, prepared: Prepared, outcome: Outcome, root: Path) -> Files:
    """Write all files of a release that has a lock below ``root``."""
    data = write_distributions(catalog, prepared, root)
    dataset, year = prepared.dataset.id, prepared.release.year.year
    outcome = replace(outcome, distributions=data.distributions, published_sources=data.sources)
    built = outcome.built(prepared.dataset, prepared.release)
    beside = {
        repairs_file(dataset, year): repairs(prepared.tables, prepared.release.sources),
        **dict(release_documents(catalog, built)),
    }
    drawn = _draw(catalog, prepared)
    beside |= {data_file(dataset, year, file): content for file, content in drawn.files.items()}
    if outcome.statuses:
        beside[statuses_file(dataset, year)] = statuses(prepared.tables)
    addresses = {data_file(dataset, year, file): sha256 for file, sha256 in data.digests.items()}
    for address, content in beside.items():
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)
        addresses[address] = hashlib.sha256(content).hexdigest()
    return Files(data, drawn.charts, addresses)


def _draw(catalog: Catalog, prepared: Prepared) -> Drawn:
    """The charts of the year: those the definition asks for, else one that suggests itself."""
    tables = {name: table.content() for name, table in prepared.tables.items()}
    asked = prepared.dataset.charts
    if asked is None:
        asked = default_charts(tables, catalog.shapes)
    own = [chart for chart in asked if not chart.all_years]
    return Studio(catalog.codes, catalog.shapes).draw(own, tables)
