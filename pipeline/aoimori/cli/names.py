"""Datasets, years and tables as arguments: what they are, and how the Tab key completes them."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from aoimori.cli.kinds import Text, Whole
from aoimori.core.fiscal import typed_year
from aoimori.verbs.overview import Sketch, overview_around


class DatasetId(Text):
    """``publisher/dataset``."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return _items((each.id for each in overview_around(ctx.obj.folder)), incomplete)


class Year(Whole):
    """The year a fiscal year starts in."""

    def __init__(self) -> None:
        super().__init__(1900, 2099)

    def number(self, text: str) -> int | None:
        return typed_year(text)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        years = sorted({year for each in _named(ctx) for year in each.years}, reverse=True)
        return _items(map(str, years), incomplete)


class TableName(Text):
    """A table of the dataset."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return _items(dict.fromkeys(t for each in _named(ctx) for t in each.tables), incomplete)


def _named(ctx: click.Context) -> list[Sketch]:
    """The dataset that was typed before, or all."""
    known = overview_around(ctx.obj.folder)
    return [each for each in known if each.id == ctx.params.get("dataset")] or list(known)


def _items(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
