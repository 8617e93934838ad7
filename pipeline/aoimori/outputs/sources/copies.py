"""Source files as they are published: of a workbook what everybody may have, a CSV as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from aoimori.core.localized import Localized
from aoimori.core.registry import Registry
from aoimori.core.release import FileFormat
from aoimori.outputs.sources.strip import Unstrippable, strip
from aoimori.outputs.tables import csv, xlsx

_PURPOSE = Localized("受け取ったときの形を確かめる方", "For seeing the data as they were received")


@dataclass(frozen=True, slots=True)
class CopyFormat:
    """``copy`` makes of the bytes of a source those that are published; ``encoder`` names the
    library whose version shows in them."""

    format: FileFormat
    copy: Callable[[bytes], bytes]
    encoder: str = ""


def _as_it_is(content: bytes) -> bytes:
    return content


# By extension. What is not here has nothing that takes people out of it.
COPIES: Registry[CopyFormat] = Registry("copy")
COPIES.add(
    ".xlsx",
    CopyFormat(replace(xlsx.WRITER.format, purpose=_PURPOSE), strip, xlsx.WRITER.encoder),
)
COPIES.add(".csv", CopyFormat(replace(csv.WRITER.format, purpose=_PURPOSE, encoding=""), _as_it_is))


def copy_format(name: str) -> CopyFormat:
    """How a file of this name is published. Raises :class:`Unstrippable`."""
    found = COPIES.get(PurePosixPath(name).suffix.lower())
    if found is None:
        raise Unstrippable("source-not-xlsx")
    return found
