"""Table formats, one module each behind :data:`WRITERS`; other packages may bring more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from aoimori.core.messages import MESSAGES
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
        remarks=guard(lambda published: tuple(_checked(writer.remarks(published), published))),
    )


def _checked(remarks: Iterable[Remark], published: PublishedTable) -> Iterator[Remark]:
    """The remarks of a writer that is not ours. Raises ``ValueError`` for one that cannot be told:
    of no known kind, without its words, or about no field or row of the table."""
    table = published.table
    for remark in remarks:
        if remark.check not in MESSAGES:
            raise ValueError(f"no remark is called {remark.check!r}: use Remark.saying")
        about = {"table": "", "format": "", "field": "", **remark.details}
        for text in (MESSAGES[remark.check].text, MESSAGES[remark.check].hint):
            for words in (text.ja, text.en):
                words.format_map(about)
        if remark.field_name and not table.has(remark.field_name):
            raise ValueError(f"the table has no field {remark.field_name!r}")
        if remark.position is not None and not 0 <= remark.position < len(table):
            raise ValueError(f"the table has no row {remark.position}")
        yield remark


@cache
def all_writers() -> Registry[TableWriter]:
    """The writers, with those of other packages behind; these are looked for once.

    Raises :class:`aoimori.core.findings.Stop` for one that cannot be used.
    """
    extend(WRITERS, GROUP, TableWriter, lambda writer: writer.format, _guarded)
    return WRITERS
