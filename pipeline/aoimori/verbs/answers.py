"""The answers of which a new dataset is made, each read by itself, so that they can be asked one by
one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import get_args

from aoimori.core.catalog import DESCRIPTION_LENGTH
from aoimori.core.codes import GOVERNMENTS, Code, CodeList
from aoimori.core.findings import Finding, Stop
from aoimori.core.fiscal import typed_year
from aoimori.core.identity import is_reserved, is_slug, typed_id
from aoimori.core.localized import Localized
from aoimori.core.schema import FieldType
from aoimori.core.steps import Unreadable
from aoimori.core.text import header_key, narrow, near
from aoimori.sources.files import Project
from aoimori.sources.scaffold import ColumnDraft

# The code list of a question that has one.
_LISTS = {"theme": "themes", "frequency": "frequencies", "license": "licences"}
NEEDED = (*_LISTS.values(), GOVERNMENTS, "publisher-kinds")
_FIELD = re.compile(r"[a-z][a-z0-9_]*")
# An input method types them where the ASCII ones are meant.
_WIDE_SIGNS = str.maketrans("：＝＠", ":=@")
_COLUMN = re.compile(
    r"(?P<name>[^:=@]+)(?::(?P<type>[^:=@]+))?"
    r"(?:=(?P<ja>[^=@]+)(?:=(?P<en>[^=@]+))?)?"
    r"(?:@(?P<unit>[^=@]+)(?:=(?P<unit_en>[^=@]+))?)?"
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, as it was typed; empty where nothing was.

    ``code`` (a publisher's code or name) and ``license`` matter only for a new publisher.
    """

    dataset: str = ""
    code: str = ""
    license: str = ""
    title: str = ""
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    theme: str = ""
    frequency: str = ""
    year: str = ""
    table: str = ""
    table_title: str = ""
    table_title_en: str = ""
    columns: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """The questions that have an answer."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name))


class AnswerReader:
    """Reads answers against what the project has. Every method raises :class:`Stop` with what is
    wrong with the answer."""

    def __init__(self, project: Project, codes: Mapping[str, CodeList]) -> None:
        self.project = project
        self.codes = codes

    def choices(self, question: str) -> tuple[Code, ...]:
        """What can be answered, where that is one of a few."""
        return tuple(self.codes[_LISTS[question]]) if question in _LISTS else ()

    def read(self, question: str, answers: Answers) -> object:
        """Read one of the answers."""
        value = getattr(answers, question)
        match question:
            case "dataset":
                return self.dataset(value)
            case "code":
                return self.body(value)
            case "theme" | "frequency" | "license":
                return self.choice(_LISTS[question], value)
            case "year":
                return self.year(value)
            case "table":
                return self.table_name(value)
            case "columns":
                return self.columns(value)
            case "keys":
                return self.keys(value, self.columns(answers.columns))
            case "description" | "description_en":
                return self.description(value)
        return self.line(value)

    def dataset(self, text: str) -> str:
        """An id that is still free."""
        name = typed_id(text)
        if not all(map(is_slug, parts := name.split("/"))) or len(parts) != 2:
            raise Stop(Finding("bad-dataset-id", details={"value": text}))
        _check_free(*parts)
        if (self.project.datasets / name).exists():
            raise Stop(Finding("dataset-taken", details={"dataset": name}))
        return name

    def body(self, text: str) -> Code:
        """A local government by its code or its name."""
        try:
            return self.codes[GOVERNMENTS].find(text).entry
        except Unreadable as error:
            raise Stop(Finding(error.check, details=error.details)) from error

    def choice(self, kind: str, text: str) -> Code:
        """An entry of a code list by its code or a name."""
        named = {
            name: code
            for code in self.codes[kind]
            for name in (code.code, code.name.ja, code.name.en)
        }
        if text not in named:
            known = near(text, named, only_like=True) or "・".join(c.code for c in self.codes[kind])
            details = {"kind": kind, "name": text, "known": known}
            raise Stop(Finding("unknown-reference", details=details))
        return named[text]

    def line(self, text: str) -> str:
        """A text that fits one line."""
        tidy = text.strip()
        if not tidy or any(
            unicodedata.category(letter)[0] in "CZ" for letter in tidy if letter not in " \u3000"
        ):
            raise Stop(Finding("bad-line"))
        return tidy

    def description(self, text: str) -> str:
        """A line that is long enough to say what a dataset is."""
        tidy, (least, most) = self.line(text), DESCRIPTION_LENGTH
        if not least <= len(tidy) <= most:
            details = {"length": f"{len(tidy):,}", "least": f"{least:,}", "most": f"{most:,}"}
            raise Stop(Finding("bad-length", details=details))
        return tidy

    def year(self, text: str) -> int:
        year = typed_year(text)
        if year is None:
            raise Stop(Finding("bad-year", details={"value": text}))
        return year

    def table_name(self, text: str) -> str:
        """A name of a table and its schema that is still free."""
        text = _folded(text)
        if not is_slug(text):
            raise Stop(Finding("bad-table-name", details={"value": text}))
        _check_free(text)
        if self.is_schema(text):
            raise Stop(Finding("schema-taken", details={"table": text}))
        return text

    def is_schema(self, name: str) -> bool:
        return (self.project.schemas / "tables" / f"{name}.yaml").exists()

    def column(self, text: str) -> ColumnDraft:
        """``name``, ``name:type=見出し=Title@単位=unit``; all but the name may be left out."""
        match = _COLUMN.fullmatch(self.line(text).translate(_WIDE_SIGNS))
        if match is None:
            raise Stop(Finding("bad-column", details={"value": text}))
        parts = {key: part.strip() for key, part in match.groupdict(default="").items()}
        parts |= {key: _folded(parts[key]) for key in ("name", "type")}
        if not _FIELD.fullmatch(parts["name"]):
            details = {"value": text, "name": parts["name"]}
            raise Stop(Finding("bad-column-name", details=details))
        types, kind = get_args(FieldType), parts["type"] or "string"
        if kind not in (*types, *self.codes):
            known = near(kind, (*types, *self.codes), only_like=True) or "・".join(types)
            details = {"value": text, "type": kind, "known": known}
            raise Stop(Finding("bad-column-type", details=details))
        return ColumnDraft(
            name=parts["name"],
            type=kind if kind in types else "string",
            title=Localized(parts["ja"] or parts["name"], parts["en"]),
            unit=Localized(parts["unit"], parts["unit_en"]) if parts["unit"] else None,
            codes="" if kind in types else kind,
        )

    def columns(self, texts: Sequence[str]) -> tuple[ColumnDraft, ...]:
        """All columns in the order of the sheet."""
        columns: list[ColumnDraft] = []
        for text in texts:
            column = self.column(text)
            taken = {(c.name, header_key(c.header)) for c in columns}
            if any(column.name == n or header_key(column.header) == h for n, h in taken):
                raise Stop(Finding("column-twice", details={"value": text}))
            columns.append(column)
        if not columns:
            raise Stop(Finding("no-answer"))
        return tuple(columns)

    def keys(self, texts: Sequence[str], columns: Sequence[ColumnDraft]) -> tuple[str, ...]:
        """The names of columns that tell rows apart, once each; a comma parts several."""
        typed = (name for text in texts for name in _folded(text).split(","))
        names = [name.strip() for name in typed if name.strip()]
        known = [column.name for column in columns]
        for name in names:
            if name not in known:
                details = {"field": name, "known": "・".join(known)}
                raise Stop(Finding("unknown-field", details=details))
        if not names:
            raise Stop(Finding("no-answer"))
        return tuple(dict.fromkeys(names))

    def localized(self, ja: str, en: str) -> Localized:
        return Localized(self.line(ja), self.line(en) if en else "")


def _folded(text: str) -> str:
    """A name that is to be ASCII, typed in full-width letters."""
    return narrow(text).strip()


def _check_free(*names: str) -> None:
    """Raises :class:`Stop` (``reserved-name``)."""
    for name in names:
        if is_reserved(name):
            raise Stop(Finding("reserved-name", details={"name": name}))
