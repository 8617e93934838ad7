"""Zips: read by others, the same bytes whatever zlib the interpreter has."""

from __future__ import annotations

import io
import zipfile
import zlib

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.outputs.tables.writer import library
from aoimori.outputs.zipped import write_zip
from support.tables import HOSTILE, table, writer, written

MEMBERS = (("a.txt", b"a" * 10_000), ("表/値.csv", "コード,名前\n".encode()), ("empty", b""))


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    write_zip(stream, members)
    return stream.getvalue()


@given(st.lists(st.binary(max_size=300), max_size=4))
def test_what_is_packed_is_unpacked(contents: list[bytes]) -> None:
    members = [(f"{number}.bin", content) for number, content in enumerate(contents)]
    with zipfile.ZipFile(io.BytesIO(zipped(*members))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == members


def test_the_packing_is_pyarrows_and_nothing_tells_of_the_machine() -> None:
    """The bytes of every member as they lie in the file, and what is said of each."""
    data = zipped(*MEMBERS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for about, (name, content) in zip(archive.infolist(), MEMBERS, strict=True):
            assert (about.filename, about.date_time) == (name, (1980, 1, 1, 0, 0, 0))
            assert (about.create_system, about.extra) == (3, b"")
            start = about.header_offset + 30 + len(name.encode())
            packed = data[start : start + about.compress_size]
            gzip = pa.Codec("gzip", compression_level=6).compress(content, asbytes=True)
            assert packed == gzip[10:-8]
            assert zlib.decompress(packed, -15) == content


def test_the_zlib_of_the_interpreter_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    before = written("XLSX", table(HOSTILE, []))

    def other(level: int = -1, *rest: int) -> object:
        return zlib_compressobj(1, *rest)

    zlib_compressobj = zlib.compressobj
    monkeypatch.setattr(zlib, "compressobj", other)
    assert written("XLSX", table(HOSTILE, [])) == before
    assert library("pyarrow") in writer("XLSX").encoder
