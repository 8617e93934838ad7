"""What every command shares: the options before or after the verb, and how a stop ends it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aoimori.cli.kinds import Folder, OneOf
from aoimori.cli.show import CANNOT, GONE, Screen, hush
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import LANGUAGES, Language
from aoimori.runtime.faults import fault

if TYPE_CHECKING:
    from aoimori.verbs.workspace import Workspace

LANGUAGE_VARIABLE = "AOIMORI_LANG"
COMMON = ("folder", "lang", "json", "quiet")


@dataclass(frozen=True, slots=True)
class Settings:
    """The common options."""

    folder: Path = Path()
    lang: Language = "ja"
    json: bool = False
    quiet: bool = False

    @classmethod
    def foreseen(cls, args: Sequence[str]) -> Settings:
        """The language and form of answer asked for, before the arguments are understood:
        wrong ones and a call for help are answered in it, too."""
        lang = os.environ.get(LANGUAGE_VARIABLE, "")
        for before, arg in pairwise(["", *args]):
            if before == "--lang":
                lang = arg
            elif arg.startswith("--lang="):
                lang = arg.removeprefix("--lang=")
        return cls(lang="en" if lang == "en" else "ja", json="--json" in args)

    def screen(self) -> Screen:
        return Screen(self.lang, self.json, self.quiet)

    def workspace(self) -> Workspace:
        """Open the project; raises :class:`Stop`."""
        from aoimori.verbs.workspace import Workspace

        return Workspace.around(self.folder)


def common_options(*, json: bool = True, top: bool = False) -> list[click.Parameter]:
    """The options every command takes; what stands after the verb goes before what stands
    before it, and both before the environment."""
    folder = click.Option(["--project", "folder"], type=Folder(), **_SET)
    variable = LANGUAGE_VARIABLE if top else None
    lang = click.Option(["--lang"], type=OneOf(LANGUAGES), envvar=variable, **_SET)
    as_json = click.Option(["--json"], is_flag=True, **_SET)
    quiet = click.Option(["--quiet", "-q"], is_flag=True, **_SET)
    return [folder, lang, *([as_json] if json else []), quiet]


def _set(context: click.Context, option: click.Parameter, value: Any) -> None:
    if value:
        context.obj = replace(context.obj, **{option.name: value})


_SET: dict[str, Any] = {"expose_value": False, "callback": _set}


@contextmanager
def unheard() -> Iterator[None]:
    """A reader that goes away (``| head``) ends the work quietly."""
    try:
        yield
    except BrokenPipeError as error:
        hush()
        raise click.exceptions.Exit(GONE) from error


@contextmanager
def told(context: click.Context) -> Iterator[None]:
    """A stop inside is one line per reason and exit code 2, never a traceback."""
    try:
        yield
        return
    except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
        raise  # other ways to end
    except Stop as stop:
        findings = stop.findings
    except OSError as error:
        place = Place(str(error.filename or ""))
        findings = (Finding("unreadable-file", place, {"reason": error.strerror or str(error)}),)
    except Exception as error:
        findings = (fault(error),)
    settings: Settings = context.obj
    settings.screen().stopped(findings)
    context.exit(CANNOT)
