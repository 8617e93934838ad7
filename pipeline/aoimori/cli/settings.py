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
from aoimori.cli.show import CANNOT, OPEN_ERRORS, PORTAL, Screen
from aoimori.cli.streams import Unwritable
from aoimori.cli.usage import Misuse
from aoimori.cli.words.systems import reason
from aoimori.core.findings import Finding, OpenErrors, Place, PortalStop, Stop
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
        lang = os.environ.get(LANGUAGE_VARIABLE, "").lower()
        for before, arg in pairwise(["", *args]):
            if before == "--lang":
                lang = arg
            elif arg.startswith("--lang="):
                lang = arg.removeprefix("--lang=")
        as_json = any(arg.partition("=")[0] == "--json" for arg in args)
        return cls(lang="en" if lang == "en" else "ja", json=as_json)

    def screen(self, context: click.Context | None = None) -> Screen:
        """Where the command of a context answers; that which runs, if none is given."""
        context = context or click.get_current_context(silent=True)
        command = context.info_name if context and context.parent else ""
        return Screen(self.lang, self.json, self.quiet, command or "")

    def workspace(self) -> Workspace:
        """Open the project; raises :class:`Stop`."""
        from aoimori.verbs.workspace import Workspace

        return Workspace.around(self.folder)


def common_options(*, json: bool = True) -> list[click.Parameter]:
    """The options every command takes; what stands after the verb goes before what stands
    before it, and both before the environment."""
    folder = click.Option(["--project", "folder"], type=Folder(), **_SET)
    lang = click.Option(["--lang"], type=OneOf(LANGUAGES), **_SET)
    as_json = click.Option(["--json"], is_flag=True, **_SET)
    quiet = click.Option(["--quiet", "-q"], is_flag=True, **_SET)
    return [folder, lang, *([as_json] if json else []), quiet]


def _set(context: click.Context, option: click.Parameter, value: Any) -> None:
    if value:
        context.obj = replace(context.obj, **{option.name: value})


_SET: dict[str, Any] = {"expose_value": False, "callback": _set}


def known_language() -> None:
    """Raises :class:`Misuse` for a language in the environment that there is not."""
    given = os.environ.get(LANGUAGE_VARIABLE, "")
    if given and given.lower() not in LANGUAGES:
        details = {"option": LANGUAGE_VARIABLE, "value": given, "known": "・".join(LANGUAGES)}
        raise Misuse(Finding("bad-choice", details=details))


@contextmanager
def told(context: click.Context) -> Iterator[None]:
    """A stop inside is one line per reason and exit code 2 (1 if the data have open errors, 3
    for a portal), never a traceback."""
    try:
        yield
        return
    except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError, Unwritable):
        raise  # other ways to end
    except Exception as error:
        problem = error
    settings: Settings = context.obj
    code = CANNOT
    if isinstance(problem, OpenErrors):
        code = OPEN_ERRORS
    elif isinstance(problem, PortalStop):
        code = PORTAL
    settings.screen().stopped(reasons(problem, settings.lang), code)
    context.exit(code)


def reasons(error: Exception, lang: Language) -> tuple[Finding, ...]:
    """Why the work could not go on."""
    match error:
        case Stop():
            return error.findings
        case ImportError() if not (error.name or "").startswith("aoimori"):
            return (Finding("package-missing", details={"name": error.name or str(error)}),)
        case OSError():
            place = Place(str(error.filename or ""))
            return (Finding("unreadable-file", place, {"reason": reason(error, lang)}),)
    return (fault(error),)
