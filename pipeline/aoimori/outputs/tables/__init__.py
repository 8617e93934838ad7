"""Table formats, one module each behind :data:`WRITERS`."""

from __future__ import annotations

from aoimori.core.registry import Registry
from aoimori.outputs.tables import csv, geojson, json, jsonld, parquet, xlsx
from aoimori.outputs.tables.writer import PublishedTable, Remark, TableWriter

__all__ = ["WRITERS", "PublishedTable", "Remark", "TableWriter"]

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
