"""Concealed values that can be computed from what is printed beside them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from aoimori.checks.release import CheckedRelease, disclosure
from aoimori.core.codes import STATUSES
from aoimori.core.expressions import Operand, parse_rule
from aoimori.core.findings import Severity
from aoimori.core.provenance import History
from aoimori.core.schema import Field, Rule, TableSchema
from aoimori.core.steps import Step
from aoimori.core.table import Table
from aoimori.core.totals import TotalCell, TotalRow
from aoimori.runtime.progress import Silent
from aoimori.sources.codelists import read_code_list
from aoimori.verbs.check import check
from aoimori.verbs.workspace import Workspace
from support.tables import TEXT, schema, table, trail

NAMES = ("name", "male", "female", "both")
FIELDS = schema(Field("name", TEXT), *(Field(name, TEXT, "integer") for name in NAMES[1:]))
X = History("x", (Step("symbol", "x", None, "concealed"),))
GONE = History("…", (Step("symbol", "…", None, "not-available"),))


@pytest.fixture(scope="module")
def codes(root: Path) -> Mapping[str, object]:
    return {STATUSES: read_code_list(root / f"schemas/codes/{STATUSES}.csv", STATUSES)}


def ruled(*expressions: str) -> TableSchema:
    rules = tuple(Rule(f"r{n}", text, TEXT) for n, text in enumerate(expressions))
    return replace(FIELDS, rules=rules)


def made(of: TableSchema, rows: Sequence[Sequence[str]], *totals: TotalRow) -> Table:
    """A table in which x is concealed and … is not known."""
    signs = {"x": 0, "…": 1}
    texts = [[None if text in signs else text for text in row] for row in rows]
    trails = {
        name: trail({at: signs[row[n]] for at, row in enumerate(rows) if row[n] in signs}, X, GONE)
        for n, name in enumerate(NAMES)
    }
    return replace(table(of, texts), trails=trails, totals=totals)


def total(name: str, text: str, *parts: int) -> TotalRow:
    return TotalRow("x.xlsx", "表", "計", {name: TotalCell("D40", text)}, parts)


def told(codes: Mapping[str, object], of: Table) -> list[tuple[str, str, str]]:
    release = CheckedRelease("p/d/2024", 2024, {"t": of}, codes)  # type: ignore[arg-type]
    found = list(disclosure.check(release))
    assert all(f.check == "concealed-computable" for f in found)
    assert all(f.severity is Severity.WARNING for f in found)
    return [(f.place.cell, f.details["equation"], f.details["cells"]) for f in found]


SUM = "male + female == both"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("甲", "x", "2", "5"), [("C6", SUM, "D6:E6")]),
        (("甲", "3", "2", "x"), [("E6", SUM, "C6:D6")]),
        (("甲", "x", "x", "5"), []),
        (("甲", "x", "…", "5"), []),
        (("甲", "…", "2", "5"), []),
        (("甲", "3", "2", "5"), []),
    ],
)
def test_a_rule_gives_back_its_only_unknown(
    row: tuple[str, ...], found: list[tuple[str, str, str]], codes: Mapping[str, object]
) -> None:
    assert told(codes, made(ruled(SUM), [row])) == found


def test_what_no_equation_of_one_answer_holds_stays_concealed(
    codes: Mapping[str, object],
) -> None:
    of = ruled("male <= both", "abs(male - female) == both", "0 * male == female - both")
    assert told(codes, made(of, [("甲", "x", "2", "2")])) == []


def test_a_printed_sum_gives_back_its_only_unknown_part(codes: Mapping[str, object]) -> None:
    rows = [("甲", "1", "2", "3"), ("乙", "x", "2", "…"), ("丙", "4", "x", "5")]
    sums = (total("male", "9", 0, 1, 2), total("female", "9", 0, 1, 2))
    assert told(codes, made(ruled(), rows, *sums)) == [
        ("D10", "Σ female = 計", "D6・D8・D40"),
        ("C8", "Σ male = 計", "C6・C10・D40"),
    ]


def test_two_concealed_parts_keep_each_other(codes: Mapping[str, object]) -> None:
    rows = [("甲", "x", "2", "3"), ("乙", "x", "2", "5")]
    assert told(codes, made(ruled(), rows, total("male", "9", 0, 1))) == []


def test_one_value_that_is_computed_may_give_away_the_next(codes: Mapping[str, object]) -> None:
    rows = [("甲", "x", "2", "5"), ("乙", "x", "x", "5")]
    found = told(codes, made(ruled(SUM), rows, total("male", "9", 0, 1)))
    assert [cell for cell, _, _ in found] == ["C6", "C8", "D8"]


def test_an_unsure_sum_tells_nothing(codes: Mapping[str, object]) -> None:
    rows = [("甲", "1", "2", "3"), ("乙", "x", "2", "5")]
    unsure = replace(total("male", "9", 1), unsure=(0,))
    assert told(codes, made(ruled(), rows, unsure)) == []


@pytest.mark.parametrize(
    ("expression", "values", "answer"),
    [
        ("a + 2 == b", {"b": 5}, 3),
        ("2 * a == b", {"b": 5}, Decimal("2.5")),
        ("b == 1 - a", {"b": 5}, -4),
        ("a - a == b", {"b": 5}, None),
        ("a * a == b", {"b": 4}, None),
        ("a == b == 3", {"b": 3}, None),
        ("a >= b", {"b": 3}, None),
    ],
)
def test_an_equation_is_solved(
    expression: str, values: Mapping[str, int], answer: Decimal | None
) -> None:
    known = {Operand(name): Decimal(value) for name, value in values.items()}
    assert parse_rule(expression, ["a", "b"]).solve(known, Operand("a")) == answer


@pytest.mark.slow
def test_every_x_of_the_broken_workbook_can_be_computed(root: Path, tmp_path: Path) -> None:
    for name in ("datasets", "schemas"):
        shutil.copytree(root / name, tmp_path / name)
    broken = root / "tests/fixtures/broken"
    folder = tmp_path / "datasets/aomori/population"
    shutil.copy(broken / "R4_jinkou_symbols.xlsx", folder / "2022/R4_jinkou.xlsx")
    words = (folder / "dataset.yaml").read_text("utf-8")
    signs = 'symbols: {"-": {as: "0", meaning: 皆無（0）}'
    more = ', "…": {status: not-available, meaning: 不詳}, "x": {status: concealed, meaning: 秘匿}'
    assert signs in words
    (folder / "dataset.yaml").write_text(words.replace(signs, signs + more), "utf-8")
    checked = check(Workspace.around(tmp_path), ("aomori/population",), Silent())
    found = [f for f in checked.diagnosis if f.check == "concealed-computable"]
    listed = json.loads((broken / "symbols-population.json").read_text("utf-8"))["symbols"]
    assert [f.place.cell for f in found] == [s["cell"] for s in listed if s["symbol"] == "x"]
    assert {f.details["equation"] for f in found} == {"births - deaths == natural_change"}
