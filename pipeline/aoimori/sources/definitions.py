"""``dataset.yaml``, ``publisher.yaml`` and ``catalog.yaml`` become the nouns of the core.

A broken dataset is reported and left out; the others are still read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from aoimori.core.catalog import (
    Catalog,
    Dataset,
    Origin,
    Publisher,
    Release,
    Source,
    TableDefinition,
)
from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.fiscal import FiscalYear, Period
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.files import Project
from aoimori.sources.layouts import build_corrections, build_layout, check_layout, merge
from aoimori.sources.schemas import localized, read_table_schema
from aoimori.sources.yamlfile import YamlFile, near, read_checked


@dataclass(frozen=True, slots=True)
class Definitions:
    """The catalogue with every dataset that could be read, and why others could not."""

    catalog: Catalog
    findings: tuple[Finding, ...]


def read_definitions(project: Project) -> Definitions:
    """Read everything. Raises :class:`Stop` if the catalogue or the code lists are broken."""
    codes = read_code_lists(project.schemas / "codes", project.root)
    catalog = _read_catalog(project, codes)
    reader = _Reader(project, codes)
    datasets = tuple(reader.datasets())
    return Definitions(replace(catalog, datasets=datasets), tuple(reader.findings))


def _read_catalog(project: Project, codes: Mapping[str, CodeList]) -> Catalog:
    path = project.datasets / "catalog.yaml"
    file = read_checked(path, project.name(path), project.schemas / "catalog.schema.json")
    data = file.data
    return Catalog(
        title=localized(data["title"]),
        tagline=localized(data["tagline"]),
        description=localized(data["description"]),
        publisher=localized(data["publisher"]),
        base_url=data["base_url"],
        license=_code(codes, "licences", data["license"], file.place("license")),
        demonstration=data.get("demonstration", False),
        codes=codes,
    )


def _code(codes: Mapping[str, CodeList], kind: str, name: str, place: Place) -> Code:
    known = codes.get(kind, CodeList(kind, {}))
    if name not in known:
        near_codes = near(name, [code.code for code in known])
        raise Stop(
            Finding("unknown-reference", place, {"kind": kind, "name": name, "known": near_codes})
        )
    return known[name]


class _Reader:
    """Walks ``datasets/`` and gathers findings instead of stopping at the first."""

    def __init__(self, project: Project, codes: Mapping[str, CodeList]) -> None:
        self.project = project
        self.codes = codes
        self.findings: list[Finding] = []
        self._schemas: dict[str, TableSchema] = {}

    def datasets(self) -> Iterator[Dataset]:
        for folder in sorted(p for p in self.project.datasets.iterdir() if p.is_dir()):
            found = sorted(p for p in folder.iterdir() if (p / "dataset.yaml").is_file())
            try:
                publisher = self._publisher(folder)
            except Stop as stop:
                self._gather(stop, folder.name)
                continue
            for dataset in found:
                try:
                    yield self._dataset(dataset, publisher)
                except Stop as stop:
                    self._gather(stop, f"{folder.name}/{dataset.name}")

    def _gather(self, stop: Stop, dataset: str) -> None:
        self.findings += [replace(finding, dataset=dataset) for finding in stop.findings]

    def _publisher(self, folder: Path) -> Publisher:
        path = folder / "publisher.yaml"
        name = self.project.name(path)
        file = read_checked(path, name, self.project.schemas / "publisher.schema.json")
        data = file.data
        _code(self.codes, "local-governments", data["code"], file.place("code"))
        return Publisher(
            slug=folder.name,
            name=localized(data["name"]),
            code=data["code"],
            kind=_code(self.codes, "publisher-kinds", data["kind"], file.place("kind")),
            license=_code(self.codes, "licences", data["license"], file.place("license")),
            homepage=data.get("homepage", ""),
        )

    def _dataset(self, folder: Path, publisher: Publisher) -> Dataset:
        path = folder / "dataset.yaml"
        name = self.project.name(path)
        file = read_checked(path, name, self.project.schemas / "dataset.schema.json")
        data = file.data
        definitions = tuple(
            self._table(file, table, words) for table, words in data["tables"].items()
        )
        releases = tuple(
            self._release(file, folder, int(year), definitions) for year in sorted(data["releases"])
        )
        license_code = data.get("license", publisher.license.code)
        return Dataset(
            publisher=publisher,
            slug=folder.name,
            folder=self.project.name(folder),
            title=localized(data["title"]),
            description=localized(data["description"]),
            theme=_code(self.codes, "themes", data["theme"], file.place("theme")),
            frequency=_code(self.codes, "frequencies", data["frequency"], file.place("frequency")),
            license=_code(self.codes, "licences", license_code, file.place("license")),
            keywords={lang: tuple(words) for lang, words in data.get("keywords", {}).items()},
            tables=definitions,
            releases=releases,
            origins=tuple(_origin(item) for item in data.get("origins", ())),
            notes=tuple(localized(note) for note in data.get("notes", ())),
        )

    def _table(self, file: YamlFile, name: str, words: Mapping[str, Any]) -> TableDefinition:
        schema = self._schema(words["schema"], file.place("tables", name, "schema"))
        for key in schema.foreign_keys:
            if key.table not in file.data["tables"]:
                known = "・".join(file.data["tables"])
                details = {"kind": "table", "name": key.table, "known": known}
                raise Stop(Finding("unknown-reference", file.place("tables", name), details))
        return TableDefinition(name, localized(words["title"]), schema)

    def _schema(self, name: str, place: Place) -> TableSchema:
        if name not in self._schemas:
            path = self.project.schemas / "tables" / f"{name}.yaml"
            if not path.is_file():
                known = [p.stem for p in (self.project.schemas / "tables").glob("*.yaml")]
                details = {"kind": "schema", "name": name, "known": near(name, known)}
                raise Stop(Finding("unknown-reference", place, details))
            json_schema = self.project.schemas / "table.schema.json"
            self._schemas[name] = read_table_schema(
                path, self.project.name(path), json_schema, self.codes
            )
        return self._schemas[name]

    def _release(
        self, file: YamlFile, folder: Path, year: int, tables: tuple[TableDefinition, ...]
    ) -> Release:
        release: Mapping[str, Any] = file.data["releases"][str(year)]
        words: Mapping[str, Any] = release["sources"]
        place = file.place("releases", str(year), "period")
        findings = list(_check_period(release, place))
        sources: dict[str, Source] = {}
        for table in tables:
            at = ("releases", str(year), "sources", table.name)
            if table.name not in words:
                findings.append(Finding("missing-word", file.place(*at[:-1]), {"word": table.name}))
                continue
            source = words[table.name]
            source = {"path": source} if isinstance(source, str) else source
            base = file.data["tables"][table.name].get("layout", {})
            layout = build_layout(merge(base, source.get("layout", {})), table.schema)
            findings += check_layout(layout, table.schema, file, ("tables", table.name, "layout"))
            findings += _check_path(folder, source["path"], file.place(*at))
            corrections = build_corrections(
                source.get("corrections", []), file, (*at, "corrections")
            )
            sources[table.name] = Source(source["path"], layout, corrections)
        known = [table.name for table in tables]
        for name in words:
            if name not in known:
                place = file.place("releases", str(year), "sources", name)
                findings.append(
                    Finding("unknown-word", place, {"word": name, "known": near(name, known)})
                )
        if findings:
            raise Stop(*findings)
        return Release(FiscalYear(year), sources, _period(release))


def _period(words: Mapping[str, Any]) -> Period | None:
    if "period" not in words:
        return None
    return Period(*(date.fromisoformat(words["period"][end]) for end in ("start", "end")))


def _check_period(words: Mapping[str, Any], place: Place) -> Iterator[Finding]:
    """Both ends are days that exist, the first before the last."""
    try:
        period = _period(words)
    except ValueError as error:
        yield Finding("bad-word-value", place, {"problem": str(error)})
        return
    if period is not None and period.start > period.end:
        problem = f"{period.start} > {period.end}"
        yield Finding("bad-word-value", place, {"problem": problem})


def _check_path(folder: Path, path: str, place: Place) -> Iterator[Finding]:
    """A source stays inside its dataset's folder, also when a link leads elsewhere."""
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        yield Finding("outside-folder", place, {"path": path})


def _origin(data: Mapping[str, Any]) -> Origin:
    terms: Localized | None = localized(data["terms"]) if "terms" in data else None
    return Origin(localized(data["title"]), localized(data["publisher"]), terms)
