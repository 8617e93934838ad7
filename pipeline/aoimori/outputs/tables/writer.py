"""What a table format is: its name and types, and a function from a table to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import BinaryIO

from aoimori.core.codes import CodeList
from aoimori.core.identity import Addresses, Year
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import TableSchema
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table on its way into files: ``dataset`` is ``publisher/slug``, ``year`` the fiscal year
    (or ``all`` of them);
    ``codes`` has every code list that the schema names."""

    table: Table
    title: Localized
    codes: Mapping[str, CodeList]
    addresses: Addresses
    dataset: str
    year: Year


@dataclass(frozen=True, slots=True)
class Remark:
    """What a format cannot hold as it is.

    ``check`` is a code in :mod:`aoimori.core.messages` (:meth:`saying` for a writer of another
    package); ``position`` is the first row it is about. ``refused``: this table has no file in
    this format.
    """

    check: str
    details: Mapping[str, str] = field(default_factory=dict)
    field_name: str = ""
    refused: bool = False
    position: int | None = None

    @classmethod
    def saying(
        cls, text: str, field_name: str = "", *, refused: bool = False, position: int | None = None
    ) -> Remark:
        """A remark in its own words."""
        return cls("file-remark", {"text": text}, field_name, refused, position)


def _always(schema: TableSchema) -> bool:
    return True


def _nothing(published: PublishedTable) -> Iterable[Remark]:
    return ()


@dataclass(frozen=True, slots=True)
class TableWriter:
    """``write`` puts the whole table into a binary stream; equal tables give equal bytes.

    ``applies`` tells which schemas the format is for, ``remarks`` what it cannot hold of a table;
    a table with a remark that refuses is not to be written. ``encoder`` names the library whose
    version shows in the bytes, empty if they are all our own.
    """

    format: FileFormat
    write: Callable[[PublishedTable, BinaryIO], None]
    applies: Callable[[TableSchema], bool] = _always
    remarks: Callable[[PublishedTable], Iterable[Remark]] = _nothing
    encoder: str = ""


def library(name: str) -> str:
    """A library as it is installed here, with its version: ``pyarrow 26.0.1``."""
    return f"{name} {version(name)}"
