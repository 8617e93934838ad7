"""``aoimori``: the group of commands."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from aoimori import __version__
from aoimori.cli.build import build
from aoimori.cli.check import check
from aoimori.cli.release import release
from aoimori.cli.serve import serve
from aoimori.cli.settings import Settings
from aoimori.cli.trace import trace
from aoimori.core.localized import LANGUAGES, Language


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="例 / Examples:  aoimori check  ·  aoimori build  ·  aoimori serve",
)
@click.version_option(__version__, prog_name="aoimori")
@click.option(
    "--project",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="プロジェクトのフォルダー（既定は今のフォルダー） · Folder of the project.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="ja",
    envvar="AOIMORI_LANG",
    show_default=True,
    help="表示の言語 · Language of what is shown.",
)
@click.pass_context
def cli(context: click.Context, folder: Path, lang: str) -> None:
    """役所の表計算シートを、検査済みのオープンデータにします。

    Turns department spreadsheets into validated open data.
    """
    context.obj = Settings(folder, cast(Language, lang))


for _command in (check, build, trace, release, serve):
    cli.add_command(_command)


def main() -> None:
    """The entry point of the ``aoimori`` command."""
    cli(prog_name="aoimori")
