"""A finding parted into the cells that mending answered and those that it left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from aoimori.checks.rules.looked import named, quoted
from aoimori.core.acceptance import lies_inside
from aoimori.core.checkup import RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding
from aoimori.core.found import Address, FoundColumn
from aoimori.core.mended import Mended
from aoimori.core.ranges import ranges
from aoimori.core.sheet import Sheet, cell_text, parse_address
from aoimori.core.text import trim

# An old workbook (L1-01) is answered by its copy, which is new; no change of a cell tells that.
_BY_FORM = frozenset(("L1-01",))
# Nobody reads a finding of more cells cell by cell.
_MOST = 100_000


@dataclass(frozen=True)
class Rest:
    """What mending left of the faults of a sheet: ``after`` are the results of the tables made of
    it, by the names of their sheets."""

    sheet: Sheet
    mended: Mended
    after: Sequence[tuple[str, RuleResult]]

    def answers(self, rule: str, finding: Finding) -> bool:
        """Whether a change was made for the rule, or the cells were put aside with a row of sums.
        What else is gone from a mended sheet (pictures) is not mended."""
        if rule in self._rules or rule in _BY_FORM:
            return True
        return lies_inside(finding.cells or (finding.place.cell,), self._sums)

    @cached_property
    def _rules(self) -> frozenset[str]:
        return frozenset(mend.rule for mend in self.mended.mends)

    @cached_property
    def _sums(self) -> tuple[str, ...]:
        aside = (mend for mend in self.mended.mends if mend.step == "total-set-aside")
        return tuple(part for mend in aside for part in mend.before_cell.split(","))

    def breaks(self, rule: str) -> bool:
        """Whether a table made of the sheet breaks a rule."""
        return any(result.rule == rule for _, result in self._failed)

    def part(
        self, finding: Finding, table: TableCheckup, rule: str
    ) -> Iterator[tuple[Finding, bool]]:
        """The finding, or its two parts, each with whether mending answered it."""
        cells, left = _cells(finding), self._left(rule)
        done = [at for at in cells if left is not None and at in self._changed and at not in left]
        if len(done) in (0, len(cells)):
            yield finding, bool(done)
            return
        rest = sorted(set(cells).difference(done))
        yield _retold(finding, cells, rest, self.sheet, table), False
        yield _retold(finding, cells, done, self.sheet, table), True

    @property
    def _failed(self) -> Iterator[tuple[str, RuleResult]]:
        return (each for each in self.after if each[1].verdict is Verdict.FAILED)

    @cached_property
    def _changed(self) -> set[Address]:
        """The cells of the sheet that some step changed."""
        return {at for mend in self.mended.mends for at in _inside(mend.before_cell)}

    @cached_property
    def _sources(self) -> dict[tuple[str, Address], set[Address]]:
        """The cells of the sheet that each cell of a table was made of."""
        made: dict[tuple[str, Address], set[Address]] = {}
        for table, origins in zip(self.mended.tables, self.mended.origins, strict=True):
            for at, origin in origins.items():
                made.setdefault((table.name, at), set()).add(origin)
        for mend in self.mended.mends:
            for at in _inside(mend.after_cell):
                made.setdefault((mend.table, at), set()).update(_inside(mend.before_cell))
        return made

    def _left(self, rule: str) -> set[Address] | None:
        """The cells of the sheet whose values still break a rule; ``None`` if nobody can tell."""
        left: set[Address] = set()
        for name, result in self._failed:
            for finding in result.findings if result.rule == rule else ():
                cells = _cells(finding)
                if not cells:
                    return None
                for at in cells:
                    left |= self._sources.get((name, at), set())
        return left


def _cells(finding: Finding) -> list[Address]:
    told = finding.cells or ((finding.place.cell,) if finding.place.cell else ())
    return [at for area in told for at in _inside(area)]


def _inside(area: str) -> Iterator[Address]:
    """The cells of a range; of one too large to be parted none."""
    if not area:
        return
    first, _, last = area.partition(":")
    (top, left), (bottom, right) = parse_address(first), parse_address(last or first)
    if (bottom - top + 1) * (right - left + 1) <= _MOST:
        for row in range(top, bottom + 1):
            yield from ((row, column) for column in range(left, right + 1))


def _retold(
    finding: Finding,
    cells: Sequence[Address],
    part: Sequence[Address],
    sheet: Sheet,
    table: TableCheckup,
) -> Finding:
    """The finding about some of its cells: counted, quoted and named anew where its words are of
    all of them."""
    areas = ranges(part)
    details = dict(finding.details)
    if details.get("count") == str(len(cells)):
        details["count"] = str(len(part))
    for words in (_quotes(sheet, cells), _names(table, cells)):
        if all(details.get(key) == text for key, text in words.items()):
            again = _quotes(sheet, part) if "values" in words else _names(table, part)
            details |= again
    place = replace(finding.place, cell=areas[0])
    listed = areas if len(areas) > 1 else ()
    return replace(finding, place=place, cells=listed, details=details)


def _quotes(sheet: Sheet, cells: Iterable[Address]) -> dict[str, str]:
    return quoted(trim(cell_text(sheet.cell(*at))) for at in sorted(cells))


def _names(table: TableCheckup, cells: Iterable[Address]) -> dict[str, str]:
    first = parse_address(table.area.partition(":")[0])[1]
    columns = sorted({column - first for _, column in cells})
    names = [table.columns[at].name if 0 <= at < len(table.columns) else "" for at in columns]
    return named(FoundColumn(0, (name,), "") for name in names)
