"""Bare sheets made by hand, and what is suspected of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aoimori.checks.rules import Looked
from aoimori.checks.suspicions import SUSPICIONS
from aoimori.core.findings import Finding
from aoimori.core.found import Known
from aoimori.core.secrets import secrets_of, without_secrets
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.discover import find_tables

__all__ = ["bare", "look", "suspected", "told"]


def bare(rows: Sequence[Sequence[Cell]], **about: Any) -> Sheet:
    """A sheet of a workbook; ``None`` for a blank cell."""
    return Sheet("x.xlsx", "", tuple(map(tuple, rows)), **about)


def look(sheet: Sheet, known: Known | None = None) -> Looked:
    """A look at the first table of a sheet."""
    found = find_tables(sheet)
    secrets = secrets_of(found)
    shown = without_secrets(found, secrets)
    return Looked(shown, shown.tables[0], ".xlsx", known or Known(), secrets=secrets)


def suspected(
    name: str, rows: Sequence[Sequence[Cell]], known: Known | None = None, **about: Any
) -> list[Finding]:
    """What one suspicion says about a sheet."""
    suspicion = SUSPICIONS.get(name)
    assert suspicion is not None
    return list(suspicion(look(bare(rows, **about), known)))


def told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Codes and places, all ranges of one joined by a space."""
    return [(f.check, " ".join(f.cells) or f.place.cell) for f in findings]
