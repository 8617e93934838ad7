"""The source of a table in one year: its parts, how they are joined, and its corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from aoimori.core.catalog import Part, Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.expressions import BadExpression, parse_rule
from aoimori.core.findings import Finding, Place
from aoimori.core.layout import Correction, Header
from aoimori.core.schema import Rule, TableSchema
from aoimori.core.text import near
from aoimori.sources.columnwords import reading_problems
from aoimori.sources.files import is_scratch
from aoimori.sources.layouts import (
    Keys,
    Words,
    build_layout,
    check_columns,
    check_layout,
    check_patterns,
    check_words,
    merge,
    resolve,
    unknown_field,
)
from aoimori.sources.schemas import localized
from aoimori.sources.yamlfile import YamlFile


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of one part: its layout with everything merged, where they stand, its file."""

    layout: Words
    at: Keys
    path: str
    by: tuple[str, ...] = ()


class SourceWords:
    """What the definition says about one table in one year: the table's own words, and those of
    the year, which replace them (``layout`` is merged)."""

    def __init__(
        self,
        file: YamlFile,
        folder: Path,
        table: TableDefinition,
        year: str,
        codes: Mapping[str, CodeList],
    ) -> None:
        self.file, self.folder, self.table, self.codes = file, folder, table, codes
        self.at: Keys = ("releases", year, "sources", table.name)
        self.base_at: Keys = ("tables", table.name)
        self.sources: Words = file.data["releases"][year]["sources"]
        self.base: Words = file.data["tables"][table.name]
        said = self.sources[table.name]
        self.words: Words = {"path": said} if isinstance(said, str) else said
        self.findings: list[Finding] = []

    def source(self) -> Source | None:
        """The source, or ``None`` if its words do not make one (see ``findings``)."""
        self.findings += _check_path(self.folder, self.words["path"], self.file.place(*self.at))
        pieces = list(self._pieces())
        for piece in pieces:
            self.findings += check_words(piece.layout, self.file, piece.at)
            self.findings += check_patterns(piece.layout, self.file, piece.at)
        if self.findings:
            return None
        schema = self.table.schema
        parts = _together(tuple(Part(p.path, build_layout(p.layout, schema), p.by) for p in pieces))
        self._check_parts(parts, pieces)
        corrections, wrong = _corrections(
            self.words.get("corrections", []), schema, self.file, (*self.at, "corrections")
        )
        self.findings += wrong
        sort, at = self._word("sort")
        for name in sort:
            if name not in schema.names:
                self.findings.append(unknown_field(name, schema, self.file.place(*at)))
        return Source(parts, corrections, tuple(sort), self._rules(parts))

    def _rules(self, parts: Sequence[Part]) -> tuple[Rule, ...]:
        """What is to hold beside the rules of the schema: of fields, and of what is aside."""
        words, at = self._word("rules")
        rules = tuple(Rule(w["name"], w["rule"], localized(w["message"])) for w in words)
        schema = self.table.schema
        known = [field.name for field in schema.fields if field.is_numeric]
        known += [column.name for part in parts for column in part.layout.aside]
        for index, rule in enumerate(rules):
            try:
                parse_rule(rule.expression, known, schema.names)
            except BadExpression as error:
                details = {"rule": rule.name, "problem": str(error)}
                place = self.file.place(*at, index, "rule")
                self.findings.append(Finding("bad-rule", place, details))
        return rules

    def _word(self, word: str) -> tuple[Any, Keys]:
        """What the year says, else the table; and where it is said."""
        if word in self.words:
            return self.words[word] or (), (*self.at, word)
        return self.base.get(word) or (), (*self.base_at, word)

    def _pieces(self) -> Iterator[_Piece]:
        base: Words = self.base.get("layout", {})
        main = merge(base, self.words.get("layout", {}))
        main_at = (*(self.at if "layout" in self.words else self.base_at), "layout")
        joined, join_at = self._word("join")
        # What a joined part adds is not looked for in the sheet itself.
        added = {
            name for item in joined for name in item["layout"]["columns"] if name not in item["by"]
        }
        main["columns"] = {n: c for n, c in main["columns"].items() if n not in added}
        if "schema" in self.words:  # what all years say of columns that this one does not have
            own = {*self.table.schema.names, *self.words.get("layout", {}).get("columns", {})}
            main["columns"] = {n: c for n, c in main["columns"].items() if n in own}
        yield _Piece(resolve(main), main_at, self.words["path"])
        stacked, stack_at = self._word("stack")
        for index, item in enumerate(stacked):
            at = (*stack_at, index)
            layout = merge(main, item.get("layout", {}))
            yield _Piece(resolve(layout), (*at, "layout"), self._path(item, at))
        columns = merge(base, self.words.get("layout", {}))["columns"]
        for index, item in enumerate(joined):
            at = (*join_at, index)
            known = {name: columns.get(name) for name in item["layout"]["columns"]}
            layout = merge({"columns": known}, item["layout"])
            layout = resolve(layout, columns)
            yield _Piece(layout, (*at, "layout"), self._path(item, at), tuple(item["by"]))

    def _path(self, item: Words, at: Keys) -> str:
        """The file of a part: its own, that of another table, or the table's."""
        if "path" in item:
            place = self.file.place(*at, "path")
            self.findings += _check_path(self.folder, item["path"], place)
            return str(item["path"])
        if "source" not in item:
            return str(self.words["path"])
        if item["source"] not in self.sources:
            details = {"word": item["source"], "known": near(item["source"], list(self.sources))}
            self.findings.append(Finding("unknown-word", self.file.place(*at, "source"), details))
            return ""
        said = self.sources[item["source"]]
        return str(said if isinstance(said, str) else said["path"])

    def _check_parts(self, parts: Sequence[Part], pieces: Sequence[_Piece]) -> None:
        schema = self.table.schema
        added = [
            column.name
            for part in parts
            for column in part.layout.columns
            if column.name not in part.by and part.by
        ]
        for part, piece in zip(parts, pieces, strict=True):
            for column in part.layout.columns:
                field = schema.by_name.get(column.name)
                place = self.file.place(*piece.at, "columns", column.name)
                for problem in reading_problems(column, field, self.codes):
                    self.findings.append(Finding("bad-word-value", place, {"problem": problem}))
            if part.by:
                self.findings += check_columns(part.layout, schema, self.file, piece.at)
                mapped = [column.name for column in part.layout.columns]
                place = self.file.place(*piece.at)
                self.findings += [
                    Finding("field-unmapped", place, {"field": name})
                    for name in part.by
                    if name not in mapped
                ]
            else:
                self.findings += check_layout(part.layout, schema, added, self.file, piece.at)


