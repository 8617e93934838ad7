"""What a table says, wherever it is from: rows of canonical text under a schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema

Positions = npt.NDArray[np.int64]
Record = tuple[str | None, ...]
# Rows that are Python texts at the same time; a frame holds them in a fifth of the space.
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """``frame`` has a column of texts (``str``, missing for no value) for every field of the
    schema, in order; ``sums`` are the positions of rows that are the sum of others."""

    schema: TableSchema
    frame: pd.DataFrame
    sums: Collection[int] = ()

    @classmethod
    def of(cls, fields: Sequence[Field | str], rows: Sequence[Record]) -> Content:
        """The content of a few rows; a field of which only the name is known holds text."""
        known = tuple(f if isinstance(f, Field) else text_field(f) for f in fields)
        schema = TableSchema("", known[0].title, known) if known else _NOTHING
        columns = zip(*rows, strict=True) if rows else ((),) * len(known)
        frame = pd.DataFrame(
            {
                name: pd.Series(list(texts), dtype="str")
                for name, texts in zip(schema.names, columns, strict=True)
            },
            index=pd.RangeIndex(len(rows)),
        )
        return cls(schema, frame)

    def __len__(self) -> int:
        return len(self.frame)

    def records(self) -> Iterator[Record]:
        """The rows as tuples of texts, in the order of the schema's fields."""
        if not self.schema.names:
            yield from [()] * len(self)
            return
        for start in range(0, len(self), _AT_ONCE):
            part = self.frame.iloc[start : start + _AT_ONCE]
            yield from zip(*(texts_of(part[name]) for name in self.schema.names), strict=True)

    def digest(self) -> str:
        """sha256 of field names and values, whatever file format they end in."""
        return _digest((self.schema.names, *self.records()))

    def keys_digest(self) -> str:
        """sha256 of the primary keys in any order; empty where the schema has none."""
        names = self.schema.primary_key
        if not names:
            return ""
        keys = zip(*(texts_of(self.frame[name]) for name in names), strict=True)
        return _digest(sorted(keys, key=lambda key: [text or "" for text in key]))

    def only(self, names: Sequence[str]) -> Content:
        """The content of some columns; the key stays one if they hold it."""
        schema = replace(
            self.schema,
            fields=tuple(self.schema.by_name[name] for name in names),
            primary_key=self.schema.primary_key
            if set(self.schema.primary_key) <= set(names)
            else (),
        )
        return Content(schema, self.frame[list(names)], self.sums)

    def column(self, name: str) -> pa.ChunkedArray:
        """A column as texts of Arrow."""
        array = pa.array(self.frame[name])
        chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
        return pa.chunked_array([chunk.cast(pa.large_string()) for chunk in chunks], _TEXT)

    def same(self, other: Content) -> bool:
        """Whether both have the same fields, by name and type, and the same rows in one order."""
        shape = [(f.name, f.type) for f in self.schema.fields]
        return (
            shape == [(f.name, f.type) for f in other.schema.fields]
            and len(self) == len(other)
            and all(self.column(n).equals(other.column(n)) for n in self.schema.names)
        )


def texts_of(series: pd.Series[str]) -> list[str | None]:
    """The texts of a column of a frame, ``None`` for no value."""
    # Seven times as fast as walking over an array of Arrow; the stubs do not know None.
    values = series.to_numpy(dtype=object, na_value=None)  # type: ignore[call-overload]
    texts: list[str | None] = values.tolist()
    return texts


def _digest(records: Iterable[Sequence[str | None]]) -> str:
    total = hashlib.sha256()
    for record in records:
        total.update(json.dumps(record, ensure_ascii=False).encode() + b"\n")
    return total.hexdigest()


def text_field(name: str) -> Field:
    """A field of which only the header is known."""
    return Field(name, Localized(name))


def as_texts(column: pa.ChunkedArray) -> pd.Series[str]:
    """A column of Arrow as a frame holds it."""
    return pd.Series(pd.array(column, dtype="str"))


_TEXT = pa.large_string()
_NOTHING = TableSchema("", Localized(""), ())
