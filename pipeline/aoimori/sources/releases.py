"""One fiscal year of a ``dataset.yaml``: the sources of its tables, with what differs this year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from aoimori.core.catalog import Release, Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.fiscal import FiscalYear, Period
from aoimori.core.identity import is_year
from aoimori.core.localized import Localized
from aoimori.core.text import near
from aoimori.sources.acceptances import read_acceptances
from aoimori.sources.files import beside, entries
from aoimori.sources.locks import NAME
from aoimori.sources.parts import SourceWords
from aoimori.sources.readers.kinds import EXTENSIONS
from aoimori.sources.schemachanges import declared
from aoimori.sources.yamlfile import YamlFile


def read_release(
    file: YamlFile,
    folder: Path,
    year: str,
    tables: tuple[TableDefinition, ...],
    codes: Mapping[str, CodeList],
    offices: Mapping[str, Localized],
) -> Release:
    """The release of a year, ``tables`` having the schemas of that year. Raises :class:`Stop` with
    everything that is wrong with it."""
    release: Mapping[str, Any] = file.data["releases"][year]
    at = ("releases", year)
    findings = list(_check_period(release, file.place(*at, "period")))
    findings += _check_day(release, file.place(*at, "publish_from"))
    known = [table.name for table in tables]
    for name in release["sources"]:
        if name not in known:
            details = {"word": name, "known": near(name, known)}
            findings.append(Finding("unknown-word", file.place(*at, "sources", name), details))
    sources: dict[str, Source] = {}
    for table in tables:
        if table.name in release["sources"]:
            words = SourceWords(file, folder, table, year, codes)
            source = words.source()
            findings += words.findings
            if source is not None:
                sources[table.name] = source
        else:
            place = file.place(*at, "sources")
            findings.append(Finding("missing-word", place, {"word": table.name}))
    try:
        schemas = [table.schema for table in tables]
        accepts = read_acceptances(
            release.get("accepts", ()), file, (*at, "accepts"), offices, schemas
        )
    except Stop as stop:
        findings += stop.findings
    asked = tuple(release.get("publish_sources", ()))
    if not findings:
        findings += _check_asked(asked, sources.values(), file, (*at, "publish_sources"))
    if findings:
        raise Stop(*findings)
    return Release(
        FiscalYear(int(year)),
        sources,
        _period(release),
        accepts,
        asked,
        _day(release),
        bool(release.get("awaited", False)),
        {table.name: table.schema for table in tables},
        {table.name: names for table in tables if (names := _renamed(file, year, table.name))},
    )


def own_schema(file: YamlFile, year: str, table: str) -> str:
    """The schema that a table has in this year alone; empty if it has that of all years."""
    words = file.data["releases"][year]["sources"].get(table, {})
    return "" if isinstance(words, str) else str(words.get("schema", ""))


def _renamed(file: YamlFile, year: str, table: str) -> Mapping[str, str]:
    return dict(declared(file, year, table).get("renamed", {}))


def _check_asked(
    asked: Sequence[str], sources: Iterable[Source], file: YamlFile, at: tuple[str, ...]
) -> Iterator[Finding]:
    """Only what is read is published; two files cannot have one address."""
    known = list(dict.fromkeys(part.path for source in sources for part in source.parts))
    names: dict[str, str] = {}
    for index, path in enumerate(asked):
        place, name = file.place(*at, index), PurePosixPath(path).name
        if path not in known:
            details = {"path": path, "known": near(path, known)}
            yield Finding("published-source-unknown", place, details)
        elif name in names:
            details = {"name": name, "paths": f"{names[name]}・{path}"}
            yield Finding("published-name-twice", place, details)
        names[name] = path


def undeclared(folder: Path, known: Collection[str], name: str) -> Iterator[Finding]:
    """A warning for every folder of a year that is not ``known`` though it holds a sheet: one that
    somebody forgot to write down in the definition, the file of this ``name``.

    One with a lock was published, and is told of elsewhere (``release-gone``).
    """
    for path in entries(folder):
        if is_year(path.name) and path.name not in known:
            files = beside(path / NAME)
            sheets = [file for file in files if Path(file).suffix.lower() in EXTENSIONS]
            if sheets and NAME not in files:
                details = {"year": path.name, "path": f"{path.name}/{sheets[0]}"}
                yield Finding("year-undeclared", Place(name), details, Severity.WARNING)


def _period(words: Mapping[str, Any]) -> Period | None:
    if "period" not in words:
        return None
    return Period(*(date.fromisoformat(words["period"][end]) for end in ("start", "end")))


def _day(words: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(words["publish_from"]) if "publish_from" in words else None


def _check_day(words: Mapping[str, Any], place: Place) -> Iterator[Finding]:
    """A day that exists."""
    try:
        _day(words)
    except ValueError as error:
        yield Finding("bad-word-value", place, {"problem": str(error)})


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
