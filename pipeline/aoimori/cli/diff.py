"""``aoimori diff``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aoimori.cli.commands import Command
from aoimori.cli.kinds import Folder, Text
from aoimori.cli.names import DatasetId
from aoimori.cli.settings import Settings
from aoimori.cli.show import OK
from aoimori.cli.usage import Misuse
from aoimori.cli.words import say
from aoimori.core.findings import Finding
from aoimori.core.fiscal import typed_year
from aoimori.core.identity import is_year, typed_path
from aoimori.core.localized import Language

if TYPE_CHECKING:
    from aoimori.core.diff.comparison import ComparedTable, Comparison

# So many values, and so many rows, are shown; all of them are in the files.
_VALUES, _ROWS = 20, 10


@click.command(cls=Command)
@click.argument("compared", nargs=-1, type=DatasetId(), required=True)
@click.option("--key", type=Text())
@click.option("--out", type=Folder())
@click.pass_context
def diff(
    context: click.Context, compared: tuple[str, ...], key: str | None, out: Path | None
) -> None:
    """What is different between two years, a sheet and what was published, or two files."""
    settings: Settings = context.obj
    screen, lang = settings.screen(), settings.lang
    found = _compared(context, settings, compared, key)
    screen.answer(click.style(f"{found.before.text(lang)} → {found.after.text(lang)}", bold=True))
    for line in _lines(found, lang):
        screen.answer(line)
    if out is not None:
        from aoimori.verbs.diffforms import write_forms

        names = write_forms(out, found, lang)
        screen.say("diff-written", folder=out, files="・".join(names))
    if screen.json:
        from aoimori.verbs.diffforms import document

        screen.document((), OK, diff=document(found, lang))


def _compared(
    context: click.Context, settings: Settings, names: Sequence[str], key: str | None
) -> Comparison:
    from aoimori.verbs.bare import bare_files

    # Sheets of a dataset, too, are files where two are named.
    are_files = len(names) == 2 and all(Path(name).is_file() for name in names)
    files = tuple(names) if are_files else bare_files(names, settings.folder)
    if files:
        from aoimori.verbs.barediff import diff_files

        if len(names) != 2 or len(files) != 2:
            raise _misuse(context, "diff-names", " ".join(names))
        return diff_files(*files, key=key.split(",") if key else ())
    if key:
        raise _misuse(context, "diff-key-given", key)
    from aoimori.verbs import diff as verb

    dataset, years = _years(context, names)
    workspace = settings.workspace()
    if len(years) == 1:
        return verb.diff_published(workspace, dataset, years[0])
    return verb.diff_years(workspace, dataset, *years)


def _years(context: click.Context, names: Sequence[str]) -> tuple[str, list[int]]:
    """A dataset and one or two years, which may stand behind its name."""
    first, *rest = typed_path(names[0])[2:] or ("",)
    behind = [first] if is_year(first) else []
    years = [typed_year(text) for text in (*behind, *names[1:])]
    if rest or not 1 <= len(years) <= 2 or None in years:
        raise _misuse(context, "diff-names", " ".join(names))
    if len(years) > len(set(years)):
        raise _misuse(context, "diff-same-year", str(years[0]))
    return names[0], [year for year in years if year is not None]


def _misuse(context: click.Context, check: str, value: str) -> Misuse:
    details = {"value": value, "command": context.command_path}
    return Misuse(Finding(check, details=details), ctx=context)


def _lines(found: Comparison, lang: Language) -> Iterator[str]:
    from aoimori.core.diff.wording import merger_words, table_words

    if found.is_empty:
        yield say("diff-none", lang)
        return
    for merger in found.mergers:
        yield f"  {merger_words(merger).text(lang)}"
    for table in found.tables:
        yield ""
        yield click.style(table.title.text(lang), bold=True)
        for words in table_words(table):
            yield f"  {words.text(lang)}"
        yield from _values(table, lang)


def _values(table: ComparedTable, lang: Language) -> Iterator[str]:
    """The first rows that came and went, and the first values that changed."""
    from aoimori.core.diff.summary import row_words
    from aoimori.core.diff.wording import cell_words

    if table.diff is None:
        return
    own = table.diff.own
    for sign, rows, schema, count in (
        ("+", own.added_rows(), own.after, len(own.added)),
        ("-", own.removed_rows(), own.before, len(own.removed)),
    ):
        for _, record in islice(rows, _ROWS):
            yield f"  {sign} {row_words(record, schema)}"
        if count > _ROWS:
            yield f"  {sign} {say('diff-more', lang, n=f'{count - _ROWS:,}')}"
    for change in islice(own.changes(), _VALUES):
        yield f"  {cell_words(change, own.after).text(lang)}"
    if len(own.cells) > _VALUES:
        yield f"  {say('diff-more', lang, n=f'{len(own.cells) - _VALUES:,}')}"
