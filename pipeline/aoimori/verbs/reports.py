"""The forms of a diagnosis as files: reports about all files, and a marked copy of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from aoimori.core.checkup import FileCheckup
from aoimori.core.localized import Language
from aoimori.outputs.reports import REPORTS, Report, document, github, html
from aoimori.outputs.reports.fresh import annotate_sheets
from aoimori.outputs.reports.workbook import annotate
from aoimori.runtime.stage import write_whole
from aoimori.verbs.copies import WORKBOOK, copy_names, mended_name
from aoimori.verbs.examine import Examined
from aoimori.verbs.mend import MendedFile

# What a file that is written is for: to be printed, to mend the sheet with, to go on with instead
# of it; the others are for programs.
Use = Literal["print", "marked", "mended", "programs"]
USES: tuple[Use, ...] = ("print", "marked", "mended", "programs")


def write_reports(
    out: Path, files: Sequence[Examined], mended: Sequence[MendedFile], lang: Language
) -> Mapping[Use, tuple[str, ...]]:
    """Write every report; a copy of each file with what was found marked in its cells; of files
    that were mended the mended tables and the record of what was done. Returns the names of what
    was written by what it is for; files of the same names are written anew."""
    checkups = [file.checkup for file in files]
    whole = ((_use(r), r.file, r.write(checkups, lang).encode()) for _, r in REPORTS)
    of_files = chain.from_iterable(
        _of_file(name, file, mended, lang)
        for name, file in zip(copy_names(files), files, strict=True)
    )
    written: dict[Use, tuple[str, ...]] = dict.fromkeys(USES, ())
    for use, name, content in chain(whole, of_files):
        write_whole(out / name, content)
        written[use] += (name,)
    return {use: names for use, names in written.items() if names}


def _use(report: Report) -> Use:
    return "print" if report is html.REPORT else "programs"


def _of_file(
    name: str, file: Examined, mended: Sequence[MendedFile], lang: Language
) -> Iterator[tuple[Use, str, bytes]]:
    """What is written about one file; a PDF has no cells to mark."""
    if file.sheets:
        yield "marked", f"{name}.checked{WORKBOOK}", _marked(file, lang)
    for done in mended:
        if done.file == file.checkup.file and done.is_changed:
            yield "mended", mended_name(name), done.workbook
            yield "programs", f"{name}.repairs.csv", done.record()


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
    if file.checkup.kind == WORKBOOK:
        return annotate(file.source.content, file.checkup, lang, file.sheets)
    return annotate_sheets(file.sheets, file.checkup, lang)
