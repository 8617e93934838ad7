"""Bare sheets that were mended, as files: a workbook, CSV, and the record of the changes."""

from aoimori.outputs.mended.record import record, table_csv
from aoimori.outputs.mended.workbook import write_mended

__all__ = ["record", "table_csv", "write_mended"]
