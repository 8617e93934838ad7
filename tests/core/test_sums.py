"""SHA256SUMS: as coreutils writes and reads it."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.sums import BrokenSums, is_safe, read_sums, sums

A, B = "a" * 64, "b" * 64
NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1)


def test_a_line_a_file_in_the_order_of_paths() -> None:
    assert sums({"b.csv": B, "_meta/a.csv": A}) == f"{A}  _meta/a.csv\n{B}  b.csv\n".encode()


def test_what_has_no_digest_is_not_listed() -> None:
    assert sums({"a": A, "empty": "folder", "elsewhere": "link"}) == f"{A}  a\n".encode()


@given(st.dictionaries(NAMES.filter(lambda name: not name.startswith("./")), st.just(A)))
def test_any_names_come_back(digests: dict[str, str]) -> None:
    assert read_sums(sums(digests)) == digests


NASTY = ["人口.csv", "a b.csv", " lead", "back\\slash", "new\nline", "car\rriage", "*star", "#hash"]


def test_coreutils_read_ours_and_we_read_theirs(tmp_path: Path) -> None:
    digests = {}
    for name in NASTY:
        (tmp_path / name).write_bytes(name.encode())
        digests[name] = hashlib.sha256(name.encode()).hexdigest()
    listing = sums(digests)
    (tmp_path / "SHA256SUMS").write_bytes(listing)
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for form in ([], ["--binary"], ["--tag"]):
        theirs = subprocess.run(
            ["sha256sum", *form, "--", *NASTY], cwd=tmp_path, check=True, capture_output=True
        ).stdout
        assert read_sums(theirs) == digests, form
    plain = subprocess.run(["sha256sum", "--", *sorted(NASTY)], cwd=tmp_path, capture_output=True)
    assert plain.stdout == listing


@pytest.mark.parametrize(
    "content",
    [
        f"{A}  a\r\n{B}  b\r\n",
        f"\ufeff{A}  a\n{B}  b\n",
        f"# made by hand\n\n{A.upper()} *a\n{B}  ./b",
        f"{A}  a\n{A}  a\n{B}  b\n",
    ],
)
def test_listings_of_others(content: str) -> None:
    assert read_sums(content.encode()) == {"a": A, "b": B}


def test_names_in_another_encoding_stay_what_they_are() -> None:
    name = "町.csv".encode("cp932")
    (path,) = read_sums(A.encode() + b"  " + name + b"\n")
    assert path.encode("utf-8", "surrogateescape") == name
    assert sums({path: A}) == A.encode() + b"  " + name + b"\n"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("<!doctype html>\n<title>not found</title>\n", 1),
        (f"{A}  a\n{'g' * 64}  b\n", 2),
        (f"{A}  a\n\n{A[1:]}  b\n", 3),
        (f"{A}  a\n{B}  a\n", 2),
        (f"{A} a\n", 1),
        (f"{A}  \n", 1),
    ],
)
def test_what_is_no_listing_is_told_with_its_line(content: str, line: int) -> None:
    with pytest.raises(BrokenSums) as told:
        read_sums(content.encode())
    assert told.value.line == line


@pytest.mark.parametrize("path", ["a", "_meta/a.csv", "人口/a b", "..a/b..", "-", "ab:c", "con"])
def test_paths_inside(path: str) -> None:
    assert is_safe(path)


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../a", "a/../b", "a/..", "a//b", "a/", "./a", "C:/a", "c:a", "\\\\s\\a",
     "a\\..\\b", "a\0b"],
)  # fmt: skip
def test_paths_that_lead_out(path: str) -> None:
    assert not is_safe(path)
