"""Every error seeded into real workbooks is told at its cell, and no other cell is blamed.

The workbooks of tests/fixtures/broken are test material: they are never published.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aoimori.core.findings import Finding, Severity
from aoimori.core.sheet import parse_address
from aoimori.runtime.progress import Silent
from aoimori.verbs.check import Checked, check
from aoimori.verbs.prepare import prepare_one
from aoimori.verbs.workspace import Workspace

pytestmark = pytest.mark.slow

BROKEN = Path(__file__).parent / "fixtures" / "broken"


@dataclass(frozen=True)
class Fixture:
    """A broken workbook, the source it stands in for, and its list of seeded errors."""

    file: str
    source: str
    errors: str

    @property
    def release(self) -> str:
        """publisher/dataset/year"""
        return str(Path(self.source).parent)

    def listed(self) -> dict[str, Any]:
        listed: dict[str, Any] = json.loads((BROKEN / self.errors).read_text("utf-8"))
        return listed


ROADMAP = Fixture(
    "dx-roadmap_R7_list_broken.xlsx",
    "aomori/dx-roadmap/2025/dx-roadmap_R7_list.xlsx",
    "errors-roadmap.json",
)
POPULATION = Fixture(
    "R5_jinkou_broken.xlsx", "aomori/population/2023/R5_jinkou.xlsx", "errors-population.json"
)
SYMBOLS = Fixture(
    "R4_jinkou_symbols.xlsx", "aomori/population/2022/R4_jinkou.xlsx", "symbols-population.json"
)
FIXTURES = {"roadmap": ROADMAP, "population": POPULATION, "symbols": SYMBOLS}


def project(root: Path, folder: Path, fixture: Fixture) -> Path:
    """A copy of the project in which the broken workbook has come instead of the good one."""
    for name in ("datasets", "schemas"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(BROKEN / fixture.file, folder / "datasets" / fixture.source)
    return folder


def diagnosis(folder: Path, fixture: Fixture) -> Checked:
    dataset = str(Path(fixture.release).parent)
    return check(Workspace.around(folder), (dataset,), Silent())


@pytest.fixture(scope="module")
def errors(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """The open errors of each broken workbook, by the name of the fixture."""
    found: dict[str, list[Finding]] = {}
    for name, fixture in FIXTURES.items():
        checked = diagnosis(project(root, tmp_path_factory.mktemp(name), fixture), fixture)
        assert not checked.stopped
        errors = [f for f in checked.diagnosis if f.severity is Severity.ERROR]
        # Nothing of the years around is called wrong, and what is wrong is not published.
        assert {f.dataset for f in errors} == {fixture.release}
        assert not next(r for r in checked.releases if r.id == fixture.release).publishable
        # What was mended on the way is told, too, though nobody has to do anything.
        found[name] = [*errors, *(f for f in checked.diagnosis if f.mended)]
    return found


def inside(cell: str, area: str) -> bool:
    """Whether a cell, or any of a range, lies in a cell or range."""
    (top, left), (bottom, right) = corners(area)
    (first, begin), (last, end) = corners(cell)
    return first <= bottom and last >= top and begin <= right and end >= left


def corners(area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = area.partition(":")
    return parse_address(first), parse_address(last or first)


def seeded(fixture: Fixture) -> list[dict[str, Any]]:
    """The seeded errors; a sign that its own legend explains is none."""
    listed = fixture.listed()
    signs = [{"id": s["cell"], **s} for s in listed.get("symbols", ()) if s["symbol"] != "-"]
    return [*listed.get("errors", ()), *signs]


# Of a formula the stored result is published (docs/decisions/0018): everybody sees it in the sheet,
# and that it is out of date would show in the sums. So it is told, and nobody has to do anything.
MENDED = {"formula_cell": (Severity.NOTICE, "formula-value")}
CASES = [
    pytest.param(name, error, id=f"{name}-{error['id']}")
    for name, fixture in FIXTURES.items()
    for error in seeded(fixture)
]


@pytest.mark.parametrize(("name", "error"), CASES)
def test_a_seeded_error_is_told_at_its_cell(
    name: str, error: dict[str, Any], errors: dict[str, list[Finding]]
) -> None:
    severity, check = MENDED.get(error.get("kind", ""), (Severity.ERROR, ""))
    assert any(
        found.place.sheet == error["sheet"] and inside(found.place.cell, error["cell"])
        for found in errors[name]
        if found.place.cell
        if found.severity is severity and check in ("", found.check)
    ), error["description" if "description" in error else "meaning"]


def test_what_the_clean_list_lacks_too_is_told(root: Path, tmp_path: Path) -> None:
    """No 74 has a name and nothing else, in the broken list as in the clean one: an office has
    decided on it; without that, it is a warning."""
    folder = project(root, tmp_path, ROADMAP)
    definition = folder / "datasets/aomori/dx-roadmap/dataset.yaml"
    text = definition.read_text("utf-8")
    for expected in (Severity.NOTICE, Severity.WARNING):
        found = [f for f in diagnosis(folder, ROADMAP).diagnosis if f.check == "record-empty"]
        assert [(f.severity, f.place.cell, f.details["value"]) for f in found] == [
            (expected, "D83", "74")
        ]
        before, _, rest = text.partition("      - check: record-empty")
        _, _, after = rest.partition("decided_by: catalogue\n")
        definition.write_text(before.replace("    accepts:\n", "") + after, encoding="utf-8")


def explained(fixture: Fixture) -> list[tuple[str, str]]:
    """The (sheet, cell) of everything that the list of seeded errors accounts for."""
    listed = fixture.listed()
    sheet = listed.get("sheet", "")
    cells = [(e["sheet"], e["cell"]) for e in seeded(fixture)]
    for error in listed.get("errors", ()):
        cells += [(error["sheet"], cell) for cell in error.get("related_cells", ())]
        cells += [(error["sheet"], cell) for cell in error.get("related_values", ())]
    for word in ("consequences", "inherited"):
        known = [item for item in listed.get(word, ()) if isinstance(item, dict)]
        cells += [(item.get("sheet", sheet), item["cell"]) for item in known if "cell" in item]
    return cells


@pytest.mark.parametrize("name", FIXTURES)
def test_no_open_error_is_left_unexplained(name: str, errors: dict[str, list[Finding]]) -> None:
    known = explained(FIXTURES[name])
    source = f"datasets/{FIXTURES[name].source}"
    unexplained = [
        str(found.place)
        for found in errors[name]
        if found.place.file != source
        or not any(
            sheet == found.place.sheet and inside(found.place.cell, cell) for sheet, cell in known
        )
    ]
    assert unexplained == []


def test_a_row_lost_to_another_key_is_told_where_it_is_missed(root: Path, tmp_path: Path) -> None:
    """No 15 became a second 14: its form and its activities have no project. The error is the
    repeated 14; that others miss 15 follows from it and is a notice."""
    checked = diagnosis(project(root, tmp_path, ROADMAP), ROADMAP)
    missed = [f for f in checked.diagnosis if f.place.sheet == "No15"]
    assert {f.check for f in missed} == {"join-unused", "foreign-key"}
    assert {f.severity for f in missed} == {Severity.NOTICE}


SEEN = '          symbols: {"-": {as: "0", meaning: 皆無（0）}}\n'
MORE = """          symbols:
            "-": {as: "0", meaning: 皆無（0）}
            "…": {status: not-available, meaning: 資料なし}
            "x": {status: concealed, meaning: ５未満のため秘匿}
