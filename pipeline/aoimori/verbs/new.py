"""new: the definitions and an empty sheet of a dataset, made of a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.identity import typed_id
from aoimori.runtime.stage import write_new
from aoimori.sources.blanksheet import blank_workbook, sheet_name
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.files import Project
from aoimori.sources.scaffold import (
    DatasetDraft,
    TableDraft,
    dataset_yaml,
    publisher_yaml,
    schema_yaml,
)
from aoimori.verbs.answers import NEEDED, AnswerReader, Answers


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, by name; ``sheet`` is to be filled in."""

    dataset: str
    year: int
    files: tuple[str, ...]
    sheet: str


class Desk:
    """Where a dataset is made of answers."""

    def __init__(self, project: Project, codes: Mapping[str, CodeList]) -> None:
        self.project = project
        self.codes = codes
        self._reader = AnswerReader(project, codes)

    @classmethod
    def around(cls, folder: Path) -> Desk:
        """Raises :class:`Stop`: ``no-project``, ``code-list-missing``, or a list that is broken."""
        project = Project.around(folder)
        codes = read_code_lists(project.schemas / "codes", project.root)
        lacking = [name for name in NEEDED if name not in codes]
        if lacking:
            places = (Place(f"schemas/codes/{name}.csv") for name in lacking)
            raise Stop(*(Finding("code-list-missing", place) for place in places))
        return cls(project, codes)

    def missing(self, answers: Answers) -> tuple[str, ...]:
        """The questions that still need an answer, in the order they are asked."""
        wanted = ["dataset", "title", "description", "theme", "frequency", "year"]
        if answers.dataset and not self._has_publisher(answers.dataset):
            wanted.insert(1, "code")
        if answers.dataset and not answers.table and self._table_is_taken(answers.dataset):
            wanted.insert(1, "table")
        return tuple(name for name in (*wanted, "columns", "keys") if name not in answers.given)

    def choices(self, question: str) -> tuple[Code, ...]:
        """What can be answered, where that is one of a few."""
        return self._reader.choices(question)

    def read(self, question: str, answers: Answers) -> object:
        """Read one of the answers. Raises :class:`Stop` with what is wrong with it."""
        return self._reader.read(question, answers)

    def check(self, answers: Answers) -> None:
        """Raises :class:`Stop` with everything that is wrong with the answers; ``field_name`` is
        the question."""
        wrong: list[Finding] = []
        for question in answers.given:
            try:
                self.read(question, answers)
            except Stop as stop:
                if question != "keys" or not any(f.field_name == "columns" for f in wrong):
                    wrong += [replace(finding, field_name=question) for finding in stop.findings]
        if wrong:
            raise Stop(*wrong)

    def make(self, answers: Answers) -> Made:
        """Write the definitions and an empty sheet: all or nothing, and nothing is overwritten.

        Raises :class:`Stop`: as :meth:`check`, or ``file-there``.
        """
        self.check(answers)
        dataset = self._reader.dataset(answers.dataset)
        draft = self._draft(answers, dataset.split("/")[1])
        folder, table = self.project.datasets / dataset, draft.table
        files: dict[Path, bytes] = {}
        if not self._has_publisher(dataset):
            files[folder.parent / "publisher.yaml"] = self._publisher(answers).encode()
        files[self.project.schemas / "tables" / f"{table.name}.yaml"] = schema_yaml(table).encode()
        sheet = folder / draft.source
        columns = [(column.header, column.type) for column in table.columns]
        files[sheet] = blank_workbook(table.sheet, columns, date(draft.year, 4, 1))
        # The last one: without it, the others mean nothing to anybody.
        files[folder / "dataset.yaml"] = dataset_yaml(draft).encode()
        try:
            write_new(files)
        except FileExistsError as error:
            place = Place(self.project.name(Path(error.filename)))
            raise Stop(Finding("file-there", place)) from error
        names = tuple(map(self.project.name, files))
        return Made(dataset, draft.year, names, self.project.name(sheet))

    def _draft(self, answers: Answers, slug: str) -> DatasetDraft:
        columns = self._reader.columns(answers.columns)
        name = self._reader.table_name(answers.table or slug)
        title = self._reader.localized(answers.title, answers.title_en)
        given = self._reader.localized(answers.table_title or answers.title, answers.table_title_en)
        table_title = given if answers.table_title else title
        return DatasetDraft(
            title=title,
            description=self._reader.localized(answers.description, answers.description_en),
            theme=self._reader.choice("themes", answers.theme),
            frequency=self._reader.choice("frequencies", answers.frequency),
            table=TableDraft(
                name=name,
                title=table_title,
                columns=columns,
                key=self._reader.keys(answers.keys, columns),
                sheet=sheet_name(table_title.ja, name),
            ),
            year=self._reader.year(answers.year),
        )

    def _publisher(self, answers: Answers) -> str:
        """Its data have the first licence of the list unless another one is said."""
        body = self._reader.body(answers.code)
        kind = self._reader.choice("publisher-kinds", body.extra.get("kind", ""))
        first = next(iter(self.codes["licences"].entries), "")
        licence = self._reader.choice("licences", answers.license or first)
        return publisher_yaml(body, kind.code, licence.code)

    def _table_is_taken(self, dataset: str) -> bool:
        """Whether the name a table has by default is that of another one."""
        return self._reader.is_schema(typed_id(dataset).rpartition("/")[2])

    def _has_publisher(self, dataset: str) -> bool:
        publisher = typed_id(dataset).split("/")[0]
        return (self.project.datasets / publisher / "publisher.yaml").is_file()
