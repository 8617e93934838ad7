"""Bad input gets one clear line with its place and a hint; everything else is still built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.ole import compound
from support.project import LAYOUT, ROWS, SmallProject, workbook

DATASET = "datasets/pref/towns/dataset.yaml"
SHEET = "datasets/pref/towns/2024/towns.xlsx"


@dataclass(frozen=True)
class Case:
    """How the input is broken, and what must be said: code, place, exit code."""

    spoil: Callable[[SmallProject], Any]
    check: str
    place: str
    exit_code: int = 2


def write(content: bytes) -> Callable[[SmallProject], Any]:
    return lambda small: (small.root / SHEET).write_bytes(content)


def rows(*rows: tuple[object, ...], title: str = "町") -> Callable[[SmallProject], Any]:
    return lambda small: workbook(small.root / SHEET, {title: rows})


def edit(old: str, new: str) -> Callable[[SmallProject], Any]:
    return lambda small: small.edit(DATASET, old, new)


def wrong_encoding(small: SmallProject) -> None:
    layout = {**LAYOUT, "encoding": "utf-8"}
    small.dataset("towns", layout=layout, source="2024/towns.csv")
    path = small.root / "datasets/pref/towns/2024/towns.csv"
    path.write_bytes(path.read_text("utf-8").encode("cp932"))


def mixed_encodings(small: SmallProject) -> None:
    small.dataset("towns", source="2024/towns.csv")
    path = small.root / "datasets/pref/towns/2024/towns.csv"
    head, one, *rest = path.read_text("utf-8").splitlines(keepends=True)
    path.write_bytes((head + "".join(rest)).encode("cp932") + one.encode("utf-8"))


LOCKED = compound({"EncryptionInfo": b"", "EncryptedPackage": b""})
HEAD, ONE, *REST = ROWS
CASES = {
    "not a workbook": Case(write(b"PK\x03\x04" + bytes(99)), "not-a-workbook", SHEET),
    "garbled words": Case(
        rows(*([str(cell).encode().decode("latin-1") for cell in row] for row in ROWS)),
        "text-misread",
        f"{SHEET}:町!A1",
    ),
    "another kind of file": Case(write(b"%PDF-1.7"), "wrong-extension", SHEET),
    "a locked workbook": Case(write(LOCKED), "password-protected", SHEET),
    "an empty file": Case(write(b""), "source-empty", SHEET),
    "an empty sheet": Case(rows(), "source-empty", f"{SHEET}:町"),
    "no file": Case(lambda small: (small.root / SHEET).unlink(), "source-missing", SHEET),
    "wrong encoding": Case(wrong_encoding, "wrong-encoding", "datasets/pref/towns/2024/towns.csv"),
    "mixed encodings": Case(
        mixed_encodings, "mixed-encodings", "datasets/pref/towns/2024/towns.csv:A4:E4", 1
    ),
    "missing sheet": Case(
        edit("header: 1", "header: 1\n      sheet: 人口"), "sheet-missing", SHEET
    ),
    "moved header": Case(rows(("町の表",), *ROWS), "header-row-moved", f"{SHEET}:町!A2"),
    "one header moved": Case(
        rows(
            ("コード", "名前", "種類", "人口", None), (None, None, None, None, "開始日"), *ROWS[1:]
        ),
        "header-moved",
        f"{SHEET}:町!E2",
    ),
    "another table": Case(rows(("甲", "乙"), (1, 2)), "header-not-found", f"{SHEET}:町!A1"),
    "extra column": Case(
        rows(*((*row, "？") for row in ROWS)), "column-unmapped", f"{SHEET}:町!F1", 1
    ),
    "missing column": Case(rows(*(row[:-1] for row in ROWS)), "column-missing", f"{SHEET}:町!A1"),
    "unknown enum": Case(
        rows(HEAD, ("001", "あおば市", "区", 1, "2024-04-01")), "constraint", f"{SHEET}:町!C2", 1
    ),
    "duplicate key": Case(rows(HEAD, ONE, ONE), "primary-key", f"{SHEET}:町!A3", 1),
    "wrong type": Case(
        rows(HEAD, ("001", "あおば市", "市", "多い", "2024-04-01")),
        "not-a-number",
        f"{SHEET}:町!D2",
        1,
    ),
    "unreadable YAML": Case(edit("theme: ", "theme: ["), "yaml-bracket", f"{DATASET}:"),
    "unknown key": Case(edit("theme:", "temas: x\ntheme:"), "unknown-word", f"{DATASET}:7 [temas]"),
    "path outside": Case(
        edit("2024/towns.xlsx", "../good/2024/towns.xlsx"), "outside-folder", f"{DATASET}:"
    ),
    "a folder as source": Case(edit("2024/towns.xlsx", "2024/"), "unreadable-file", "datasets/"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_line_says_what_and_where_and_the_rest_is_built(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    small = SmallProject(tmp_path)
    small.dataset("good")
    small.lock("pref/good")
    small.dataset("towns")
    small.lock("pref/towns")
    case.spoil(small)
    result = small.run("build")
    told = [line for line in result.stdout.splitlines() if f"[{case.check}]" in line]
    assert told, result.output
    assert any(line.startswith(case.place) for line in told), told
    assert all("→" in line for line in told)
    assert "Traceback" not in result.output
    assert result.exit_code == case.exit_code
    site = small.root / "build/site"
    assert (site / "data/pref/good/2024/towns.csv").is_file()
    assert (site / "index.html").is_file()
    assert not (site / "data/pref/towns").exists()
    # Whoever harvests a catalogue deletes what is not in it: one that lacks towns is not there.
    assert not list(site.glob("catalog.*"))
    assert "catalog.ttl" not in (site / "index.html").read_text("utf-8")
    left = sorted(p.name for p in (small.root / "build").iterdir())
    assert left == [".lock", "cache", "hosts", "pages", "site"]


def test_the_old_site_stays_when_the_new_one_cannot_be_made(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.dataset("good")
    small.lock("pref/good")
    assert small.run("build").exit_code == 0
    before = (small.root / "build/site/index.html").read_bytes()
    home = small.root / "site/templates/home.html"
    home.write_text("{{ no_such_thing }}", encoding="utf-8")
    result = small.run("build")
    assert (result.exit_code, "[site-failed]" in result.output) == (2, True), result.output
    assert (small.root / "build/site/index.html").read_bytes() == before
    left = sorted(p.name for p in (small.root / "build").iterdir())
    assert left == [".lock", "cache", "hosts", "pages", "site"]


def test_a_broken_catalogue_stops_everything_with_its_line(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.edit("datasets/catalog.yaml", "license: CC-BY-4.0", "license: CC-BY-5.0")
    result = small.run("build")
    assert result.exit_code == 2
    assert "datasets/catalog.yaml:14 [license]" in result.output
    assert [path.name for path in (small.root / "build").iterdir()] == [".lock"]


def test_a_project_without_datasets_says_what_to_do(tmp_path: Path) -> None:
    result = SmallProject(tmp_path).run("check")
    assert (result.exit_code, "aoimori new" in result.output) == (0, True)


def test_no_project_here(tmp_path: Path) -> None:
    small = SmallProject(tmp_path / "project")
    small.root = tmp_path / "elsewhere"
    small.root.mkdir()
    result = small.run("check")
    assert (result.exit_code, "[no-project]" in result.output) == (2, True)
