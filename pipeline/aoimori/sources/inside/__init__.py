"""What stands in a workbook's file beside its values: who wrote it, what is hidden, linked, left.

A CSV has nothing of the kind. What cannot be looked into is told, never passed over.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from aoimori.core.package import PackagePart
from aoimori.sources.inside.xls import xls_parts
from aoimori.sources.inside.xlsx import xlsx_parts
from aoimori.sources.readers.workbook import SourceBytes


def package_parts(source: SourceBytes, *, of_sheets: bool = True) -> tuple[PackagePart, ...]:
    """Everything nobody sees who opens the sheet, each thing once; if wanted with the hidden rows
    and columns of every sheet, which are looked for cell by cell."""
    match PurePosixPath(source.name).suffix.lower():
        case ".xlsx":
            return tuple(dict.fromkeys(xlsx_parts(source.content, of_sheets=of_sheets)))
        case ".xls":
            return tuple(dict.fromkeys(xls_parts(source.content)))
    return ()
