"""Whatever is changed, and however often it is built meanwhile: a build answers, and leaves, what
a fresh build of the same files in another place does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from aoimori.verbs.unchanged import digests
from support.project import LAYOUT, ROWS, SCHEMA, SmallProject, dump, two_datasets, workbook

pytestmark = pytest.mark.slow

INPUTS = ("datasets", "schemas", "site")
TEXTS = ("１２", "x", 7, 99_999, None, "あおば市", "令和6年4月1日", "…")
RULES: tuple[list[dict[str, Any]], ...] = (
    [],
    [{"name": "more", "rule": "people >= 100", "message": {"ja": "少なすぎます。"}}],
    [{"name": "grows", "rule": "people >= previous.people", "message": {"ja": "減りました。"}}],
)
Move = Callable[[SmallProject, int], object]


def _book(small: SmallProject, number: int) -> Path:
    books = sorted((small.root / "datasets").glob("pref/*/*/*.xlsx"))
    return books[number % len(books)]


def _rows(number: int) -> list[list[object]]:
    rows = [list(row) for row in ROWS]
    rows[1 + number % 3][number % 5] = TEXTS[number % len(TEXTS)]
    return rows


def cell(small: SmallProject, number: int) -> None:
    workbook(_book(small, number), {"町": _rows(number // 3)})


def rows(small: SmallProject, number: int) -> None:
    more = [*ROWS, ("004", "つき町", "町", number, "2024-04-01")]
    workbook(_book(small, number), {"町": more if number % 2 else ROWS[:-1]})


def as_it_was(small: SmallProject, number: int) -> None:
    workbook(_book(small, number), {"町": ROWS})


def exchanged(small: SmallProject, number: int) -> None:
    one, other = _book(small, number), _book(small, number + 1)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def schema(small: SmallProject, number: int) -> None:
    name = ("good", "towns")[number % 2]
    same = bool(number // 2 % 2)
    changed = {**SCHEMA, "rules": RULES[number % 3], "sameRows": same}
    if number % 5 == 0:
        changed["title"] = {"ja": f"表{number}", "en": "Table"}
    dump(small.root / f"schemas/tables/{name}.yaml", changed)


def definition(small: SmallProject, number: int) -> None:
    path = small.root / f"datasets/pref/{('good', 'towns')[number % 2]}/dataset.yaml"
    words = yaml.safe_load(path.read_text("utf-8"))
    if number % 3:
        words["description"]["ja"] = f"{number}番目の説明です。"
    else:
        columns = dict(reversed(LAYOUT["columns"].items()))
        words["tables"]["towns"]["layout"] = {**LAYOUT, "columns": columns}
    dump(path, words)


def hidden(small: SmallProject, number: int) -> None:
    path = _book(small, number)
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[2 + number % 3].hidden = True
    book.save(path)


def accepted(small: SmallProject, number: int) -> None:
    rows = {"check": "hidden-row", "cells": f"2:{2 + number % 3}", "reason": f"{number}番の判断"}
    name = ("pref/good", "pref/towns")[number % 2]
    small.accept(*[rows][: number % 4], dataset=name)


def one_year_less(small: SmallProject, number: int) -> None:
    path = small.root / "datasets/pref/towns/dataset.yaml"
    words = yaml.safe_load(path.read_text("utf-8"))
    years = {2023: {"sources": {"towns": "2023/towns.xlsx"}}, **words["releases"]}
    if number % 2:
        years.pop(2023)
    dump(path, {**words, "releases": years})


def word_of_a_code(small: SmallProject, number: int) -> None:
    path = small.root / "schemas/codes/observation-statuses.csv"
    lines = path.read_text("utf-8").splitlines()
    line = 1 + number % (len(lines) - 1)
    lines[line] = lines[line].replace("M,", "M,新", 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def page(small: SmallProject, number: int) -> None:
    path = small.root / "site/words/home.yaml"
    path.write_text(f"{path.read_text('utf-8')}# {number}\n", encoding="utf-8")


def lock(small: SmallProject, number: int) -> None:
    locks = sorted((small.root / "datasets").glob("pref/*/*/release.lock.json"))
    if locks and number % 3 == 0:
        locks[number % len(locks)].unlink()
    elif locks:
        path = locks[number % len(locks)]
        words = json.loads(path.read_text("utf-8"))
        words["tables"] = dict(reversed(words["tables"].items()))
        path.write_text(json.dumps(words), encoding="utf-8")


def release(small: SmallProject, number: int) -> None:
    book = _book(small, number)
    dataset = book.parent.parent.relative_to(small.root / "datasets").as_posix()
    arguments = ("--correct", "--note", f"{number}", "--date", "2025-09-01")
    small.run("release", dataset, book.parent.name, *arguments)


def build_all(small: SmallProject, number: int) -> None:
    small.run("build")


def build_one(small: SmallProject, number: int) -> None:
    small.run("build", ("pref/good", "pref/towns")[number % 2])


def damage(small: SmallProject, number: int) -> None:
    files = sorted(path for path in (small.root / "build").rglob("*") if path.is_file())
    if not files:
        return
    path, content = files[number * 7 % len(files)], files[number % len(files)].read_bytes()
    if number % 3 == 0:
        path.unlink()
    else:
        path.write_bytes(content if number % 3 == 1 else content[:-1])


MOVES: Mapping[str, Move] = {
    move.__name__: move
    for move in (
        *(cell, rows, as_it_was, exchanged, schema, definition, one_year_less, word_of_a_code),
        *(hidden, accepted, page, lock, release, build_all, build_one, damage),
    )
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Two datasets, one of two years, published and built."""
    small = two_datasets(tmp_path_factory.mktemp("built") / "p")
    workbook(small.root / "datasets/pref/towns/2023/towns.xlsx", {"町": ROWS})
    one_year_less(small, 0)
    small.lock("pref/good")
    small.lock("pref/towns", 2023)
    small.lock("pref/towns")
    small.run("build")
    return small


def _answer(small: SmallProject, *arguments: str) -> tuple[Any, dict[str, str]]:
    told = small.json("build", *arguments)
    for of_this_run in ("read", "unchanged", "site"):
        told.pop(of_this_run, None)
    return told, digests(small.root / "build/site")


def _copy(small: SmallProject, root: Path, *folders: str) -> SmallProject:
    copy = object.__new__(SmallProject)
    copy.root = root
    for name in folders:
        shutil.copytree(small.root / name, root / name)
    return copy


@settings(max_examples=10)
@given(
    moves=st.lists(
        st.tuples(st.sampled_from(sorted(MOVES)), st.integers(0, 40)), min_size=1, max_size=6
    )
)
def test_a_build_is_what_a_fresh_build_is(
    built: SmallProject, moves: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder:
        small = _copy(built, Path(folder, "p"), *INPUTS, "build")
        for name, number in moves:
            MOVES[name](small, number)
        # What was published is looked for below build/, too, where it comes out otherwise.
        fresh = _copy(small, Path(folder, "q"), *INPUTS, "build")
        assert _answer(small) == _answer(fresh, "--fresh")