"""


@pytest.mark.parametrize("said", ["          legend: true\n", MORE], ids=["in sheet", "in YAML"])
def test_with_a_legend_the_signs_are_no_values_with_a_status(
    said: str, root: Path, tmp_path: Path
) -> None:
    folder = project(root, tmp_path, SYMBOLS)
    definition = folder / "datasets/aomori/population/dataset.yaml"
    text = definition.read_text("utf-8")
    assert SEEN in text
    definition.write_text(text.replace(SEEN, said), encoding="utf-8")
    checked = diagnosis(folder, SYMBOLS)
    release = next(r for r in checked.releases if r.id == SYMBOLS.release)
    errors = [f.check for f in release.diagnosis if f.severity is Severity.ERROR]
    # The values are not those that were published, and nothing else is wrong.
    assert errors == ["lock-content"]
    table = release.tables["population"]
    statuses = {
        (table.value(found.position, "code"), found.field): found.code for found in table.statuses()
    }
    expected = {"not available": "not-available", "concealed": "concealed"}
    assert statuses == {
        (symbol["code"], symbol["column"]): expected[symbol["meaning"]]
        for symbol in SYMBOLS.listed()["symbols"]
        if symbol["meaning"] in expected and symbol["code"]
    }
    zeros = [s for s in SYMBOLS.listed()["symbols"] if s["symbol"] == "-"]
    assert zeros
    for symbol in zeros:
        (position,) = table.find({"code": symbol["code"]})
        assert table.value(position, symbol["column"]) == str(symbol["true_value"])


def test_broken_workbooks_are_no_sources(root: Path) -> None:
    """Not one of them, nor a copy, lies where releases are made from."""
    broken = {path.read_bytes() for path in BROKEN.glob("*.xlsx")}
    assert len(broken) == len(FIXTURES)
    assert not broken & {p.read_bytes() for p in (root / "datasets").rglob("*") if p.is_file()}


def test_one_release_is_judged_as_in_the_check_of_all(root: Path, tmp_path: Path) -> None:
    """A release alone is held against the same sound figures of the year before."""
    folder = project(root, tmp_path, POPULATION)
    workspace = Workspace.around(folder)
    dataset, release = workspace.release("aomori/population", 2024)
    alone = prepare_one(workspace.project, workspace.catalog, dataset, release)
    together = next(r for r in diagnosis(folder, POPULATION).releases if r.id == alone.id)
    assert alone.diagnosis == together.diagnosis
