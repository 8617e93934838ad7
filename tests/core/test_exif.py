"""Where and by whom a photograph was taken is found in its head, and can be blanked."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.exif import silenced, told_by
from support.jpeg import ARTIST, EXIF, GPS, IMAGE, XP_AUTHOR, jpeg, photograph


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_place_and_a_name_in_either_order_of_bytes(order: str) -> None:
    told = told_by(photograph(order, artist="青森太郎"))
    assert (told.position, told.people) == (True, ["青森太郎"])


def test_a_telephone_that_did_not_know_where_it_was() -> None:
    told = told_by(photograph(place=False))
    assert (told.position, told.people, told.spans) == (False, [], [])


def test_names_as_windows_and_cameras_write_them() -> None:
    text = "弘前花子\0".encode("utf-16-le")
    assert told_by(jpeg({XP_AUTHOR: (1, len(text), text)})).people == ["弘前花子"]
    assert told_by(jpeg({ARTIST: (2, 4, b"Ann\0")})).people == ["Ann"]
    assert told_by(jpeg({ARTIST: (2, 4, b"   \0")})).people == []


def test_other_segments_before_it() -> None:
    jfif = b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    assert told_by(jpeg({ARTIST: (2, 4, b"Ann\0")}, before=jfif)).people == ["Ann"]


@pytest.mark.parametrize("picture", [b"", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF89a"])
def test_what_tells_nothing(picture: bytes) -> None:
    assert told_by(picture).spans == []
    assert silenced(picture) == picture


@pytest.mark.parametrize("order", ["<", ">"])
def test_what_is_blanked_is_told_no_more_and_the_image_stays(order: str) -> None:
    picture = photograph(order, artist="青森太郎")
    quiet = silenced(picture)
    assert len(quiet) == len(picture)
    assert quiet.endswith(IMAGE)
    assert b"Maker\0" in quiet
    assert told_by(quiet).spans == []
    degrees = struct.pack(f"{order}II", 40, 1)
    assert degrees in picture
    assert degrees not in quiet
    assert "青森".encode() not in quiet
    assert silenced(quiet) == quiet


@given(st.integers(0, 400), st.binary(max_size=8))
def test_whatever_is_damaged_ends(at: int, other: bytes) -> None:
    picture = photograph(artist="青森太郎")
    spoiled = picture[:at] + other + picture[at + len(other) :]
    assert told_by(silenced(spoiled)).position is False
    assert len(silenced(spoiled)) == len(spoiled)


def test_directories_without_end() -> None:
    entry = struct.pack("<HHII", EXIF, 4, 1, 8) + struct.pack("<HHII", GPS, 4, 1, 8)
    tiff = b"II*\0" + struct.pack("<IH", 8, 5000) + entry * 2500
    segment = b"Exif\0\0" + tiff
    head = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment
    began = time.perf_counter()
    assert told_by(b"\xff\xd8" + head * 20).position is False
    assert time.perf_counter() - began < 5
