"""A fault of our own, told in one line so that it can be reported; it ends no more than it must."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from aoimori.core.findings import Finding, Place


def fault(error: Exception, folder: str = "", dataset: str = "") -> Finding:
    """What went wrong, and the file and line of our code (or a library's) where it did."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    at = f"{PurePath(last.filename).name}:{last.lineno}"
    problem = f"{type(error).__name__}: {error} ({at})"
    return Finding("internal-error", Place(folder), {"problem": problem}, dataset=dataset)
