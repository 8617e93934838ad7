"""A diff applied: from the table of before to the one of after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from aoimori.core.diff.changes import TableDiff
from aoimori.core.diff.content import Content, Positions


def apply(diff: TableDiff, before: Content) -> Content:
    """The table of after. Raises ``ValueError`` for a table that the diff is not of."""
    if before.schema.names != diff.before.names or len(before) != diff.rows[0]:
        raise ValueError("the diff is of another table")
    kept, at = _kept(diff), _at(diff)
    index = pd.RangeIndex(diff.rows[1])
    columns: dict[str, pd.Series[str]] = {}
    for name in diff.after.names:
        texts = np.full(len(index), None, dtype=object)
        if name in diff.names_before:
            texts[at] = before.frame[diff.names_before[name]].to_numpy(dtype=object)[kept]
        else:
            texts[diff.filled.index.to_numpy()] = diff.filled[name].to_numpy(dtype=object)
        own = diff.cells[diff.cells["field"] == name]
        texts[own["after_row"].to_numpy()] = own["after"].to_numpy(dtype=object)
        texts[diff.added.index.to_numpy()] = diff.added[name].to_numpy(dtype=object)
        columns[name] = pd.Series(texts, index=index, dtype="str")
    return Content(diff.after, pd.DataFrame(columns, index=index))


def _kept(diff: TableDiff) -> Positions:
    """The positions before of the rows both have, in the order of after."""
    if diff.order is not None:
        return diff.order
    return np.setdiff1d(np.arange(diff.rows[0]), diff.removed.index.to_numpy())


def _at(diff: TableDiff) -> Positions:
    """The positions after of the rows both have."""
    return np.setdiff1d(np.arange(diff.rows[1]), diff.added.index.to_numpy())
