"""One rule for machine-readable data, in words for the people who make sheets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from aoimori.core.localized import Localized


class Weight(StrEnum):
    """How much a broken rule weighs in the published scoring."""

    FATAL = "fatal"
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class ReadabilityRule:
    """A rule of 行政データにおける機械可読性に関するルール (2026-03-31), told in our words.

    ``id`` is the rule's own (L1-12), ``code`` our name of it. ``only`` is the kind of file it
    speaks of. ``sure``: a program can decide it; else it shows what it saw, and people decide.
    """

    id: str
    code: str
    weight: Weight
    title: Localized
    why: Localized
    remedy: Localized
    only: Literal["", "excel", "csv"] = ""
    sure: bool = True

    @property
    def level(self) -> int:
        return int(self.id[1])


def rule(
    id_: str,
    code: str,
    weight: Weight,
    *,
    title: tuple[str, str],
    why: tuple[str, str],
    remedy: tuple[str, str],
    only: Literal["", "excel", "csv"] = "",
    sure: bool = True,
) -> ReadabilityRule:
    """A rule with its words in Japanese and English."""
    return ReadabilityRule(
        id_, code, weight, Localized(*title), Localized(*why), Localized(*remedy), only, sure
    )
