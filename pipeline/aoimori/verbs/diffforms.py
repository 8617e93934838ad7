"""The forms of a comparison as files, and as a document for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aoimori.core.diff.comparison import Comparison
from aoimori.core.localized import Language
from aoimori.outputs.diffs import DIFFS
from aoimori.outputs.diffs.json import FORM
from aoimori.runtime.stage import write_whole


def write_forms(out: Path, comparison: Comparison, lang: Language) -> tuple[str, ...]:
    """Write every form into a folder; the names of the files. Files of these names are written
    anew."""
    for _, form in DIFFS:
        write_whole(out / form.file, form.write(comparison, lang))
    return tuple(form.file for _, form in DIFFS)


def document(comparison: Comparison, lang: Language) -> dict[str, Any]:
    """Everything that is different, for a program (schemas/diff.schema.json)."""
    told: dict[str, Any] = json.loads(FORM.write(comparison, lang))
    return told
