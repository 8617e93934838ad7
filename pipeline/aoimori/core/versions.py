"""Versions of data, read off what changed: columns or key a major one, rows a minor one, values
a patch (decided in docs/decisions/0020)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from aoimori.core.lock import TableLock

FIRST, FIRST_DRAFT = "1.0.0", "0.1.0"


class Step(IntEnum):
    """How far a change reaches, for who relies on the data."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def step_between(old: Mapping[str, TableLock], new: Mapping[str, TableLock]) -> Step:
    """The step from some tables to others: a table that is gone is as a key that changed, one that
    is new as rows that are."""
    if old.keys() - new.keys():
        return Step.MAJOR
    steps = [_step(table, new[name]) for name, table in old.items()]
    return max([*steps, Step.MINOR if new.keys() - old.keys() else Step.NONE])


def _step(old: TableLock, new: TableLock) -> Step:
    if old.same(new):
        return Step.NONE
    knows_columns = old.columns and new.columns
    if (old.columns != new.columns) if knows_columns else (old.schema != new.schema):
        return Step.MAJOR
    if old.rows != new.rows or (old.keys and new.keys and old.keys != new.keys):
        return Step.MINOR
    return Step.PATCH


def next_version(version: str, step: Step) -> str:
    """The version after a step. A draft stays below 1: who relies on a draft is warned."""
    major, minor, patch = map(int, version.split("."))
    if not major:
        step = min(step, Step.MINOR)
    match step:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case _:
            return version
