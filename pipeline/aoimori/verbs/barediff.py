"""Two files that no definition speaks of, compared table by table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.diff.compare import diff
from aoimori.core.diff.comparison import ComparedTable, Comparison, TableFate
from aoimori.core.diff.content import Content
from aoimori.core.diff.keys import Key, KeyOrigin
from aoimori.core.diff.matching import NotUnique
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.found import FoundTable, Kind
from aoimori.core.localized import Localized
from aoimori.core.misread import readable
from aoimori.core.sheet import cell_text
from aoimori.core.text import header_key, near
from aoimori.runtime.collecting import uncollected
from aoimori.sources.csvcontent import read_content
from aoimori.sources.discover import find_tables
from aoimori.sources.foundcontent import FoundContent, column_names, found_content
from aoimori.sources.readers import load_source
from aoimori.verbs.bare import require_file
from aoimori.verbs.examine import open_unmarked

# Where the two tables hold different kinds under one header, values are read as the first of these
# that either has: a code is never a number, a number among words is still one.
_KINDS: tuple[Kind, ...] = ("code", "date", "year", "number", "integer")


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """A table of a file by its title: found in a sheet, or the whole of a plain CSV."""

    file: str
    title: str
    names: tuple[str, ...]
    found: FoundTable | None = None
    plain: Content | None = None
    firsts: frozenset[str] = frozenset()

    @property
    def sheet(self) -> str:
        return self.found.sheet.name if self.found is not None else ""

    @property
    def headers(self) -> Mapping[str, str]:
        """The names as they are compared, to those as printed."""
        return {header_key(name): name for name in self.names}

    def called(self, name: str) -> str:
        """The column that people mean by a name; empty if there is none."""
        return name if name in self.names else self.headers.get(header_key(name), "")

    def content(self, kinds: Mapping[str, Kind]) -> FoundContent:
        if self.found is not None:
            return found_content(self.found, kinds)
        assert self.plain is not None
        rows = range(2, len(self.plain) + 2)
        return FoundContent(self.plain, rows, "", "", (1, len(self.names)))


_Pair = tuple[_Table, _Table]


def diff_files(before: str, after: str, key: Sequence[str] = ()) -> Comparison:
    """What is different between the tables of two files; ``key`` names the columns that tell rows
    apart (else the best key that both tables prove).

    Raises :class:`Stop` for files that cannot be opened or hold no table, and for a key that is
    unknown or not one.
    """
    with uncollected():
        old, new = _tables_of_both(before, after)
        if not old and not new:
            raise Stop(Finding("diff-tables-none", Place(Path(before).as_posix())))
        pairs = _paired(old, new)
        named = _named_key(key, pairs) if key else None
        told = tuple(_compared(old, new, pairs, named))
    return Comparison(Localized(before), Localized(after), told)


def _tables_of_both(before: str, after: str) -> tuple[list[_Table], list[_Table]]:
    """The tables of both files; that of a plain CSV without looking for it, if both are such."""
    stopped: list[Finding] = []
    for name in (before, after):
        try:
            require_file(name)
        except Stop as stop:
            stopped += stop.findings
    if stopped:
        raise Stop(*stopped)
    # Arrow leaves the interpreter alone while it reads: each file waits for itself only.
    with ThreadPoolExecutor(2) as pool:
        old, new = pool.map(_plain, (before, after))
    if old is not None and new is not None:
        return [old], [new]
    sides: list[list[_Table]] = []
    for name in (before, after):
        try:
            sides.append(list(_tables(name)))
        except Stop as stop:
            stopped += stop.findings
    if stopped:
        raise Stop(*stopped)
    return sides[0], sides[1]


def _plain(name: str) -> _Table | None:
    """The table of a plain CSV of several columns; what is none of both is looked at closely."""
    path = Path(name)
    if path.suffix.lower() != ".csv":
        return None
    content = read_content(load_source(path, path.as_posix()).content)
    if content is None or len(content.schema.names) < 2:
        return None
    return _Table(path.as_posix(), path.stem, content.schema.names, plain=content)


def _tables(name: str) -> Iterator[_Table]:
    path = Path(name)
    for sheet in open_unmarked(load_source(path, path.as_posix())).sheets:
        tables = find_tables(readable(sheet)[0]).tables
        for table in tables:
            title = sheet.name or path.stem
            if len(tables) > 1:
                title = f"{title} {table.area}"
            cells = table.cells(table.first_column)
            firsts = frozenset(cell_text(cell) for _, cell in cells)
            yield _Table(path.as_posix(), title, column_names(table), table, firsts=firsts)


def _paired(old: Sequence[_Table], new: Sequence[_Table]) -> list[_Pair]:
    """Which table is which, each once: first of sheets of one name, then of any, by the headers in
    common, of several by their first columns, of those by where they stand."""
    likely: list[tuple[tuple[int, ...], int, int]] = []
    for i, was in enumerate(old):
        for j, now in enumerate(new):
            common = len(was.headers.keys() & now.headers.keys())
            is_one_sheet = was.sheet == now.sheet
            rows = len(was.firsts & now.firsts)
            # The same names in the first column are the same table under other headers.
            are_same = is_one_sheet or rows * 2 > max(len(was.firsts), len(now.firsts))
            if common and (are_same or common * 2 >= min(len(was.names), len(now.names))):
                likely.append(((not is_one_sheet, -common, -rows, abs(i - j)), i, j))
    left_old, left_new = set(range(len(old))), set(range(len(new)))
    pairs: list[_Pair] = []
    for _, i, j in sorted(likely):
        if i in left_old and j in left_new:
            left_old.remove(i)
            left_new.remove(j)
            pairs.append((old[i], new[j]))
    return pairs


def _named_key(key: Sequence[str], pairs: Sequence[_Pair]) -> Key | None:
    """The columns as the table after calls them. Tables without them are matched by what they
    prove; one must have them all."""
    told = [sum(bool(was.called(n) and now.called(n)) for n in key) for was, now in pairs]
    if not told:
        return None
    was, now = pairs[told.index(max(told))]
    known = [name for name in now.names if was.called(name)]
    unknown = [
        Finding(
            "diff-key-unknown",
            Place((was if now.called(name) else now).file),
            {"key": name, "known": near(name, known) or "―"},
        )
        for name in key
        if not was.called(name) or not now.called(name)
    ]
    if unknown:
        raise Stop(*unknown)
    return Key(tuple(dict.fromkeys(map(now.called, key))), KeyOrigin.NAMED)


def _compared(
    old: Sequence[_Table], new: Sequence[_Table], pairs: Sequence[_Pair], key: Key | None
) -> Iterator[ComparedTable]:
    """The tables in the order of after, then those that are gone."""
    before = {now: was for was, now in pairs}
    kept = {was for was, _ in pairs}
    gone = {was.title for was in old if was not in kept}
    unlike = gone & {now.title for now in new if now not in before}
    for now in new:
        was = before.get(now)
        if was is None:
            yield _alone(now, TableFate.ADDED, unlike)
        else:
            yield _compared_pair(was, now, key)
    for was in old:
        if was not in kept:
            yield _alone(was, TableFate.REMOVED, unlike)


def _alone(table: _Table, fate: TableFate, unlike: Collection[str]) -> ComparedTable:
    title = Localized(table.title)
    return ComparedTable(table.title, title, fate, is_unlike=table.title in unlike)


def _compared_pair(was: _Table, now: _Table, key: Key | None) -> ComparedTable:
    kinds_old, kinds_new = _kinds(was, now)
    before, after = was.content(kinds_old), now.content(kinds_new)
    respelled = {
        name: was.headers[header]
        for header, name in now.headers.items()
        if name not in was.names and was.headers.get(header, name) not in now.names
        if header in was.headers
    }
    try:
        made = diff(before.content, after.content, key, respelled)
    except NotUnique as error:
        table, content = (was, before) if error.is_before else (now, after)
        raise Stop(_not_unique(error, table, content)) from error
    return ComparedTable(now.title, Localized(now.title), TableFate.BOTH, made)


def _kinds(was: _Table, now: _Table) -> tuple[dict[str, Kind], dict[str, Kind]]:
    """As what the values of columns are read that both tables have but of other kinds."""
    old: dict[str, Kind] = {}
    new: dict[str, Kind] = {}
    if was.found is None or now.found is None:
        return old, new
    kinds_old = dict(zip(was.names, (c.kind for c in was.found.columns), strict=True))
    kinds_new = dict(zip(now.names, (c.kind for c in now.found.columns), strict=True))
    for header, name in now.headers.items():
        name_before = was.headers.get(header)
        if name_before is not None:
            both = (kinds_old[name_before], kinds_new[name])
            first = next((kind for kind in _KINDS if kind in both), None)
            if first is not None:
                old[name_before] = new[name] = first
    return old, new


def _not_unique(error: NotUnique, table: _Table, content: FoundContent) -> Finding:
    """Two rows of one table have the same key, told in the order of its columns."""
    told = " ".join(f"{name}={text or ''}" for name, text in error.key.items())
    first, second = error.rows
    place = Place(table.file, content.sheet, content.cells(second))
    rows = {"first": str(content.rows[first]), "second": str(content.rows[second])}
    return Finding("diff-key-not-unique", place, {"key": told, **rows})
