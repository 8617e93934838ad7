"""``aoimori``: the group of commands."""

from __future__ import annotations

import click

from aoimori.cli.commands import Group
from aoimori.cli.settings import told

# In the order of the work.
COMMANDS = (
    "new",
    "new-year",
    "check",
    "release",
    "diff",
    "build",
    "serve",
    "plan",
    "publish",
    "trace",
    "verify",
    "clean",
    "doctor",
    "completion",
)


def _version(context: click.Context, option: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from aoimori import __version__

        click.echo(f"aoimori {__version__}")
        context.exit()


@click.group("aoimori", cls=Group, names=COMMANDS, invoke_without_command=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def cli(context: click.Context) -> None:
    """The command itself; alone it says what to do next."""
    if context.invoked_subcommand is None:
        from aoimori.cli.start import start

        with told(context):
            start(context.obj)


def main() -> None:
    """The entry point of the ``aoimori`` command."""
    cli(prog_name="aoimori")
