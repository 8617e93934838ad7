"""Where files lie that are held against a listing: a folder, a zip, the web."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, Protocol, cast
from urllib.parse import quote

from aoimori.core.sums import is_safe
from aoimori.runtime.web import WebError, opened

_FORMS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What zipfile lets through: names that are no UTF-8, places beyond all files, odd flags.
_ODD = (ValueError, OverflowError, RuntimeError, NotImplementedError)
Reason = Literal["", "encrypted", "packing", "overlaps", "endless"]
_CHUNK = 2**20
# No file that anybody publishes for download has more bytes; a server may never come to an end.
MOST = 2**34


class Absent(Exception):  # noqa: N818 - it says what is, and may be expected
    """There is no such file."""


class CannotRead(Exception):  # noqa: N818 - it is told as a finding
    """A file is there and cannot be read; says why, or of what ``kind`` it is."""

    def __init__(self, reason: str = "", kind: Reason = "") -> None:
        super().__init__(reason)
        self.kind = kind


class Unsafe(Exception):  # noqa: N818 - it is told as a finding
    """A file is somewhere else than its name says."""


class Holder(Protocol):
    """Files by paths that are safe; raises the three above, and :class:`WebError`."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]: ...

    def names(self) -> Iterable[str]:
        """All files there are, as far as that can be known."""
        ...


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """What a stream holds, bit by bit. Raises :class:`CannotRead` (``endless``)."""
    total = 0
    while piece := stream.read(_CHUNK):
        total += len(piece)
        if total > MOST:
            raise CannotRead(kind="endless")
        yield piece


class FolderHolder:
    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        file = self.root / path
        try:
            if not file.resolve().is_relative_to(self.root):
                raise Unsafe(path)
            if not file.is_file():  # a pipe would keep the reader waiting
                raise Absent(path)
            with file.open("rb") as stream:
                yield stream
        except (OSError, ValueError, RuntimeError) as error:  # a link that leads to itself
            raise CannotRead(getattr(error, "strerror", "") or str(error)) from error

    def names(self) -> Iterator[str]:
        for path in self.root.rglob("*"):
            if path.is_symlink() or not path.is_dir():
                yield path.relative_to(self.root).as_posix()


class ZipHolder:
    """Below ``top``, a folder in the zip (empty: all of it). Raises :class:`CannotRead`."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        try:
            self.zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise CannotRead(str(error)) from error
        members = [info for info in self.zip.infolist() if not info.is_dir()]
        if sum(info.compress_size for info in members) > size:
            raise CannotRead(kind="overlaps")  # which could be unpacked for days
        found = Counter(info.orig_filename for info in members)
        self.twice = sorted(name for name, count in found.items() if count > 1)
        self.unsafe = sorted(name for name in found if not is_safe(name))
        self.members = {info.orig_filename: info for info in members}
        self.top = ""

    @property
    def tops(self) -> set[str]:
        """The folders at the top, if there is nothing else."""
        return {name.partition("/")[0] if "/" in name else "" for name in self.members}

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        info = self.members.get(self.top + path)
        if info is None:
            raise Absent(path)
        if info.flag_bits & _ENCRYPTED:
            raise CannotRead(kind="encrypted")
        if info.compress_type not in _FORMS:
            raise CannotRead(kind="packing")
        try:
            with self.zip.open(info) as stream:
                yield cast(BinaryIO, stream)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, *_ODD) as error:
            raise CannotRead(str(error) or type(error).__name__) from error

    def names(self) -> Iterator[str]:
        for name in self.members:
            if is_safe(name):
                yield name.removeprefix(self.top)


class WebHolder:
    """Below an address that ends in ``/``."""

    def __init__(self, base: str) -> None:
        self.base = base

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        try:
            with opened(self.base + quote(path, errors="surrogateescape")) as stream:
                yield stream
        except WebError as error:
            if error.kind == "absent":
                raise Absent(path) from error
            raise

    def names(self) -> tuple[str, ...]:
        return ()
