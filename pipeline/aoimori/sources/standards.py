"""Standard data sets from ``schemas/standards/<name>.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aoimori.core.findings import Finding, Stop
from aoimori.core.standards import Generation, Standard, StandardColumn, header_form
from aoimori.sources.schemas import localized
from aoimori.sources.yamlfile import YamlFile, read_checked


def read_standard(path: Path, name: str, json_schema: Path) -> Standard:
    """Read one standard. Raises :class:`Stop` with every finding of the file: a header that two
    columns have, a mark that is no column."""
    file = read_checked(path, name, json_schema)
    findings = list(_check(file))
    if findings:
        raise Stop(*findings)
    data: Mapping[str, Any] = file.data
    return Standard(
        name=path.stem,
        number=data["number"],
        title=localized(data["title"]),
        generations=tuple(_generation(edition) for edition in data["generations"]),
        tag=data.get("tag", data["title"]["ja"]),
    )


def read_standards(schemas: Path, root: Path) -> tuple[Standard, ...]:
    """Every standard of ``schemas/standards``, by name; none if there is no such folder."""
    return tuple(
        read_standard(path, path.relative_to(root).as_posix(), schemas / "standard.schema.json")
        for path in sorted((schemas / "standards").glob("*.yaml"))
    )


def _generation(data: Mapping[str, Any]) -> Generation:
    return Generation(
        name=data["name"],
        columns=tuple(map(_column, data["columns"])),
        marks=frozenset(data["marks"]),
    )


def _column(data: Mapping[str, Any]) -> StandardColumn:
    return StandardColumn(
        name=data["name"],
        need=data.get("need", "optional"),
        format=data.get("format", "text"),
        also=tuple(data.get("also", ())),
    )


def _check(file: YamlFile) -> Iterator[Finding]:
    for number, edition in enumerate(file.data["generations"]):
        seen: set[str] = set()
        names = [column["name"] for column in edition["columns"]]
        for at, column in enumerate(edition["columns"]):
            for header in (column["name"], *column.get("also", ())):
                if header_form(header) in seen:
                    place = file.place("generations", number, "columns", at)
                    yield Finding("yaml-duplicate-key", place, {"key": header})
                seen.add(header_form(header))
        for at, mark in enumerate(edition["marks"]):
            if mark not in names:
                place = file.place("generations", number, "marks", at)
                yield Finding("bad-word-value", place, {"problem": mark})
