"""Forms in which a diff is given to people and programs, one module each behind :data:`DIFFS`."""

from __future__ import annotations

from aoimori.core.registry import Registry
from aoimori.outputs.diffs.csv import FORM as CSV
from aoimori.outputs.diffs.form import DiffForm
from aoimori.outputs.diffs.html import FORM as HTML
from aoimori.outputs.diffs.json import FORM as JSON
from aoimori.outputs.diffs.workbook import FORM as XLSX

__all__ = ["DIFFS", "DiffForm"]

DIFFS: Registry[DiffForm] = Registry("diff")
for _form in (CSV, XLSX, JSON, HTML):
    DIFFS.add(_form.name, _form)
