"""Zip packages of which the bytes depend on pinned packages alone.

Interpreters bring the zlib of their system, or zlib-ng, which pack the same into other bytes. So
the packing is done by the zlib inside pyarrow, which is the same for every machine that installs
what our requirements pin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyarrow as pa

# The first day a zip can tell: no package knows when it was made.
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 6
# As Python has it where nobody says otherwise: the bytes of workbooks depend on it.
_OWNER_ONLY = 0o600
# What gzip puts around a stream of deflate (RFC 1952).
_HEAD, _TAIL = 10, 8


def write_zip(
    stream: BinaryIO, members: Iterable[tuple[str, bytes]], mode: int = _OWNER_ONLY
) -> None:
    """Write a zip of members (name, content) in their order, each in memory while it is packed;
    ``mode`` is who may read them where they are unpacked."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            about = ZipInfo(name, _DAY)
            about.compress_type = ZIP_DEFLATED
            about.create_system = _UNIX  # whatever system writes it
            about.external_attr = mode << 16
            is_large = len(content) >= 2**31
            with archive.open(about, "w", force_zip64=is_large) as member:
                packing: Any = member
                packing._compressor = _Packed(content)
                member.write(content)


class _Packed:
    """Stands where zipfile has a compressor: what it is given was packed already."""

    def __init__(self, content: bytes) -> None:
        codec = pa.Codec("gzip", compression_level=_LEVEL)
        self._packed = codec.compress(content, asbytes=True)[_HEAD:-_TAIL]

    def compress(self, content: bytes) -> bytes:
        return b""

    def flush(self) -> bytes:
        return bytes(self._packed)
