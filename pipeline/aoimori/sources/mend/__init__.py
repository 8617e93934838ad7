"""Repairing the tables of a bare sheet by steps that lose nothing, each of them recorded."""

from aoimori.sources.mend.mend import mend

__all__ = ["mend"]
