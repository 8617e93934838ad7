"""Table formats, one module each behind :data:`WRITERS`."""

from __future__ import annotations

from aoimori.core.registry import Registry
from aoimori.outputs.tables import csv, json
from aoimori.outputs.tables.writer import TableWriter

__all__ = ["WRITERS", "TableWriter"]

WRITERS: Registry[TableWriter] = Registry("writer")
for _writer in (csv.WRITER, json.WRITER):
    WRITERS.add(_writer.format.name, _writer)
