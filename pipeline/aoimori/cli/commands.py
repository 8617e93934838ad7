"""Commands that are loaded when they are called, and that speak in the words of the catalogue.

A module of a command imports its verb inside the function: verbs bring pandas and more along, and
``--help``, completion and ``clean`` are to answer at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from aoimori.cli.helptext import help_page, parameter_help, short_help
from aoimori.cli.settings import Settings, common_options, known_language, told
from aoimori.cli.show import CANNOT, INTERRUPTED
from aoimori.cli.streams import Unwritable, flush, hush, is_plain, settle, unheard
from aoimori.cli.usage import Misuse, findings_of
from aoimori.cli.words.systems import reason
from aoimori.core.findings import Finding
from aoimori.core.identity import typed_id
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
        if {"dataset", "year"} <= {param.name for param in self.params}:
            args = [part for arg, of in self._with_options(args) for part in _with_year(arg, of)]
        rest = _parse(super().parse_args, ctx, args)
        if rest and not ctx.resilient_parsing:
            details = {"command": ctx.command_path, "extra": " ".join(rest)}
            raise Misuse(Finding("extra-arguments", details=details), ctx=ctx)
        if ctx.obj.json and not self.json:
            details = {"command": ctx.command_path, "name": "--json", "known": "--quiet"}
            raise Misuse(Finding("unknown-option", details=details), ctx=ctx)
        return rest

    def _with_options(self, args: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """Every argument, and whether it is the value of the option before it."""
        taking = {
            name
            for param in self.params
            if isinstance(param, click.Option) and not param.is_flag
            for name in param.opts
        }
        yield from zip(args, (False, *(arg in taking for arg in args)), strict=False)

    def invoke(self, ctx: click.Context) -> Any:
        with told(ctx):
            return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(help_page(ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return _explained(super().shell_complete(ctx, incomplete), ctx)


class Group(click.Group):
    """The commands by their names; each is a module of that name beside this one."""

    def __init__(self, name: str | None = None, names: Sequence[str] = (), **more: Any) -> None:
        super().__init__(name, context_settings=dict(CONTEXT), **more)
        self.params += common_options()
        self.names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return None
        module = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"aoimori.cli.{module}"), module)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        extra.setdefault("obj", Settings.foreseen(args))
        extra.setdefault("color", False if is_plain() else None)
        with unheard():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with unheard():
            return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            known_language()
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
        formatter.write(help_page(ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names with their short help, without loading the commands."""
        if incomplete.startswith("-"):
            return _explained(click.Command.shell_complete(self, ctx, incomplete), ctx)
        names = [name for name in self.names if name.startswith(incomplete)]
        return [
            CompletionItem(name, help=_in_fish(short_help(name, ctx.obj.lang))) for name in names
        ]

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
        settle()
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
            with unheard():
                flush()
        except click.exceptions.Exit as error:
            code = error.exit_code
        except click.Abort:
            code = INTERRUPTED
        except (Unwritable, OSError) as error:
            hush(sys.stdout)
            _tell_unwritten(error, replace(Settings.foreseen(given), json=False))
            code = CANNOT
        except click.ClickException as error:
            context = error.ctx if isinstance(error, click.UsageError) else None
            screen = Settings.foreseen(given).screen(context)
            screen.stopped(findings_of(error), CANNOT)
            code = CANNOT
        if standalone_mode:
            sys.exit(code)
        return code


def _explained(items: list[CompletionItem], ctx: click.Context) -> list[CompletionItem]:
    """Options with our words beside them."""
    name = (ctx.info_name or "") if ctx.parent else ""
    options = {opt: param for param in ctx.command.get_params(ctx) for opt in param.opts}
    for item in items:
        if item.value in options and item.value.startswith("-"):
            item.help = _in_fish(parameter_help(name, options[item.value], ctx.obj.lang))
    return items


def _in_fish(text: str) -> str:
    """A comma ends what fish shows."""
    return text.replace(",", ";")


def _tell_unwritten(error: Unwritable | OSError, settings: Settings) -> None:
    cause = error if isinstance(error, OSError) else error.__cause__
    why = reason(cause, settings.lang) if isinstance(cause, OSError) else str(cause)
    settings.screen().findings([Finding("output-failed", details={"reason": why})], err=True)


def _parse(parse: Any, ctx: click.Context, args: list[str]) -> list[str]:
    """Parse; an error that does not know its command learns it."""
    try:
        rest: list[str] = parse(ctx, args)
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise
    return rest


def _with_year(arg: str, is_value: bool) -> list[str]:
    """``pref/towns/2024``, as we write releases ourselves, is a dataset and a year."""
    if is_value:
        return [arg]
    match = re.fullmatch(r"(?:\./)?(?:datasets/)?([\w-]+/[\w-]+)/((?:19|20)[0-9]{2})/?", arg)
    return list(match.groups()) if match else [arg]


def _unknown(name: str, names: Sequence[str]) -> Finding:
    if "/" in name:
        return Finding("dataset-as-command", details={"dataset": typed_id(name)})
    return Finding("unknown-command", details={"name": name, "known": near(name, names)})
