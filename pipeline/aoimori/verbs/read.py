"""The tables of a release as its sheets have them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Part, Release
from aoimori.core.findings import Finding, Stop
from aoimori.core.release import SourceFile
from aoimori.core.sheet import Sheet
from aoimori.core.table import Table
from aoimori.sources.files import Project
from aoimori.sources.readers import Options, SourceBytes, Workbook, load_source, open_workbook
from aoimori.sources.sheets import pick_sheets
from aoimori.sources.tables import read_table


@dataclass(frozen=True, slots=True)
class Reading:
    """The tables of a release by name, the files they are from, in order, with their bytes by
    name, and what was found on the way."""

    tables: dict[str, Table]
    files: tuple[SourceFile, ...]
    contents: Mapping[str, SourceBytes]
    findings: list[Finding]


def read(project: Project, catalog: Catalog, dataset: Dataset, release: Release) -> Reading:
    """Read a release. Raises :class:`Stop` with everything that cannot be read."""
    dataset = dataset.in_year(release)
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    stops: list[Finding] = []
    folder = _Folder(project, project.root / dataset.folder)
    for definition in dataset.tables:
        source = release.sources[definition.name]
        try:
            read = read_table(definition, source, folder.sheets, catalog.codes)
        except Stop as stop:
            stops += stop.findings
            continue
        tables[definition.name] = read.table
        findings += read.findings
    if stops:
        raise Stop(*stops)
    findings += folder.findings()
    files = tuple(folder.files[name] for name in sorted(folder.files))
    return Reading(tables, files, folder.contents, findings)


class _Folder:
    """The source files of a release, each opened once however many tables it holds."""

    def __init__(self, project: Project, root: Path) -> None:
        self.project, self.root = project, root
        self.files: dict[str, SourceFile] = {}
        self.contents: dict[str, SourceBytes] = {}
        self._opened: dict[tuple[str, Options], Workbook] = {}

    def sheets(self, part: Part) -> tuple[Sheet, ...]:
        """The sheets a part's layout asks for. Raises :class:`Stop`."""
        path = self.root / part.path
        name = self.project.name(path)
        key = (name, Options.of(part.layout))
        if key not in self._opened:
            loaded = load_source(path, name)
            digest = hashlib.sha256(loaded.content).hexdigest()
            self.files[name] = SourceFile(name, len(loaded.content), digest)
            self.contents[name] = loaded
            self._opened[key] = open_workbook(loaded, key[1])
        return pick_sheets(self._opened[key], name, part.layout)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the files themselves although they could be read."""
        for workbook in self._opened.values():
            yield from workbook.findings
