"""Table formats, one module each behind :data:`WRITERS`; other packages may bring more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from aoimori.core.registry import Registry
from aoimori.outputs.entrypoints import Guard, extend
from aoimori.outputs.tables import csv, geojson, json, jsonld, parquet, xlsx
from aoimori.outputs.tables.writer import PublishedTable, Remark, TableWriter

__all__ = ["GROUP", "WRITERS", "PublishedTable", "Remark", "TableWriter", "all_writers"]

# The group of entry points under which another package offers a TableWriter.
GROUP = "aoimori.table_writers"
# In the order pages list them: what most people want first.
WRITERS: Registry[TableWriter] = Registry("writer")
for _writer in (
    xlsx.WRITER,
    csv.WRITER,
    json.WRITER,
    jsonld.WRITER,
    geojson.WRITER,
    parquet.WRITER,
):
    WRITERS.add(_writer.format.name, _writer)


def _guarded(writer: TableWriter, guard: Guard) -> TableWriter:
    return replace(
        writer,
        write=guard(writer.write),
        applies=guard(writer.applies),
        remarks=guard(lambda published: tuple(writer.remarks(published))),
    )


@cache
def all_writers() -> Registry[TableWriter]:
    """The writers, with those of other packages behind; these are looked for once.

    Raises :class:`aoimori.core.findings.Stop` for one that cannot be used.
    """
    extend(WRITERS, GROUP, TableWriter, lambda writer: writer.format, _guarded)
    return WRITERS
