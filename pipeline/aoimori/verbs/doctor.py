"""doctor: is this machine ready for the pipeline, and if not, what is missing?"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aoimori.core.codes import STATUSES
from aoimori.core.findings import Stop
from aoimori.runtime.surroundings import Surroundings, look_around, package_name
from aoimori.sources.files import Project
from aoimori.verbs.answers import NEEDED

# A site of a prefecture with all its years, twice (the old one stays until the new one is whole).
ENOUGH_SPACE = 500 * 1000 * 1000
# What a project has beside its datasets, and cannot be built without.
PARTS = (
    *(f"schemas/{name}.schema.json" for name in ("catalog", "publisher", "dataset", "table")),
    *(f"schemas/codes/{name}.csv" for name in (*NEEDED, STATUSES)),
    *(f"site/{name}" for name in ("mkdocs.yml", "mkdocs.en.yml")),
    *("site/templates", "site/theme", "site/words"),
)
_COMPARE: Mapping[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}


class State(StrEnum):
    """How it stands with one thing."""

    GOOD = "good"
    LACKING = "lacking"  # and nothing works without it
    OPTIONAL = "optional"  # it is not there, and most things work without it


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was looked at.

    ``found`` is what is there (a version, a path), ``wanted`` what is asked for and missing.
    """

    name: str
    state: State
    found: str = ""
    wanted: str = ""


def examine_here(folder: Path) -> tuple[tuple[Thing, ...], str]:
    """Examine this machine around a folder; also the command that installs programs on it."""
    try:
        project = Project.around(folder).root
    except Stop:
        project = None
    around = look_around(folder, project, PARTS)
    return examine(around), around.installer


def examine(around: Surroundings) -> tuple[Thing, ...]:
    """Judge the surroundings, what is needed most first."""
    return tuple(_examine(around))


def _examine(around: Surroundings) -> Iterator[Thing]:
    python = ".".join(map(str, around.python))
    fits = satisfies(python, around.needs_python)
    yield Thing("python", _needed(fits), python, "" if fits else around.needs_python)
    yield _packages(around)
    yield Thing("project", _wished(around.project), str(around.project or ""))
    if around.project is not None:
        yield Thing("parts", _needed(not around.lacking), "", ", ".join(around.lacking))
        yield Thing("writable", _needed(around.writable), "build/")
    yield Thing("space", _wished(around.free >= ENOUGH_SPACE), str(around.free), str(ENOUGH_SPACE))
    is_unicode = around.encoding.replace("-", "").startswith("utf8")
    yield Thing("encoding", _wished(is_unicode), around.encoding)
    yield Thing("git", _wished(around.git), around.git)
    yield Thing("font", _wished(around.font), around.font)
    yield Thing("browser", _wished(around.browser), around.browser)
    yield Thing("network", State.GOOD)


def _needed(good: object) -> State:
    return State.GOOD if good else State.LACKING


def _wished(good: object) -> State:
    return State.GOOD if good else State.OPTIONAL


def _packages(around: Surroundings) -> Thing:
    missing = [
        need
        for need in around.needs
        if not satisfies(around.packages.get(package_name(need), ""), _wanted(need))
    ]
    found = str(len(around.needs) - len(missing))
    return Thing("packages", _needed(not missing), found, ", ".join(missing))


def _wanted(need: str) -> str:
    """``>=8.4`` of ``click>=8.4``."""
    return need.removeprefix(package_name(need)).strip(" ()")


def satisfies(version: str, wanted: str) -> bool:
    """Whether a version is within ``>=5.21,<6``; an empty version never is."""
    if not version:
        return False
    for clause in filter(None, re.split(r"\s*,\s*", wanted)):
        match = re.fullmatch(r"(>=|<=|==|!=|<|>)\s*([0-9.]+)", clause)
        if match and not _COMPARE[match[1]](*_comparable(version, match[2])):
            return False
    return True


def _comparable(one: str, other: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Both as numbers of one length: 3.11 is 3.11.0."""
    parts = [[int(n) for n in re.findall(r"[0-9]+", text)] for text in (one, other)]
    length = max(map(len, parts))
    first, second = (tuple(p + [0] * (length - len(p))) for p in parts)
    return first, second
