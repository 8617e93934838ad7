"""new: the definitions and an empty sheet of a dataset, made of a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aoimori.core.codes import GOVERNMENTS, STATUSES, Code, CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.identity import typed_id
from aoimori.core.localized import Localized
from aoimori.core.text import header_key
from aoimori.runtime.stage import write_new
from aoimori.sources.blanksheet import blank_workbook, sheet_name
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.files import Project
from aoimori.sources.propose import Proposal, description_of, propose
from aoimori.sources.readers import load_source
from aoimori.sources.scaffold import (
    ColumnDraft,
    DatasetDraft,
    TableDraft,
    dataset_yaml,
    publisher_yaml,
    schema_yaml,
)
from aoimori.verbs.answers import NEEDED, AnswerReader, Answers
from aoimori.verbs.examine import open_unmarked


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, by name; ``sheet`` is to be filled in."""

    dataset: str
    year: int
    files: tuple[str, ...]
    sheet: str


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it was received, and what it seems to hold."""

    name: str
    content: bytes
    proposal: Proposal


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
        lacking = [name for name in (*NEEDED, STATUSES) if name not in codes]
        if lacking:
            places = (Place(f"schemas/codes/{name}.csv") for name in lacking)
            raise Stop(*(Finding("code-list-missing", place) for place in places))
        return cls(project, codes)

    def receive(self, path: Path) -> Received:
        """Look at a file that is there already. Raises :class:`Stop`: it cannot be opened, or holds
        no table (``no-table-found``), or is one that no release is made of."""
        opened = open_unmarked(load_source(path, path.name))
        if opened.findings:
            raise Stop(*opened.findings)
        areas, statuses = self.codes[GOVERNMENTS], self.codes[STATUSES]
        proposal = propose(opened.sheets, path.name, areas, statuses, opened.names)
        return Received(path.name, opened.source.content, proposal)

    def suggested(self, answers: Answers, received: Received) -> Answers:
        """The answers, with those that the file gives where nothing else was answered."""
        found = received.proposal
        title = answers.title or found.title
        return replace(
            answers,
            title=title,
            description=answers.description or description_of(title),
            year=answers.year or str(found.year or ""),
        )

    def missing(self, answers: Answers, received: Received | None = None) -> tuple[str, ...]:
        """The questions that still need an answer, in the order they are asked; a file that was
        received tells its columns."""
        wanted = ["dataset", "title", "description", "theme", "frequency", "year"]
        if answers.dataset and not self._has_publisher(answers.dataset):
            wanted.insert(1, "code")
        if answers.dataset and not answers.table and self._table_is_taken(answers.dataset):
            wanted.insert(1, "table")
        shape = ("columns", "keys") if received is None else ()
        return tuple(name for name in (*wanted, *shape) if name not in answers.given)

    def choices(self, question: str) -> tuple[Code, ...]:
        """What can be answered, where that is one of a few."""
        return self._reader.choices(question)

    def read(self, question: str, answers: Answers) -> object:
        """Read one of the answers. Raises :class:`Stop` with what is wrong with it."""
        return self._reader.read(question, answers)

    def check(self, answers: Answers, received: Received | None = None) -> None:
        """Raises :class:`Stop` with everything that is wrong with the answers; ``field_name`` is
        the question."""
        wrong: list[Finding] = []
        for question in answers.given:
            try:
                if question == "keys" and received is not None:
                    self._reader.keys(answers.keys, self._columns(answers, received))
                else:
                    self.read(question, answers)
            except Stop as stop:
                if question != "keys" or not any(f.field_name == "columns" for f in wrong):
                    wrong += [replace(finding, field_name=question) for finding in stop.findings]
        if wrong:
            raise Stop(*wrong)

    def make(self, answers: Answers, received: Received | None = None) -> Made:
        """Write the definitions, and an empty sheet or the file as received: all or nothing, and
        nothing is overwritten.

        Raises :class:`Stop`: as :meth:`check`, or ``file-there``.
        """
        self.check(answers, received)
        dataset = self._reader.dataset(answers.dataset)
        draft = self._draft(answers, dataset.split("/")[1], received)
        folder, table = self.project.datasets / dataset, draft.table
        files: dict[Path, bytes] = {}
        if not self._has_publisher(dataset):
            files[folder.parent / "publisher.yaml"] = self._publisher(answers).encode()
        files[self.project.schemas / "tables" / f"{table.name}.yaml"] = schema_yaml(table).encode()
        sheet = folder / draft.source
        if received is None:
            columns = [(column.header, column.type) for column in table.columns]
            files[sheet] = blank_workbook(table.sheet, columns, date(draft.year, 4, 1))
        else:
            files[sheet] = received.content
        # The last one: without it, the others mean nothing to anybody.
        files[folder / "dataset.yaml"] = dataset_yaml(draft).encode()
        try:
            write_new(files)
        except FileExistsError as error:
            place = Place(self.project.name(Path(error.filename)))
            raise Stop(Finding("file-there", place)) from error
        names = tuple(map(self.project.name, files))
        return Made(dataset, draft.year, names, self.project.name(sheet))

    def _columns(self, answers: Answers, received: Received | None) -> tuple[ColumnDraft, ...]:
        """The columns as answered; of a file as found, those that are named by their header as
        answered."""
        given = self._reader.columns(answers.columns) if answers.columns else ()
        if received is None:
            return given or self._reader.columns(answers.columns)
        named = {header_key(column.title.ja): column for column in given}
        return tuple(_renamed(column, named) for column in received.proposal.columns)

    def _draft(self, answers: Answers, slug: str, received: Received | None) -> DatasetDraft:
        columns = self._columns(answers, received)
        name = self._reader.table_name(answers.table or slug)
        title = self._reader.localized(answers.title, answers.title_en)
        given = self._reader.localized(answers.table_title or answers.title, answers.table_title_en)
        table_title = given if answers.table_title else title
        return DatasetDraft(
            title=title,
            description=Localized(
                self._reader.description(answers.description),
                self._reader.description(answers.description_en) if answers.description_en else "",
            ),
            theme=self._reader.choice("themes", answers.theme),
            frequency=self._reader.choice("frequencies", answers.frequency),
            table=TableDraft(
                name=name,
                title=table_title,
                columns=columns,
                key=self._key(answers, columns, received),
                sheet=sheet_name(table_title.ja, name),
                layout={} if received is None else received.proposal.layout,
                stack=() if received is None else received.proposal.stack,
            ),
            year=self._reader.year(answers.year),
            file="" if received is None else received.name,
        )

    def _key(
        self, answers: Answers, columns: tuple[ColumnDraft, ...], received: Received | None
    ) -> tuple[str, ...]:
        if received is None or answers.keys:
            return self._reader.keys(answers.keys, columns)
        before = [column.name for column in received.proposal.columns]
        return tuple(columns[before.index(name)].name for name in received.proposal.key)

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


def _renamed(column: ColumnDraft, named: Mapping[str, ColumnDraft]) -> ColumnDraft:
    """A found column with the name, type and unit that were answered for its header."""
    said = named.get(header_key(column.title.ja)) or named.get(header_key(column.header))
    if said is None:
        return column
    reading = {word: told for word, told in column.reading.items() if word != "read"}
    return replace(said, source=column.header, reading=reading, required=column.required)
