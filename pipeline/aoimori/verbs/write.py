"""The data files of a release: written into a folder, with their size and sha256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding
from aoimori.core.identity import data_file, datapackage_file, repairs_file, statuses_file
from aoimori.core.outcome import Outcome
from aoimori.core.release import Distribution
from aoimori.outputs.meta.datapackage import datapackage
from aoimori.outputs.proof.repairs import repairs
from aoimori.outputs.proof.statuses import statuses
from aoimori.outputs.tables import WRITERS
from aoimori.verbs.prepare import Prepared


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


@dataclass(frozen=True, slots=True)
class Files:
    """What was written of a release: its data files, and sha256 of every file by address."""

    distributions: tuple[Distribution, ...]
    addresses: Mapping[str, str]
    remarks: tuple[Finding, ...] = ()

    @property
    def digests(self) -> dict[str, str]:
        """sha256 of the data files by name, as the lock has them."""
        return file_digests(self.distributions)


def write_release(catalog: Catalog, prepared: Prepared, outcome: Outcome, root: Path) -> Files:
    """Write all files of a release that has a lock below ``root``."""
    distributions = write_distributions(prepared, root)
    dataset, year = prepared.dataset.id, prepared.release.year.year
    built = replace(outcome, distributions=distributions).built(prepared.dataset, prepared.release)
    beside = {
        repairs_file(dataset, year): repairs(prepared.tables, prepared.release.sources),
        datapackage_file(dataset, year): datapackage(catalog, built),
    }
    if built.has_statuses:
        beside[statuses_file(dataset, year)] = statuses(prepared.tables)
    addresses = {data_file(dataset, year, d.file): d.sha256 for d in distributions}
    for address, content in beside.items():
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)
        addresses[address] = hashlib.sha256(content).hexdigest()
    return Files(distributions, addresses)
