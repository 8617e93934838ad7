"""Versions follow what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aoimori.core.lock import TableLock
from aoimori.core.versions import Step, next_version, step_between

TABLE = TableLock("schema", 3, "content", "words", "columns", "keys")
OLD = replace(TABLE, glossary="", columns="", keys="")


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        (TABLE, TABLE, Step.NONE),
        (TABLE, replace(TABLE, content="x"), Step.PATCH),
        (TABLE, replace(TABLE, glossary="x"), Step.PATCH),
        (TABLE, replace(TABLE, schema="x"), Step.PATCH),  # a constraint
        (TABLE, replace(TABLE, rows=4, content="x", keys="x"), Step.MINOR),
        (TABLE, replace(TABLE, content="x", keys="x"), Step.MINOR),  # a row for another
        (TABLE, replace(TABLE, schema="x", columns="x", rows=4), Step.MAJOR),
        # A lock of before knows less, and learning it is no change.
        (OLD, TABLE, Step.NONE),
        (OLD, replace(TABLE, content="x"), Step.PATCH),
        (OLD, replace(TABLE, schema="x"), Step.MAJOR),
    ],
)
def test_the_step_of_a_table(old: TableLock, new: TableLock, step: Step) -> None:
    assert step_between({"t": old}, {"t": new}) is step


def test_the_step_of_all_tables_is_the_greatest() -> None:
    patched = replace(TABLE, content="x")
    assert step_between({"a": TABLE, "b": TABLE}, {"a": TABLE, "b": patched}) is Step.PATCH
    assert step_between({"a": TABLE}, {"a": patched, "b": TABLE}) is Step.MINOR
    assert step_between({"a": TABLE, "b": TABLE}, {"a": patched}) is Step.MAJOR


@pytest.mark.parametrize(
    ("version", "step", "after"),
    [
        ("1.2.3", Step.NONE, "1.2.3"),
        ("1.2.3", Step.PATCH, "1.2.4"),
        ("1.2.3", Step.MINOR, "1.3.0"),
        ("1.2.3", Step.MAJOR, "2.0.0"),
        ("9.9.9", Step.PATCH, "9.9.10"),
        ("0.1.4", Step.MAJOR, "0.2.0"),
    ],
)
def test_the_version_after_a_step(version: str, step: Step, after: str) -> None:
    assert next_version(version, step) == after
