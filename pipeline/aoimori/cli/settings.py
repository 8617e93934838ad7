"""What every command shares: the settings before the verb, and how a stop ends it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from aoimori.cli.show import CANNOT, Screen
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Language
from aoimori.runtime.faults import fault
from aoimori.verbs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands before the verb."""

    folder: Path
    lang: Language

    def workspace(self) -> Workspace:
        """Open the project; raises :class:`Stop`."""
        return Workspace.around(self.folder)


class Verb(click.Command):
    """A command whose stop is one line per reason and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: RET503 - ctx.exit never returns
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise  # click's own ways to end
        except Stop as stop:
            findings = stop.findings
        except OSError as error:
            place = Place(str(error.filename or ""))
            findings = (
                Finding("unreadable-file", place, {"reason": error.strerror or str(error)}),
            )
        except Exception as error:
            findings = (fault(error),)
        settings: Settings = ctx.obj
        screen = Screen(settings.lang, bool(ctx.params.get("as_json")))
        screen.findings(findings, stream_err=True)
        screen.document({"findings": [screen.finding_data(f) for f in findings], "exit": CANNOT})
        ctx.exit(CANNOT)


json_option = click.option(
    "--json", "as_json", is_flag=True, help="結果をJSONで出力 · Print the result as JSON."
)
