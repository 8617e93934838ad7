"""What is different from what was published, told table by table and file by file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aoimori.core.drift import compare_files, compare_tables
from aoimori.core.findings import Finding, Place
from aoimori.core.lock import Lock, TableLock

TOWNS, ROADS = TableLock("s", 3, "c", "g"), TableLock("t", 1, "d")
LOCK = Lock(
    "1.0.0",
    date(2025, 4, 1),
    date(2025, 5, 1),
    {"towns": TOWNS, "roads": ROADS},
    {"towns.csv": "1", "towns.parquet": "2"},
    encoders={"towns.parquet": "pyarrow 1"},
)
PLACE = Place("lock.json")
Told = list[tuple[str, dict[str, str]]]


def told(findings: list[Finding]) -> Told:
    """What is told, but for what all tell: where, and what a command is to be given."""
    assert {(f.place, f.dataset) for f in findings} <= {(PLACE, "pref/towns/2024")}
    common = {"dataset": "pref/towns", "year": "2024", "version": "1.0.0"}
    assert all(common.items() <= finding.details.items() for finding in findings)
    return [
        (f.check, {key: text for key, text in f.details.items() if key not in common})
        for f in findings
    ]


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"towns": TOWNS, "roads": ROADS}, []),
        ({"towns": TOWNS}, [("lock-table-gone", {"table": "roads"})]),
        (
            {"towns": TOWNS, "roads": ROADS, "new": ROADS},
            [("lock-table-new", {"table": "new"})],
        ),
        (
            {"towns": replace(TOWNS, rows=4, content="x"), "roads": replace(ROADS, content="x")},
            [
                ("lock-content", {"table": "roads"}),
                ("lock-rows", {"table": "towns", "before": "3", "after": "4"}),
            ],
        ),
        (
            {"towns": replace(TOWNS, schema="x", glossary="y"), "roads": ROADS},
            [("lock-schema", {"table": "towns"})],
        ),
        (
            {"towns": replace(TOWNS, glossary="y"), "roads": replace(ROADS, glossary="y")},
            [("lock-glossary", {"table": "towns"})],
        ),
    ],
)
def test_tables(tables: dict[str, TableLock], expected: Told) -> None:
    assert told(list(compare_tables(LOCK, tables, PLACE, "pref/towns/2024"))) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"towns.csv": "1", "towns.parquet": "2"}, []),
        ({"towns.csv": "1"}, [("lock-file-gone", {"file": "towns.parquet"})]),
        (
            {"towns.csv": "1", "towns.parquet": "2", "towns.json": "3"},
            [("lock-file-new", {"file": "towns.json"})],
        ),
        (
            {"towns.csv": "9", "towns.parquet": "9"},
            [
                ("lock-reencode", {"file": "towns.csv", "before": "aoimori", "after": "aoimori"}),
                (
                    "lock-reencode",
                    {"file": "towns.parquet", "before": "pyarrow 1", "after": "pyarrow 2"},
                ),
            ],
        ),
    ],
)
def test_files(files: dict[str, str], expected: Told) -> None:
    encoders = {"towns.parquet": "pyarrow 2"}
    assert told(list(compare_files(LOCK, files, encoders, PLACE, "pref/towns/2024"))) == expected


def test_the_day_of_listing_is_the_later_one() -> None:
    assert LOCK.listed == date(2025, 5, 1)
    assert replace(LOCK, relisted=date(2025, 6, 1)).listed == date(2025, 6, 1)
    with pytest.raises(ValueError, match="2025-04-30"):
        replace(LOCK, relisted=date(2025, 4, 30))


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_a_day_that_no_release_has(day: date) -> None:
    with pytest.raises(ValueError, match=str(day)):
        replace(LOCK, issued=day, modified=day)
