"""The figures of a chart: rows of a table chosen, put together and summed, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pandas as pd

from aoimori.core.charts import ChartDefinition, FigureColumn, Figures
from aoimori.core.codes import CodeList
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema
from aoimori.outputs.charts.words import WORDS

COUNT = "count"


def chosen(definition: ChartDefinition, content: Content) -> pd.DataFrame:
    """The rows a chart is of: those its conditions ask for, never the sums of others."""
    frame = content.frame
    taken = ~frame.index.isin(list(content.sums))
    for condition in definition.where:
        texts = texts_of(frame[condition.field])
        taken &= [condition.holds(text) for text in texts]
    return frame[taken]


def summed(
    definition: ChartDefinition,
    content: Content,
    by: Sequence[str],
    codes: Mapping[str, CodeList],
) -> Figures:
    """A row for every combination of the fields ``by`` in the order they come in, with the sum of
    each number, or the count of rows. A row of the table without one of these is left out."""
    frame = chosen(definition, content)
    names = list(definition.values)
    whole = frame.dropna(subset=[*by, *names])
    rows: list[tuple[str | None, ...]] = []
    for key, group in whole.groupby(list(by), sort=False):
        sums = [_sum(group[name]) for name in names] or [str(len(group))]
        rows.append((*map(str, key), *sums))
    columns = (*columns_of(content.schema, by), *_numbers(definition, content.schema))
    labels = labels_of(content.schema, by, rows, codes)
    return Figures(columns, tuple(rows), labels, len(frame) - len(whole))


def _sum(texts: pd.Series[str]) -> str:
    """The exact sum; a single number keeps the digits it is written with."""
    return str(sum(map(Decimal, texts))) if len(texts) > 1 else str(texts.iloc[0])


def columns_of(schema: TableSchema, names: Sequence[str]) -> tuple[FigureColumn, ...]:
    """Fields as columns of figures."""
    return tuple(
        FigureColumn(name, field.title, field.unit, field.type in ("integer", "number"))
        for name in names
        for field in (schema.by_name[name],)
    )


def _numbers(definition: ChartDefinition, schema: TableSchema) -> tuple[FigureColumn, ...]:
    if definition.values:
        return columns_of(schema, definition.values)
    return (FigureColumn(COUNT, WORDS["count"], definition.counted, True),)


def labels_of(
    schema: TableSchema,
    names: Sequence[str],
    rows: Sequence[Sequence[str | None]],
    codes: Mapping[str, CodeList],
) -> dict[str, Localized]:
    """What the codes in the first columns are called."""
    found: dict[str, Localized] = {}
    for at, name in enumerate(names):
        known = codes.get(schema.by_name[name].codes)
        if known is not None:
            texts = {text for row in rows if (text := row[at]) is not None}
            found |= {text: known[text].name for text in sorted(texts) if text in known}
    return found
