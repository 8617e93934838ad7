"""The forms of a diagnosis as files: reports about all files, and a marked copy of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from aoimori.core.checkup import FileCheckup
from aoimori.core.localized import Language
from aoimori.outputs.reports import REPORTS, document, github
from aoimori.outputs.reports.fresh import annotate_sheets
from aoimori.outputs.reports.workbook import annotate
from aoimori.runtime.stage import write_whole
from aoimori.verbs.examine import Examined
from aoimori.verbs.mend import MendedFile

_WORKBOOK = ".xlsx"


def write_reports(
    out: Path, files: Sequence[Examined], mended: Sequence[MendedFile], lang: Language
) -> tuple[Path, ...]:
    """Write every report; a copy of each file with what was found marked in its cells; of files
    that were mended the mended tables and the record of what was done. Returns what was written,
    in order; files of the same names are written anew."""
    checkups = [file.checkup for file in files]
    whole = {report.file: report.write(checkups, lang).encode() for _, report in REPORTS}
    of_files = chain.from_iterable(
        _of_file(name, file, mended, lang) for name, file in _named(files)
    )
    written: list[Path] = []
    for name, content in chain(whole.items(), of_files):
        write_whole(out / name, content)
        written.append(out / name)
    return tuple(written)


def _of_file(
    name: str, file: Examined, mended: Sequence[MendedFile], lang: Language
) -> Iterator[tuple[str, bytes]]:
    """What is written about one file, by name; a PDF has no cells to mark."""
    if file.sheets:
        yield f"{name}.checked{_WORKBOOK}", _marked(file, lang)
    for done in mended:
        if done.file == file.checkup.file and any(sheet.mends for sheet in done.sheets):
            yield f"{name}.mended{_WORKBOOK}", done.workbook
            yield f"{name}.repairs.csv", done.record()


def tell_github(checkups: Sequence[FileCheckup], lang: Language) -> tuple[str, ...]:
    """The annotations for the log of a GitHub Actions job; the summary is added to the file that
    ``GITHUB_STEP_SUMMARY`` names, if it names one."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY", ""):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(github.summary(checkups, lang))
    return github.annotations(checkups, lang)


def documents(checkups: Sequence[FileCheckup], lang: Language) -> list[dict[str, Any]]:
    """What is known of the files, for a program (schemas/checkup.schema.json)."""
    files: list[dict[str, Any]] = document.document(checkups, lang)["files"]
    return files


def _marked(file: Examined, lang: Language) -> bytes:
    """The workbook itself, marked; a new one of the values of anything else."""
    if file.checkup.kind == _WORKBOOK:
        return annotate(file.source.content, file.checkup, lang, file.sheets)
    return annotate_sheets(file.sheets, file.checkup, lang)


def _named(files: Sequence[Examined]) -> Iterator[tuple[str, Examined]]:
    """A name for the copy of each file: its own, with folders before it where two have the same."""
    parts = [
        PurePosixPath(file.checkup.file.removesuffix(file.checkup.kind)).parts for file in files
    ]
    for own, file in zip(parts, files, strict=True):
        length = 1
        while length < len(own) and sum(other[-length:] == own[-length:] for other in parts) > 1:
            length += 1
        yield "-".join(part for part in own[-length:] if part != "/"), file
