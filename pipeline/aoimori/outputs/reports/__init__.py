"""Forms in which a diagnosis of files is given to people and programs, one module each behind
:data:`REPORTS`."""

from __future__ import annotations

from aoimori.core.registry import Registry
from aoimori.outputs.reports import document, github, harunobu, html, sarif
from aoimori.outputs.reports.report import Report

__all__ = ["REPORTS", "Report"]

REPORTS: Registry[Report] = Registry("report")
for _report in (html.REPORT, document.REPORT, sarif.REPORT, github.REPORT, harunobu.REPORT):
    REPORTS.add(_report.name, _report)
