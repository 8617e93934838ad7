"""The words of a fiscal year that follows another one in a ``dataset.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from aoimori.core.nextyear import renewed_day, renewed_path, renewed_time
from aoimori.sources.layouts import Keys, Words, merge

# What a year says of a source that the next one is likely to say too.
_KEPT = ("schema", "layout", "stack", "join", "sort", "rules")
# The words of a column that state what no sheet says.
_FIXED = ("value", "default", "assume")


@dataclass(frozen=True, slots=True)
class Moved:
    """A word that states a year, and was moved: where it stands below the year, and its text."""

    at: Keys
    before: str
    after: str


@dataclass(slots=True)
class NextYear:
    """The words of a release that is awaited, made of those of an earlier one (``before``):
    the paths and what names a year moved, without what was decided of that one sheet."""

    data: Words
    before: int
    year: int
    words: dict[str, Any] = field(default_factory=dict)
    moved: list[Moved] = field(default_factory=list)

    def __post_init__(self) -> None:
        told: Words = self.data["releases"][str(self.before)]
        self.words["awaited"] = True
        if "period" in told:
            by = self.year - self.before
            self.words["period"] = {end: renewed_day(d, by) for end, d in told["period"].items()}
        self.words["sources"] = {
            table: self._source(table, said) for table, said in told["sources"].items()
        }

    @property
    def paths(self) -> tuple[str, ...]:
        """The sheets that are to come, below the dataset's folder."""
        return tuple(dict.fromkeys(paths_of(self.words)))

    def _source(self, table: str, said: Any) -> Any:
        told: Words = {"path": said} if isinstance(said, str) else said
        base: Words = self.data["tables"][table]
        at: Keys = ("sources", table)
        new: dict[str, Any] = {"path": renewed_path(told["path"], self.before, self.year)}
        new |= {word: deepcopy(told[word]) for word in _KEPT if word in told}
        self._columns(base, told, new, at)
        for word in ("stack", "join"):
            parts = deepcopy(told[word] if word in told else base.get(word))
            if parts and self._parts(parts, (*at, word)):
                new[word] = parts
        return new["path"] if new.keys() == {"path"} else new

    def _columns(self, base: Words, told: Words, new: dict[str, Any], at: Keys) -> None:
        """Fixed words of the year and of the table, where the year has them from there."""
        merged: Words = merge(base.get("layout", {}), told.get("layout", {}))["columns"]
        changes = {name: changed for name in merged if (changed := self._fixed(merged[name]))}
        if not changes:
            return
        layout = new.setdefault("layout", {})
        said = layout.get("columns", {})
        named = {name: _more(said.get(name), changes.get(name, {})) for name in (*said, *changes)}
        # In the order that the columns have together: it is the order of the sheet.
        layout["columns"] = {name: named[name] for name in (*merged, *named) if name in named}
        for name, changed in changes.items():
            self._tell((*at, "layout", "columns", name), merged[name], changed)

    def _parts(self, parts: Sequence[dict[str, Any]], at: Keys) -> bool:
        """Move what further parts of a table say; whether anything was moved."""
        is_moved = False
        for index, part in enumerate(parts):
            columns = part.get("layout", {}).get("columns", {})
            for name, column in columns.items():
                if changed := self._fixed(column):
                    columns[name] = {**column, **changed}
                    self._tell((*at, index, "layout", "columns", name), column, changed)
                    is_moved = True
            if "path" in part:
                path = part["path"]
                part["path"] = renewed_path(path, self.before, self.year) if "/" in path else path
                is_moved |= part["path"] != path
        return is_moved

    def _fixed(self, column: Any) -> dict[str, Any]:
        """The fixed words of a column that name a year, moved."""
        if not isinstance(column, Mapping):
            return {}
        by = self.year - self.before
        found = {
            word: renewed_time(column[word], self.before, by) for word in _FIXED if word in column
        }
        return {word: value for word, value in found.items() if value is not None}

    def _tell(self, at: Keys, column: Words, changed: Words) -> None:
        self.moved += [Moved((*at, w), str(column[w]), str(v)) for w, v in changed.items()]


def paths_of(words: Words) -> Iterator[str]:
    """The files a year's words name, below the dataset's folder."""
    for said in words["sources"].values():
        source: Words = {"path": said} if isinstance(said, str) else said
        yield source["path"]
        for word in ("stack", "join"):
            yield from (part["path"] for part in source.get(word) or () if "path" in part)


def _more(said: Any, changed: Words) -> Any:
    """A column as the year has it, with what is moved."""
    if not changed:
        return said
    return {**({"from": said} if isinstance(said, str) else said or {}), **changed}
