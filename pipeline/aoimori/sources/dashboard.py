"""``datasets/dashboard.yaml``: which charts stand on the dashboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.core.catalog import Dataset
from aoimori.core.charts import FORMS
from aoimori.core.dashboard import Section, Tile
from aoimori.core.findings import Finding
from aoimori.core.localized import Localized
from aoimori.sources.files import Project
from aoimori.sources.schemas import localized, unknown_reference
from aoimori.sources.yamlfile import YamlFile, read_checked


def read_dashboard(
    project: Project, datasets: Sequence[Dataset]
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """The sections, none if there is no such file, and what is wrong with their tiles: a dataset
    or chart that is not there, one that does not say what it shows, a number that a chart does not
    have. Raises :class:`Stop` for a
    file of another form."""
    path = project.datasets / "dashboard.yaml"
    if not path.is_file():
        return (), ()
    file = read_checked(path, project.name(path), project.schemas / "dashboard.schema.json")
    known = {dataset.id: dataset for dataset in datasets}
    sections: list[Section] = []
    findings: list[Finding] = []
    for number, words in enumerate(file.data["sections"]):
        tiles = []
        for index, told in enumerate(words["tiles"]):
            wrong = list(_check(told, known, file, (number, index)))
            findings += wrong
            if not wrong:
                tiles.append(_tile(told))
        lead = _optional(words, "lead")
        sections.append(Section(localized(words["title"]), tuple(tiles), lead))
    return tuple(sections), tuple(findings)


def _tile(words: Mapping[str, Any]) -> Tile:
    return Tile(
        words["dataset"],
        words["chart"],
        words.get("number", "none"),
        _optional(words, "title"),
        _optional(words, "unit"),
        _optional(words, "target"),
    )


def _optional(words: Mapping[str, Any], key: str) -> Localized | None:
    return localized(words[key]) if key in words else None


def _check(
    words: Mapping[str, Any], known: Mapping[str, Dataset], file: YamlFile, at: tuple[int, int]
) -> Iterator[Finding]:
    path = ("sections", at[0], "tiles", at[1])
    dataset = known.get(words["dataset"])
    if dataset is None:
        place = file.place(*path, "dataset")
        yield unknown_reference("dataset", words["dataset"], list(known), place)
        return
    charts = {chart.name: chart for chart in dataset.charts or ()}
    chart = charts.get(words["chart"])
    if chart is None:
        yield unknown_reference("chart", words["chart"], list(charts), file.place(*path, "chart"))
    elif chart.each:
        yield Finding("tile-of-places", file.place(*path, "chart"), {"chart": chart.name})
    elif chart.description is None:
        details = {"chart": chart.name, "dataset": dataset.id}
        yield Finding("tile-without-description", file.place(*path, "chart"), details)
    elif words.get("number", "none") in ("total", "last") and not _has_sum(chart.kind):
        details = {"number": words["number"], "kind": chart.kind}
        yield Finding("tile-without-number", file.place(*path, "number"), details)


def _has_sum(kind: str) -> bool:
    """Whether its figures are numbers of one thing."""
    return kind in FORMS and kind not in ("timeline", "indicators")
