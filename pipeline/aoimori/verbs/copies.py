"""What the copies of files are called, and what a mended copy still has of its faults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from aoimori.core.checkup import MendedCopy
from aoimori.core.findings import Severity
from aoimori.sources.inside import package_parts
from aoimori.sources.readers import SourceBytes
from aoimori.verbs.examine import Examined
from aoimori.verbs.gate import look_at_file
from aoimori.verbs.mend import MendedFile

WORKBOOK = ".xlsx"


def copy_names(files: Sequence[Examined]) -> tuple[str, ...]:
    """A name for the copies of each file, to which endings are put: its own, with folders before
    it where two have the same."""
    parts = [
        PurePosixPath(file.checkup.file.removesuffix(file.checkup.kind)).parts for file in files
    ]
    return tuple(_name(own, parts) for own in parts)


def _name(own: Sequence[str], every: Sequence[Sequence[str]]) -> str:
    length = 1
    while length < len(own) and sum(other[-length:] == own[-length:] for other in every) > 1:
        length += 1
    return "-".join(part for part in own[-length:] if part != "/")


def mended_name(name: str) -> str:
    """The file name of the mended copy."""
    return f"{name}.mended{WORKBOOK}"


def copy_of(done: MendedFile, name: str) -> MendedCopy:
    """The mended copy of that file name held against the rules, as anybody would who checks it."""
    beside = look_at_file(name, package_parts(SourceBytes(name, done.workbook), of_sheets=False))
    found = [finding.severity for finding in (*done.after.every_finding, *beside)]
    return MendedCopy(
        name, done.after.scores, found.count(Severity.ERROR), found.count(Severity.WARNING)
    )
