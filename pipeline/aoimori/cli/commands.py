"""Commands that are loaded when they are called, and that speak in the words of the catalogue.

A module of a command imports its verb inside the function: verbs bring pandas and more along, and
``--help``, completion and ``clean`` are to answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from aoimori.cli.helptext import help_page, short_help
from aoimori.cli.settings import Settings, common_options, told, unheard
from aoimori.cli.show import CANNOT, GONE, INTERRUPTED, hush
from aoimori.cli.usage import Misuse, findings_of
from aoimori.core.findings import Finding
from aoimori.core.text import near

CONTEXT = {"help_option_names": ["-h", "--help"]}


class Command(click.Command):
    """A command with the common options, its words in the catalogue under its name.

    ``json``: it has an answer for programs.
    """

    def __init__(
        self,
        name: str | None = None,
        params: list[click.Parameter] | None = None,
        json: bool = True,
        **more: Any,
    ) -> None:
        params = [*(params or ()), *common_options(json=json)]
        super().__init__(name, params=params, context_settings=dict(CONTEXT), **more)
        self.json = json

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # what is too much is told below, in our words
        rest = _parse(super().parse_args, ctx, args)
        if rest and not ctx.resilient_parsing:
            details = {"command": ctx.command_path, "extra": " ".join(rest)}
            raise Misuse(Finding("extra-arguments", details=details))
        if ctx.obj.json and not self.json:
            details = {"command": ctx.command_path, "name": "--json", "known": "--quiet"}
            raise Misuse(Finding("unknown-option", details=details))
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        with told(ctx):
            return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(help_page(ctx, formatter.width))


class Group(click.Group):
    """The commands by their names; each is a module of that name beside this one."""

    def __init__(self, name: str | None = None, names: Sequence[str] = (), **more: Any) -> None:
        super().__init__(name, context_settings=dict(CONTEXT), **more)
        self.params += common_options(top=True)
        self.names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return None
        command: click.Command = getattr(import_module(f"aoimori.cli.{cmd_name}"), cmd_name)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        extra.setdefault("obj", Settings.foreseen(args))
        with unheard():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with unheard():
            return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return _parse(super().parse_args, ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            name = error.command_name
            raise Misuse(_unknown(name, self.names), ctx=ctx) from error

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(help_page(ctx, formatter.width))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names with their short help, without loading the commands."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        names = [name for name in self.names if name.startswith(incomplete)]
        return [CompletionItem(name, help=short_help(name, ctx.obj.lang)) for name in names]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; whatever goes wrong is told in the words of the catalogue."""
        given = sys.argv[1:] if args is None else list(args)
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
            sys.stdout.flush()
        except click.Abort:
            code = INTERRUPTED
        except BrokenPipeError:
            hush()
            code = GONE
        except click.ClickException as error:
            Settings.foreseen(given).screen().stopped(findings_of(error))
            code = CANNOT
        if standalone_mode:
            sys.exit(code)
        return code


def _parse(parse: Any, ctx: click.Context, args: list[str]) -> list[str]:
    """Parse; an error that does not know its command learns it."""
    try:
        rest: list[str] = parse(ctx, args)
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise
    return rest


def _unknown(name: str, names: Sequence[str]) -> Finding:
    if "/" in name:
        tidy = name.strip("/").removeprefix("datasets/")
        return Finding("dataset-as-command", details={"dataset": tidy})
    return Finding("unknown-command", details={"name": name, "known": near(name, names)})
