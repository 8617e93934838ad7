"""Rows that were there a year ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from aoimori.checks.release import CheckedRelease, rows
from aoimori.core.findings import Finding, Severity
from aoimori.core.schema import Field
from aoimori.core.table import Table
from aoimori.core.totals import TotalRow
from support.tables import TEXT, schema, table


def made(codes: Sequence[str | None], *, same_rows: bool = True) -> Table:
    keyed = replace(schema(Field("code", TEXT), key=("code",)), same_rows=same_rows)
    return table(keyed, [[code] for code in codes])


def found(now: Table, before: Table | None) -> list[Finding]:
    previous = {"t": before} if before is not None else {}
    return list(rows.check(CheckedRelease("p/d/2024", 2024, {"t": now}, {}, previous)))


def test_rows_that_are_gone_are_named() -> None:
    (finding,) = found(made(["b", "x"]), made(["a", "b", "c"]))
    assert (finding.check, finding.severity) == ("rows-gone", Severity.ERROR)
    assert finding.details == {"count": "2", "keys": "a・c"}
    assert finding.place.sheet


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (made(["a", "b", "new"]), made(["b", "a"])),
        (made(["a"]), None),
        (made(["a"], same_rows=False), made(["a", "b"], same_rows=False)),
        (made(["a"]), made(["a", None])),
    ],
    ids=["all there", "no year before", "a table that changes", "a key that was not read"],
)
def test_nothing_is_gone(now: Table, before: Table | None) -> None:
    assert found(now, before) == []


def test_a_published_sum_may_come_and_go() -> None:
    before = made(["all", "a"])
    before = replace(before, totals=(TotalRow("x.xlsx", "表", "計", {}, (1,), (), 0),))
    assert found(made(["a"]), before) == []


def test_a_row_that_lost_its_key_is_told_as_that() -> None:
    (finding,) = found(made(["a", "a"]), made(["a", "b"]))
    assert finding.severity is Severity.NOTICE
    (finding,) = found(made(["a", None]), made(["a", "b", "c"]))
    assert finding.severity is Severity.ERROR
