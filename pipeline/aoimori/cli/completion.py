"""``aoimori completion``."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from aoimori.cli.commands import Command
from aoimori.cli.kinds import OneOf
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK

SHELLS: dict[str, type[ShellComplete]] = {
    shell.name: shell for shell in (BashComplete, ZshComplete, FishComplete)
}

# zsh completes nothing until this is called, which a new account has not done.
_BEFORE = {"zsh": "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"}


@click.command(cls=Command)
@click.argument("shell", type=OneOf(tuple(SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that teaches a shell to complete."""
    settings: Settings = context.obj
    screen = settings.screen()
    asking = SHELLS[shell](context.find_root().command, {}, "aoimori", "_AOIMORI_COMPLETE")
    # Not `source()`: it looks for a bash on this machine and speaks English about it.
    script = _BEFORE.get(shell, "") + asking.source_template % asking.source_vars()
    screen.answer(script)
    screen.document((), OK, shell=shell, script=script)
