"""check of files that no definition speaks of: which names are such files, and their checkups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aoimori.core.checkup import FileCheckup
from aoimori.core.findings import Diagnosis, Finding, Place, Stop
from aoimori.core.found import Known
from aoimori.core.text import header_key, near
from aoimori.runtime.progress import Progress, stage
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.files import Project, beside
from aoimori.sources.readers import READERS
from aoimori.sources.standards import read_standards
from aoimori.verbs.copies import copy_names, copy_of, mended_name
from aoimori.verbs.examine import Examined, examine
from aoimori.verbs.mend import MendedFile, mark, mend_sheets
from aoimori.verbs.published import area_list


@dataclass(frozen=True, slots=True)
class Bare:
    """The files that could be read, in the order of their names as given; ``stopped`` tells of
    the others. ``mended`` are their tables without what could be mended, if that was asked for."""

    files: tuple[Examined, ...]
    stopped: tuple[Finding, ...] = ()
    mended: tuple[MendedFile, ...] = ()

    @property
    def checkups(self) -> tuple[FileCheckup, ...]:
        return tuple(file.checkup for file in self.files)

    @property
    def diagnosis(self) -> Diagnosis:
        """All findings of all files."""
        found = [f for checkup in self.checkups for f in checkup.every_finding]
        return Diagnosis.of([*self.stopped, *found])


def bare_files(names: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The names that are files, or would be, and no part of a dataset of the project around
    ``folder``."""
    datasets = _project_folder(folder)
    return tuple(
        name
        for name in names
        if (_is_file(name) and not _is_inside(name, datasets)) or _is_meant_as_file(name)
    )


def check_files(
    names: Sequence[str], folder: Path, progress: Progress, *, mending: bool = False
) -> Bare:
    """Every file held against the rules; a later one of the same form against the earlier one.
    ``mending``: what can be mended without a loss is, and its findings are notices."""
    known = _known(folder)
    files: list[Examined] = []
    stopped: list[Finding] = []
    mended: list[MendedFile] = []
    with stage(progress, "check", len(names)):
        for name in names:
            try:
                files.append(_examined(name, known, files))
                if mending:
                    mended.append(mend_sheets(files[-1].checkup.file, files[-1].sheets, known))
            except Stop as stop:
                stopped += stop.findings
            progress.step(name)
    told = tuple(map(_told, files, mended, copy_names(files))) if mending else tuple(files)
    return Bare(told, tuple(stopped), tuple(mended))


def _told(file: Examined, done: MendedFile, name: str) -> Examined:
    """The file with what was mended of it, if anything was."""
    if not done.is_changed:
        return file
    copy = copy_of(done, mended_name(name))
    return replace(
        file, checkup=replace(mark(file.checkup, done, file.sheets, copy.file), copy=copy)
    )


def _examined(name: str, known: Known, before: Sequence[Examined]) -> Examined:
    """The checkup of a file; if an earlier one is of the same form, held against its header."""
    require_file(name)
    found = examine(Path(name), Path(name).as_posix(), known)
    now = _header(found)
    same = (h for h in map(_header, reversed(before)) if len(set(h) & set(now)) * 2 > len(now))
    headers = next(same, ())
    return found.against(replace(known, headers=headers)) if headers else found


def require_file(name: str) -> None:
    """Raises :class:`Stop` for a name that is no file, with those it could be meant for."""
    if _is_file(name):
        return
    there = [each for each in beside(Path(name)) if Path(each).suffix.lower() in READERS.names()]
    known = near(Path(name).name, there) or "―"
    raise Stop(Finding("no-such-file", Place(name), {"known": known}))


def _header(file: Examined) -> tuple[str, ...]:
    tables = file.checkup.tables
    columns = tables[0].columns if tables else ()
    return tuple(header_key(column.name) for column in columns if column.name)


def _known(folder: Path) -> Known:
    """The municipalities and the standards of the project one is in; nothing outside of any."""
    try:
        project = Project.around(folder)
        codes = read_code_lists(project.schemas / "codes", project.root)
        standards = read_standards(project.schemas, project.root)
    except Stop:  # what is wrong with the project is not asked here
        return Known()
    return Known(areas=area_list(codes.values()), standards=standards)


def _project_folder(folder: Path) -> Path | None:
    try:
        return Project.around(folder).datasets.resolve()
    except Stop:
        return None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _is_meant_as_file(name: str) -> bool:
    """Whether a name that is nothing has the ending of a file that could be read."""
    return Path(name).suffix.lower() in READERS.names() and not _is_file(name)


def _is_inside(name: str, folder: Path | None) -> bool:
    return folder is not None and Path(name).resolve().is_relative_to(folder)
