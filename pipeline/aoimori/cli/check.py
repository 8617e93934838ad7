"""``aoimori check``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Folder
from aoimori.cli.names import DatasetId
from aoimori.cli.progress import progress
from aoimori.cli.scores import file_lines, listed, next_steps, scores_text, worst
from aoimori.cli.settings import Settings
from aoimori.cli.show import Screen, exit_code
from aoimori.cli.summary import release_data, release_line
from aoimori.cli.words import say
from aoimori.core.checkup import FileCheckup, Verdict
from aoimori.core.findings import Diagnosis
from aoimori.core.verdicts import verdict_of

if TYPE_CHECKING:
    from aoimori.verbs.examine import Examined
    from aoimori.verbs.mend import MendedFile
    from aoimori.verbs.reports import Use


@click.command(cls=Command)
@click.argument("datasets", nargs=-1, type=DatasetId())
@click.option("--out", type=Folder())
@click.option("--github", is_flag=True)
@click.pass_context
def check(
    context: click.Context, datasets: tuple[str, ...], out: Path | None, github: bool
) -> None:
    """Read and diagnose datasets or files; write nothing but reports, where they are asked for."""
    from aoimori.verbs.bare import bare_files

    settings: Settings = context.obj
    work = _Work(settings, settings.screen(), out, github)
    files = bare_files(datasets, settings.folder)
    others = [name for name in datasets if name not in files]
    if files:
        work.files(files)
    if others or not files:
        work.datasets(others)
    context.exit(work.end())


class _Work:
    """What one call checks: files, datasets, or both; shown as it comes, told at the end."""

    def __init__(self, settings: Settings, screen: Screen, out: Path | None, github: bool) -> None:
        self.settings, self.screen, self.out, self.github = settings, screen, out, github
        self.found: list[Diagnosis] = []
        self.stopped = False
        self.answer: dict[str, Any] = {}
        self.examined: list[Examined] = []
        self.mended: list[MendedFile] = []
        self.bare: list[FileCheckup] = []
        self.written: Mapping[Use, tuple[str, ...]] = {}

    def files(self, names: Sequence[str]) -> None:
        from aoimori.verbs.bare import check_files

        checked = check_files(
            names, self.settings.folder, progress(self.settings), mending=self.out is not None
        )
        self.screen.findings(checked.stopped)
        for file in checked.checkups:
            for line in file_lines(file, self.settings.lang):
                self.screen.line(line)
            self.screen.findings(file.every_finding, under=file.file)
        self.bare += checked.checkups
        self.examined += checked.files
        self.mended += checked.mended
        self.found.append(checked.diagnosis)
        self.stopped |= bool(checked.stopped)

    def datasets(self, names: Sequence[str]) -> None:
        from aoimori.verbs import check as verb
        from aoimori.verbs.check import report_of

        checked = verb.check(self.settings.workspace(), names, progress(self.settings))
        lang = self.settings.lang
        self.screen.findings(checked.diagnosis)
        for prepared, told in zip(checked.releases, checked.readability, strict=True):
            self.screen.line(release_line(report_of(prepared), lang))
            if told is not None:
                before = scores_text(worst([file.checkup for file in told.sources]), lang)
                after = scores_text(worst(told.published), lang, worst(told.open))
                self.screen.say("source-scores", before=before, after=after)
                self.examined += told.sources
        if not checked.releases and not checked.diagnosis.findings:
            self.screen.say("no-datasets")
        releases = [release_data(report_of(prepared)) for prepared in checked.releases]
        self.answer["releases"] = releases
        self.found.append(checked.diagnosis)
        self.stopped |= checked.stopped

    def end(self) -> int:
        """Write what was asked for, say the totals; the exit code."""
        diagnosis = Diagnosis.of(finding for found in self.found for finding in found)
        self._report()
        self.screen.totals(diagnosis)
        self._next()
        code = exit_code(diagnosis, stopped=self.stopped)
        self.screen.document(diagnosis, code, **self.answer)
        return code

    def _next(self) -> None:
        """What to do with files that are not well."""
        lang = self.settings.lang
        failed = [checkup for checkup in self.bare if verdict_of(checkup) is Verdict.FAILED]
        steps = next_steps(failed, self.written, lang) if self.out is not None else []
        if failed and self.out is None:
            steps = [say("next-out", lang)]
        for step in steps:
            self.screen.paragraph(f"{say('next', lang)}: {step}")

    def _report(self) -> None:
        """The forms that were asked for."""
        lang = self.settings.lang
        checkups = [file.checkup for file in self.examined]
        if self.screen.json:
            from aoimori.verbs.reports import documents

            self.answer["files"] = documents(checkups, lang)
        if self.out is not None:
            from aoimori.verbs.reports import write_reports

            self.written = write_reports(self.out, self.examined, self.mended, lang)
            self.screen.say("written-to", folder=self.out)
            for use, names in self.written.items():
                told = say(f"written-{use}", lang, names=listed(names, lang))
                self.screen.paragraph(told, 2)
        if self.github:
            from aoimori.verbs.reports import tell_github

            for line in tell_github(checkups, lang):
                self.screen.answer(line)
