"""What a table format is: its name and types, and a function from a table to bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from aoimori.core.release import FileFormat
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class TableWriter:
    """``write`` puts the whole table into a binary stream; equal tables give equal bytes."""

    format: FileFormat
    write: Callable[[Table, BinaryIO], None]
