"""Finding the tables of a sheet that nobody has defined (``aoimori check some.xlsx``)."""

from aoimori.sources.discover.found import find_tables

__all__ = ["find_tables"]
