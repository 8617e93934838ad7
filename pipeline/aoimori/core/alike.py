"""The same finding on many sheets, told once: a workbook may have a sheet for every district."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from aoimori.core.findings import Finding

T = TypeVar("T")
# On so many sheets findings of one kind are told one by one.
FEW = 3


def alike(told: Iterable[T], finding: Callable[[T], Finding]) -> list[list[T]]:
    """What is told in groups, in the order of the first of each: findings of one file, one kind
    and one severity that are on more than a few sheets are one group, all others are alone."""
    every = list(told)
    kinds: dict[object, list[T]] = {}
    for each in every:
        kinds.setdefault(_kind(finding(each)), []).append(each)
    many = {
        key: kind
        for key, kind in kinds.items()
        if len({finding(each).place.sheet for each in kind}) > FEW
    }
    groups = []
    for each in every:
        key = _kind(finding(each))
        if key not in many:
            groups.append([each])
        elif many[key]:
            groups.append(many[key])
            many[key] = []
    return groups


def sheets_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The sheets of some findings, each once, in their order."""
    return tuple(dict.fromkeys(finding.place.sheet for finding in findings))


def _kind(finding: Finding) -> object:
    place = finding.place
    return finding.dataset, place.file, finding.check, finding.severity, finding.mended
