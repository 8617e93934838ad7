"""What stands in a workbook's file beside its values: who wrote it, what is hidden, linked, left.

A CSV has nothing of the kind. What cannot be looked into is told, never passed over.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from aoimori.core.package import PackagePart
from aoimori.sources.readers.olepackage import ole_parts
from aoimori.sources.readers.opcpackage import opc_parts
from aoimori.sources.readers.workbook import SourceBytes


def package_parts(source: SourceBytes) -> tuple[PackagePart, ...]:
    """Everything nobody sees who opens the sheet, each thing once."""
    match PurePosixPath(source.name).suffix.lower():
        case ".xlsx":
            return tuple(dict.fromkeys(opc_parts(source.content)))
        case ".xls":
            return tuple(dict.fromkeys(ole_parts(source.content)))
    return ()
