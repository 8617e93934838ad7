"""Tables made by hand, and strategies for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from aoimori.core.localized import Localized
from aoimori.core.provenance import Block, History, Places, Trail
from aoimori.core.schema import Field, TableSchema
from aoimori.core.table import Table

TEXT = Localized("語", "word")


def schema(*fields: Field, key: Sequence[str] = ()) -> TableSchema:
    return TableSchema("s", TEXT, fields, tuple(key))


def table(
    table_schema: TableSchema, rows: Sequence[Sequence[str | None]], name: str = "t"
) -> Table:
    """A table whose rows stand in the sheet rows 6, 8, 10 … and whose fields start at column B."""
    columns = {field: number for number, field in enumerate(table_schema.names, 2)}
    return Table(
        name,
        table_schema,
        pd.DataFrame(rows, columns=list(table_schema.names), dtype="str"),
        dict.fromkeys(
            table_schema.names,
            Places(
                (Block("x.xlsx", "表", columns),),
                np.zeros(len(rows), dtype=np.int16),
                np.arange(len(rows), dtype=np.int32) * 2 + 6,
            ),
        ),
        {},
    )


def trail(which: Mapping[int, int], *histories: History) -> Trail:
    """A trail of a table as above, by position: which of the histories is its own."""
    rows = [position * 2 + 6 for position in which]
    arrays = [np.array(numbers, dtype=np.int32) for numbers in ([*which], rows, [*which.values()])]
    return Trail(arrays[0], arrays[1], arrays[2], histories)
