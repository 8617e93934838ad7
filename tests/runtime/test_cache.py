"""What was made before is believed only where it is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.findings import Diagnosis, Finding, Place, Severity
from aoimori.core.outcome import Outcome
from aoimori.core.story import Story
from aoimori.core.summary import ColumnSummary, TableSummary
from aoimori.runtime import cache as module
from aoimori.runtime.cache import Cache, file_digest

KEY = "0" * 64
OUTCOME = Outcome(
    diagnosis=Diagnosis.of(
        [Finding("required", Place("a.xlsx", "表", "B2"), {"n": "1"}, Severity.WARNING, "p/d/2024")]
    ),
    tables={
        "t": TableSummary("t", 2, 1, (ColumnSummary("a", 1, "001", False),), (("001",), (None,)))
    },
    story=Story(values=2, repaired=1),
    files={"data/p/d/2024/t.csv": "ab" * 32},
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def record(cache: Cache) -> Path:
    return cache.root / "records" / f"{KEY}.json"


def test_what_is_remembered_comes_back_as_it_was(cache: Cache) -> None:
    cache.store(KEY, OUTCOME)
    assert cache.load(KEY, Outcome) == OUTCOME
    assert cache.load("1" * 64, Outcome) is None


def test_the_same_record_has_the_same_bytes(cache: Cache) -> None:
    cache.store(KEY, OUTCOME)
    before = record(cache).read_bytes()
    cache.store(KEY, OUTCOME)
    assert record(cache).read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content.replace(b'"rows":2', b'"rows":3'),
        lambda content: content.replace(KEY.encode(), b"1" * 64),
        lambda content: content.partition(b"\n")[0],
        lambda content: b"\x00" * len(content),
        lambda content: b"[" * 99_999,
        lambda content: content + b" ",
    ],
)
def test_a_damaged_record_is_as_if_it_were_not_there(
    cache: Cache, damage: Callable[[bytes], bytes]
) -> None:
    cache.store(KEY, OUTCOME)
    content = record(cache).read_bytes()
    assert damage(content) != content
    record(cache).write_bytes(damage(content))
    assert cache.load(KEY, Outcome) is None


def test_a_record_of_another_shape_is_not_read(cache: Cache) -> None:
    """Whole, but made by code that had other nouns."""
    cache.store(KEY, {"diagnosis": {"findings": []}, "tables": {"t": {"name": 1}}})
    assert cache.load(KEY, Outcome) is None


def test_a_record_of_another_epoch_is_not_read(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.store(KEY, OUTCOME)
    monkeypatch.setattr(module, "EPOCH", module.EPOCH + 1)
    assert cache.load(KEY, Outcome) is None


@given(st.binary(max_size=40), st.integers(0, 2000), st.integers(1, 255))
def test_no_flipped_bit_is_believed(
    tmp_path_factory: pytest.TempPathFactory, more: bytes, at: int, flip: int
) -> None:
    cache = Cache(tmp_path_factory.mktemp("flip"))
    cache.store(KEY, OUTCOME)
    content = bytearray(record(cache).read_bytes())
    content[at % len(content)] ^= flip
    record(cache).write_bytes(bytes(content) + more)
    assert cache.load(KEY, Outcome) is None


def test_a_file_is_given_only_as_it_was(cache: Cache, tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "there/b"
    source.write_bytes(b"content")
    digest = file_digest(source)
    cache.keep_file(source, digest)
    assert cache.put_file(digest, target)
    assert target.read_bytes() == b"content"
    kept = cache.root / "files" / digest
    kept.write_bytes(b"contend")
    assert not cache.put_file(digest, target)
    # Remembering it again mends what was damaged.
    cache.keep_file(source, digest)
    assert cache.put_file(digest, target)
    kept.unlink()
    assert not cache.put_file(digest, target)


def test_what_nobody_needs_is_forgotten(cache: Cache, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / "f").write_bytes(b"%d" % number)
        cache.keep_file(tmp_path / "f", file_digest(tmp_path / "f"))
        cache.store(f"{number}" * 64, OUTCOME)
    kept = file_digest(tmp_path / "f")
    cache.sweep({"2" * 64}, {kept})
    left = sorted(path.name for path in cache.root.rglob("*") if path.is_file())
    assert left == sorted([f"{'2' * 64}.json", kept])
