"""A release is held against the one of the fiscal year before, which is read only if needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aoimori.core.catalog import Source, TableDefinition
from aoimori.sources.tables import read_table
from aoimori.verbs import read as read_module
from support.project import ROWS, SCHEMA, SmallProject, workbook

RULE = {"name": "grown", "rule": "previous.people <= people", "message": {"ja": "減っています"}}
LESS = [ROWS[0], ("001", "あおば市", "市", 1100, "2025-04-01"), *ROWS[2:]]
FEWER = [ROWS[0], ("001", "あおば市", "市", 1000, "2026-04-01"), *ROWS[2:]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were read, in order."""
    paths: list[str] = []

    def reading(definition: TableDefinition, source: Source, *rest: Any) -> Any:
        paths.append(source.parts[0].path)
        return read_table(definition, source, *rest)

    monkeypatch.setattr(read_module, "read_table", reading)
    return paths


def years(root: Path, *rules: dict[str, Any], last: int = 2026) -> SmallProject:
    """The releases of 2024, 2025 and another year; their population falls each year."""
    small = SmallProject(root)
    folder = small.dataset(schema={**SCHEMA, "rules": list(rules)})
    source = "    sources:\n      towns: {}/towns.xlsx\n"
    more = "".join(f"  {year}:\n{source.format(year)}" for year in (2025, last))
    small.edit("datasets/pref/towns/dataset.yaml", "  2024:\n", f"{more}  2024:\n")
    for year, rows in ((2025, LESS), (last, FEWER)):
        workbook(folder / f"{year}/towns.xlsx", {"町": rows})
    return small


def told(small: SmallProject, *arguments: str) -> list[tuple[str, str]]:
    """The errors, with their release and cell."""
    found = small.json(*(arguments or ("check",)))["findings"]
    return [
        (f["dataset"].removeprefix("pref/towns/"), f["cell"])
        for f in found
        if f["check"] == "rule-broken"
    ]


def test_every_year_is_held_against_the_one_before_and_read_once(
    tmp_path: Path, read: list[str]
) -> None:
    small = years(tmp_path, RULE)
    # 2025 is in doubt itself, so nothing of 2026 is held against that value.
    assert told(small) == [("2025", "D2")]
    assert read == ["2024/towns.xlsx", "2025/towns.xlsx", "2026/towns.xlsx"]


def test_a_year_that_is_not_the_next_is_not_held_against_it(tmp_path: Path) -> None:
    small = years(tmp_path, RULE, last=2027)
    (small.root / "datasets/pref/towns/2024/towns.xlsx").unlink()
    assert told(small) == []


def test_a_year_that_cannot_be_read_says_nothing_about_the_next(tmp_path: Path) -> None:
    small = years(tmp_path, RULE)
    (small.root / "datasets/pref/towns/2024/towns.xlsx").write_bytes(b"no workbook")
    assert told(small) == [("2026", "D2")]


@pytest.mark.parametrize(
    ("rules", "year", "expected"),
    [
        ((RULE,), "2025", ["2024/towns.xlsx", "2025/towns.xlsx"]),
        ((RULE,), "2024", ["2024/towns.xlsx"]),
        ((), "2025", ["2025/towns.xlsx"]),
    ],
)
def test_release_reads_the_year_before_if_a_rule_asks_for_it(
    tmp_path: Path, read: list[str], rules: tuple[Any, ...], year: str, expected: list[str]
) -> None:
    small = years(tmp_path, *rules)
    result = small.run("release", "pref/towns", year, "--final", "--date", "2026-04-01")
    assert read == expected
    refused = bool(rules) and year == "2025"
    assert bool(result.exit_code) is refused
    assert ("[rule-broken]" in result.output) is refused


def test_trace_reads_its_own_year_alone(tmp_path: Path, read: list[str]) -> None:
    small = years(tmp_path, RULE)
    small.run("trace", "pref/towns", "2025", "towns", "--key", "001", "--field", "people")
    assert read == ["2025/towns.xlsx"]
