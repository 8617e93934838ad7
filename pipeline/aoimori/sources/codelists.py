"""Code lists from ``schemas/codes/<name>.csv``: code, name_ja, name_en, and more columns."""

from __future__ import annotations

import csv
from pathlib import Path

from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Localized


def read_code_list(path: Path, name: str) -> CodeList:
    """Read one list. Raises :class:`Stop` when a column lacks or a code repeats."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entries: dict[str, Code] = {}
    for number, row in enumerate(rows, start=2):
        place = Place(name, line=number)
        lacking = [word for word in ("code", "name_ja", "name_en") if not row.get(word)]
        if lacking:
            raise Stop(Finding("missing-word", place, {"word": lacking[0]}))
        code = row["code"]
        if code in entries:
            raise Stop(Finding("yaml-duplicate-key", place, {"key": code}))
        extra = {k: v for k, v in row.items() if k not in ("code", "name_ja", "name_en")}
        entries[code] = Code(code, Localized(row["name_ja"], row["name_en"]), extra)
    return CodeList(path.stem, entries)


def read_code_lists(folder: Path, root: Path) -> dict[str, CodeList]:
    """Every list of a folder by its name."""
    return {
        path.stem: read_code_list(path, path.relative_to(root).as_posix())
        for path in sorted(folder.glob("*.csv"))
    }
