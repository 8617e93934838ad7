"""``dataset.yaml``, ``publisher.yaml`` and ``catalog.yaml`` become the nouns of the core.

A broken dataset is reported and left out; the others are still read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from aoimori.core.agents import Publisher
from aoimori.core.catalog import (
    Catalog,
    CkanSettings,
    Dataset,
    Origin,
    Release,
    TableDefinition,
    Tested,
)
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.identity import is_reserved, is_slug
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema
from aoimori.sources.acceptances import read_acceptances
from aoimori.sources.agents import known_code, read_contact, read_publisher
from aoimori.sources.charts import read_charts
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.dashboard import read_dashboard
from aoimori.sources.files import Project
from aoimori.sources.geometry import read_shapes
from aoimori.sources.releases import own_schema, read_release, undeclared
from aoimori.sources.schemachanges import schema_changes
from aoimori.sources.schemas import localized, read_table_schema, unknown_reference
from aoimori.sources.yamlfile import YamlFile, read_checked


@dataclass(frozen=True, slots=True)
class Definitions:
    """The catalogue with every dataset that could be read, and why others could not."""

    catalog: Catalog
    findings: tuple[Finding, ...]


def read_definitions(project: Project) -> Definitions:
    """Read everything. Raises :class:`Stop` if the catalogue or the code lists are broken."""
    codes = read_code_lists(project.schemas / "codes", project.root)
    catalog = _read_catalog(project, codes)
    reader = _Reader(project, catalog)
    datasets = tuple(reader.datasets())
    dashboard, wrong = read_dashboard(project, datasets)
    catalog = replace(catalog, datasets=datasets, dashboard=dashboard)
    return Definitions(catalog, (*reader.findings, *wrong, *_not_featured(project, catalog)))


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
        license=known_code(codes, "licences", data["license"], file.place("license")),
        demonstration=data.get("demonstration", False),
        codes=codes,
        ckan=CkanSettings(**data.get("ckan", {})),
        kind=known_code(codes, "publisher-kinds", data["kind"], file.place("kind"))
        if "kind" in data
        else None,
        contact=read_contact(data),
        shapes=read_shapes(project.schemas / "geo", project.root, codes),
        municipalities=_municipalities(file, codes),
        featured=tuple(data.get("featured", ())),
        search=data.get("search", True),
        accessibility=_tested(file),
    )


def _tested(file: YamlFile) -> Tested | None:
    """Raises :class:`Stop` for a day that is none."""
    words = file.data.get("accessibility")
    if words is None:
        return None
    try:
        day = date.fromisoformat(words["tested"])
    except ValueError as error:
        place = file.place("accessibility", "tested")
        raise Stop(Finding("bad-word-value", place, {"problem": str(error)})) from error
    return Tested(day, localized(words["result"]))


# Who runs the catalogue may decide too: of what no office was asked for, as in a demonstration.
CATALOGUE = "catalogue"


def _municipalities(file: YamlFile, codes: Mapping[str, CodeList]) -> CodeList | None:
    """The municipalities of a code list: all its governments but prefectures."""
    name = file.data.get("municipalities")
    if name is None:
        return None
    if name not in codes:
        raise Stop(unknown_reference("code list", name, list(codes), file.place("municipalities")))
    found = {code.code: code for code in codes[name] if code.extra.get("kind") != "prefecture"}
    return CodeList(name, found)


def _not_featured(project: Project, catalog: Catalog) -> Iterator[Finding]:
    """Datasets that the home page is to lead to and that are not there."""
    path = project.datasets / "catalog.yaml"
    known = [dataset.id for dataset in catalog.datasets]
    for name in catalog.featured:
        if name not in known:
            place = Place(project.name(path), key="featured")
            yield unknown_reference("dataset", name, known, place)


def _misnamed(name: str, place: Place) -> Finding | None:
    """What is wrong with a name of a folder or table, nothing if it will do."""
    if not is_slug(name):
        return Finding("bad-name", place, {"name": name})
    return Finding("reserved-name", place, {"name": name}) if is_reserved(name) else None


class _Reader:
    """Walks ``datasets/`` and gathers findings instead of stopping at the first."""

    def __init__(self, project: Project, catalog: Catalog) -> None:
        self.project = project
        self.codes = catalog.codes
        self.contact = catalog.contact
        self.publisher = catalog.publisher
        self.shapes = catalog.shapes
        self.findings: list[Finding] = []
        self._schemas: dict[str, TableSchema] = {}
        self._offices: dict[str, Localized] | None = None
        self._governments: dict[str, str] = {}

    def datasets(self) -> Iterator[Dataset]:
        for folder, group in groupby(self.project.dataset_folders(), key=lambda path: path.parent):
            found = [path for path in group if self._well_named(path)]
            if not found:
                continue
            try:
                publisher = self._publisher(folder)
                self._check_code(publisher, folder)
            except Stop as stop:
                self._gather(stop, folder.name)
                continue
            for dataset in found:
                try:
                    yield self._dataset(dataset, publisher)
                except Stop as stop:
                    self._gather(stop, f"{folder.name}/{dataset.name}")

    def _well_named(self, folder: Path) -> bool:
        """Folder names become addresses: ASCII, lower case, hyphens."""
        for name in (folder.parent.name, folder.name):
            misnamed = _misnamed(name, Place(self.project.name(folder)))
            if misnamed:
                dataset = f"{folder.parent.name}/{folder.name}"
                self.findings.append(replace(misnamed, dataset=dataset))
                return False
        return True

    def _gather(self, stop: Stop, dataset: str) -> None:
        """Remember why; what is wrong with a table is said once, not once a year."""
        said = {(f.check, f.place, tuple(f.details.items())) for f in self.findings}
        self.findings += [
            replace(finding, dataset=dataset)
            for finding in stop.findings
            if (finding.check, finding.place, tuple(finding.details.items())) not in said
        ]

    def _publisher(self, folder: Path) -> Publisher:
        path = folder / "publisher.yaml"
        name = self.project.name(path)
        if not path.is_file():
            raise Stop(Finding("publisher-missing", Place(name)))
        file = read_checked(path, name, self.project.schemas / "publisher.schema.json")
        return read_publisher(file, folder.name, self.codes)

    def _check_code(self, publisher: Publisher, folder: Path) -> None:
        """A local government is one organization on portals, and has its code for a name."""
        if not publisher.is_government:
            return
        other = self._governments.setdefault(publisher.code, publisher.slug)
        if other != publisher.slug:
            place = Place(self.project.name(folder / "publisher.yaml"), key="code")
            details = {"code": publisher.code, "other": other}
            raise Stop(Finding("publisher-code-twice", place, details))

    def _named_offices(self) -> Mapping[str, Localized]:
        """Every publisher by its id, one whose definition is broken too; and whoever runs the
        catalogue."""
        if self._offices is None:
            self._offices = {CATALOGUE: self.publisher}
            for path in sorted(self.project.datasets.glob("[!.]*/publisher.yaml")):
                try:
                    self._offices[path.parent.name] = self._publisher(path.parent).name
                except Stop:  # told where its datasets are read
                    self._offices[path.parent.name] = Localized(path.parent.name)
        return self._offices

    def _dataset(self, folder: Path, publisher: Publisher) -> Dataset:
        path = folder / "dataset.yaml"
        name = self.project.name(path)
        file = read_checked(path, name, self.project.schemas / "dataset.schema.json")
        data = file.data
        definitions = tuple(
            self._table(file, table, words) for table, words in data["tables"].items()
        )
        _check_foreign_keys(definitions, file)
        schemas = [table.schema for table in definitions]
        accepts = read_acceptances(
            data.get("accepts", ()), file, ("accepts",), self._named_offices(), schemas
        )
        releases = tuple(self._releases(file, folder, definitions, publisher))
        id_ = f"{publisher.slug}/{folder.name}"
        wrong = list(schema_changes(file, definitions, releases))
        self.findings += (replace(f, dataset=f"{id_}/{year}") for year, f in wrong)
        releases = tuple(r for r in releases if r.year.year not in {year for year, _ in wrong})
        known = {*data["releases"], *_folders(releases)}
        self.findings += (replace(f, dataset=id_) for f in undeclared(folder, known, name))
        license_code = data.get("license", publisher.license.code)
        return Dataset(
            publisher=publisher,
            slug=folder.name,
            folder=self.project.name(folder),
            title=localized(data["title"]),
            description=localized(data["description"]),
            theme=known_code(self.codes, "themes", data["theme"], file.place("theme")),
            frequency=known_code(
                self.codes, "frequencies", data["frequency"], file.place("frequency")
            ),
            license=known_code(self.codes, "licences", license_code, file.place("license")),
            keywords={lang: tuple(words) for lang, words in data.get("keywords", {}).items()},
            tables=definitions,
            releases=releases,
            origins=tuple(_origin(item) for item in data.get("origins", ())),
            notes=tuple(localized(note) for note in data.get("notes", ())),
            accepts=accepts,
            language=data.get("language", "ja"),
            contact=read_contact(data) or publisher.contact or self.contact,
            charts=read_charts(file, definitions, self.shapes),
        )

    def _table(self, file: YamlFile, name: str, words: Mapping[str, Any]) -> TableDefinition:
        if misnamed := _misnamed(name, file.place("tables", name)):
            raise Stop(misnamed)
        schema = self._schema(words["schema"], file.place("tables", name, "schema"))
        return TableDefinition(name, localized(words["title"]), schema)

    def _schema(self, name: str, place: Place) -> TableSchema:
        if name not in self._schemas:
            path = self.project.schemas / "tables" / f"{name}.yaml"
            if not path.is_file():
                known = [p.stem for p in (self.project.schemas / "tables").glob("*.yaml")]
                raise Stop(unknown_reference("schema", name, known, place))
            json_schema = self.project.schemas / "table.schema.json"
            self._schemas[name] = read_table_schema(
                path, self.project.name(path), json_schema, self.codes
            )
        return self._schemas[name]

    def _releases(
        self,
        file: YamlFile,
        folder: Path,
        tables: tuple[TableDefinition, ...],
        publisher: Publisher,
    ) -> Iterator[Release]:
        """Every year whose definition holds; a broken one does not take the others with it."""
        for year in sorted(file.data["releases"], key=int):
            try:
                own = tuple(self._in_year(file, year, table) for table in tables)
                _check_foreign_keys(own, file)
                yield read_release(file, folder, year, own, self.codes, self._named_offices())
            except Stop as stop:
                self._gather(stop, f"{publisher.slug}/{folder.name}/{year}")

    def _in_year(self, file: YamlFile, year: str, table: TableDefinition) -> TableDefinition:
        """A table with the schema it has in a year."""
        if name := own_schema(file, year, table.name):
            place = file.place("releases", year, "sources", table.name, "schema")
            return replace(table, schema=self._schema(name, place))
        return table


def _folders(releases: Iterable[Release]) -> Iterator[str]:
    """The folders sources are taken from."""
    for release in releases:
        for source in release.sources.values():
            yield from (part.path.split("/")[0] for part in source.parts)


def _check_foreign_keys(tables: tuple[TableDefinition, ...], file: YamlFile) -> None:
    """Keys point at tables of this dataset, and at fields that are there."""
    schemas = {table.name: table.schema for table in tables}
    findings: list[Finding] = []
    for table in tables:
        place = file.place("tables", table.name, "schema")
        for key in table.schema.foreign_keys:
            wanted = [("table", key.table, list(schemas))]
            if key.table in schemas:
                names = list(schemas[key.table].names)
                wanted = [("field", name, names) for name in key.reference]
            findings += [
                unknown_reference(kind, name, known, place)
                for kind, name, known in wanted
                if name not in known
            ]
    if findings:
        raise Stop(*findings)


def _origin(data: Mapping[str, Any]) -> Origin:
    terms: Localized | None = localized(data["terms"]) if "terms" in data else None
    return Origin(localized(data["title"]), localized(data["publisher"]), terms)