def _together(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, those of one header each with the order of all its columns: two columns that
    are read by different parts must not be exchanged either. And those of one sheet with the
    columns that belong to any of them."""

    def heading(part: Part) -> tuple[object, ...]:
        layout = part.layout
        sheets = (layout.sheets, layout.sheet_pattern)
        return part.path, sheets, layout.header, layout.within

    def ordered(part: Part) -> tuple[Header, ...]:
        same = (other for other in parts if heading(other) == heading(part))
        return tuple(dict.fromkeys(header for other in same for header in other.layout.in_order))

    def spans(part: Part) -> tuple[tuple[int, int], ...]:
        same = (other for other in parts if heading(other)[:2] == heading(part)[:2])
        return tuple(sorted({within for other in same if (within := other.layout.within)}))

    return tuple(
        replace(part, layout=replace(part.layout, order=ordered(part), spans=spans(part)))
        for part in parts
    )


def _corrections(
    items: Sequence[Mapping[str, Any]], schema: TableSchema, file: YamlFile, at: Keys
) -> tuple[tuple[Correction, ...], list[Finding]]:
    """One correction for every cell that is named, and what is wrong with them."""
    corrections: list[Correction] = []
    findings: list[Finding] = []
    taken: set[tuple[str, str, str]] = set()
    for index, item in enumerate(items):
        place = file.place(*at, index)
        findings += [
            unknown_field(name, schema, place)
            for name in item["fields"]
            if name not in schema.names
        ]
        for cell in item.get("cells") or [item["cell"]]:
            sheet = item.get("sheet", "")
            for name in item["fields"]:
                if (sheet, cell, name) in taken:
                    details = {"key": f"{cell} {name}"}
                    findings.append(Finding("yaml-duplicate-key", place, details))
                taken.add((sheet, cell, name))
            corrections.append(
                Correction(
                    cell=cell,
                    fields=tuple(item["fields"]),
                    expected=item["expected"],
                    corrected=item["corrected"],
                    reason=localized(item["reason"]),
                    sheet=sheet,
                )
            )
    return tuple(corrections), findings


def _check_path(folder: Path, path: str, place: Place) -> Iterator[Finding]:
    """A source stays inside its dataset's folder, also when a link leads elsewhere."""
    try:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL
        inside = False
    if not inside:
        yield Finding("outside-folder", place, {"path": path})
    elif is_scratch(PurePosixPath(path).name):
        yield Finding("scratch-as-source", place, {"path": path})
