"""The page of ``--help``: laid out by the width of letters, so that Japanese fits its columns."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len

from aoimori.cli.settings import COMMON
from aoimori.cli.words import say
from aoimori.cli.words.help import Help
from aoimori.cli.words.helps import HELPS
from aoimori.cli.words.lines import wrapped
from aoimori.cli.words.parameters import metavar, parameter
from aoimori.core.localized import Language

Row = tuple[str, str]
_NARROWEST, _WIDEST = 30, 80


def short_help(command: str, lang: Language) -> str:
    """The line of a command in the list of commands."""
    return HELPS[command].short.text(lang)


def parameter_help(command: str, param: click.Parameter, lang: Language) -> str:
    """What a parameter of a command is for."""
    return parameter(command, "help" if "--help" in param.opts else param.name or "", lang)


def help_page(ctx: click.Context) -> str:
    """The help of a command, or of all of them, in the language of the settings; as wide as the
    terminal, but no wider than is read with ease."""
    columns = ctx.terminal_width or shutil.get_terminal_size().columns
    width = min(max(columns, _NARROWEST), _WIDEST)
    lang: Language = ctx.obj.lang
    name = (ctx.info_name or "") if ctx.parent else ""
    words = HELPS[name]
    parts = [
        [f"{_heading('usage', lang)} {_usage(ctx, name, lang)}"],
        *(list(wrapped(text.text(lang), width, 2)) for text in words.text),
        *_parameters(ctx, name, lang, width),
    ]
    if isinstance(ctx.command, click.Group):
        rows = [(each, short_help(each, lang)) for each in ctx.command.list_commands(ctx)]
        parts.insert(-1, section(say("commands", lang), rows, width))
    if words.heading is not None:
        notes = [(left, right.text(lang)) for left, right in words.notes]
        parts.append(section(words.heading.text(lang), notes, width))
    parts.append([_heading("examples", lang), *_examples(words, lang, width)])
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _heading(key: str, lang: Language) -> str:
    return click.style(f"{say(key, lang)}:", bold=True)


def _usage(ctx: click.Context, name: str, lang: Language) -> str:
    pieces = [ctx.command_path]
    for param in ctx.command.get_params(ctx):
        if isinstance(param, click.Argument):
            piece = metavar(name, param.name or "", lang)
            pieces.append((piece if param.required else f"[{piece}]") + "..." * (param.nargs < 0))
    if isinstance(ctx.command, click.Group):
        pieces.append(say("usage-command", lang))
    needed = [p for p in ctx.command.params if isinstance(p, click.Option) and p.required]
    pieces += [_spelled(option, name, lang) for option in needed]
    return " ".join([*pieces, say("usage-options", lang)])


def _parameters(ctx: click.Context, name: str, lang: Language, width: int) -> Iterator[list[str]]:
    """The sections of arguments, of the command's own options and of the common ones."""
    groups: dict[str, list[Row]] = {"arguments": [], "options": [], "common-options": []}
    for param in ctx.command.get_params(ctx):
        if isinstance(param, click.Argument):
            row = (metavar(name, param.name or "", lang), parameter(name, param.name or "", lang))
            groups["arguments"].append(row)
        elif isinstance(param, click.Option):
            is_own = param.name not in COMMON and "--help" not in param.opts
            text = parameter_help(name, param, lang)
            if param.required:
                text += f" [{say('required', lang)}]"
            row = (_spelled(param, name, lang), text)
            groups["options" if is_own else "common-options"].append(row)
    for heading, rows in groups.items():
        yield section(say(heading, lang), rows, width) if rows else []


def _spelled(option: click.Option, name: str, lang: Language) -> str:
    spelled = ", ".join(sorted(option.opts, key=len))
    return spelled if option.is_flag else f"{spelled} {metavar(name, option.name or '', lang)}"


def _examples(words: Help, lang: Language, width: int) -> Iterator[str]:
    for example in words.examples:
        yield from wrapped(example.does.text(lang), width, 2)
        # A line to copy is not cut, whatever its length.
        yield click.style(f"    {example.line}", fg="cyan")


def section(heading: str, rows: Sequence[Row], width: int) -> list[str]:
    """A heading and two columns below it; a wide left cell has its text on the next lines."""
    lefts = [cell_len(left) for left, _ in rows]
    column = 2 + min(max(lefts), 28, width // 3) + 2
    lines = [click.style(f"{heading}:", bold=True)]
    for left, right in rows:
        first, *rest = wrapped(right, width, column)
        if cell_len(left) + 4 > column:
            lines += [f"  {left}", first, *rest]
        else:
            gap = " " * (column - 2 - cell_len(left))
            lines += [f"  {left}{gap}{first.lstrip(' ')}", *rest]
    return lines
