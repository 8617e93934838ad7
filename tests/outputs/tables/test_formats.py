"""All formats: what they say of themselves, and the same bytes whoever writes them when."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aoimori.core.schema import Coordinates
from aoimori.outputs.tables import WRITERS
from support.tables import HOSTILE, TEXTS, table, writer, written

PLACES = replace(
    HOSTILE,
    fields=(*HOSTILE.fields, replace(HOSTILE.by_name["rate"], name="lat")),
    coordinates=Coordinates("rate", "lat"),
)
ROWS = [
    ("001", text, "12", "140.50", "2024-04-01", "2024", "有", "40.0")
    for text in (*TEXTS[:40], None)
]


def digests() -> dict[str, str]:
    made = table(PLACES, ROWS)
    return {name: hashlib.sha256(written(name, made)).hexdigest() for name in WRITERS.names()}


def test_they_stand_in_the_order_pages_show_them() -> None:
    assert WRITERS.names() == ("XLSX", "CSV", "JSON", "JSON-LD", "GeoJSON", "Parquet")


@pytest.mark.parametrize("name", WRITERS.names())
def test_a_format_says_what_it_is(name: str) -> None:
    form = writer(name).format
    assert form.name == name
    assert "/" in form.media_type
    assert form.purpose.en
    # Pages say 「…のためのファイル」.
    assert "方" in form.purpose.ja
    content = written(name, table(PLACES, ROWS))
    assert bool(form.encoding) == _is_text(content)
    # Only what a library wrote may change with it.
    assert bool(writer(name).encoder) == (not form.encoding)


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_the_file_types_are_those_of_the_eu_and_of_iana() -> None:
    told = {name: (w.format.eu_file_type, w.format.media_type) for name, w in WRITERS}
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert told == {
        "XLSX": ("XLSX", sheet),
        "CSV": ("CSV", "text/csv"),
        "JSON": ("JSON", "application/json"),
        "JSON-LD": ("JSON_LD", "application/ld+json"),
        "GeoJSON": ("GEOJSON", "application/geo+json"),
        "Parquet": ("", "application/vnd.apache.parquet"),
    }


@pytest.mark.parametrize("name", WRITERS.names())
@pytest.mark.parametrize("rows", [[], ROWS[:1]], ids=["empty", "one row"])
def test_the_smallest_tables_are_files_all_the_same(name: str, rows: list[object]) -> None:
    assert written(name, table(PLACES, rows))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("setting", "mask"),
    [
        ({"PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}, 0o022),
        ({"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "C"}, 0o077),
    ],
)
def test_other_people_write_the_same_bytes(setting: dict[str, str], mask: int) -> None:
    here = Path(__file__)
    code = (
        f"import os, sys; os.umask({mask}); sys.path[:0] = [{str(here.parents[2])!r}, "
        f"{str(here.parent)!r}]; import test_formats; print(test_formats.digests())"
    )
    path = os.pathsep.join(filter(None, sys.path))
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **setting, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == str(digests())
