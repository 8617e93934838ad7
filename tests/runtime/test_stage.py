"""A staged folder is put in place whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aoimori.runtime.stage import staged, sweep, write_whole


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").touch()
    with staged(target) as stage:
        (stage / "new.html").write_text("new", encoding="utf-8")
        assert (target / "old.html").exists()
    assert [p.name for p in target.iterdir()] == ["new.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_file_that_comes_out_as_it_was_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "pages"
    for text in ("1", "2"):
        with staged(target, keep=True) as stage:
            (stage / "ja").mkdir()
            (stage / "ja/same.md").write_text("same", encoding="utf-8")
            (stage / "ja/other.md").write_text(text, encoding="utf-8")
        if text == "1":
            before = {path: path.stat() for path in (target / "ja").iterdir()}
    kept = {path.name for path, was in before.items() if path.stat().st_ino == was.st_ino}
    assert kept == {"same.md"}
    assert (target / "ja/same.md").stat().st_mtime_ns == before[target / "ja/same.md"].st_mtime_ns
    assert (target / "ja/other.md").read_text(encoding="utf-8") == "2"
    assert sorted(path.name for path in (target / "ja").iterdir()) == ["other.md", "same.md"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_error_leaves_the_old_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").touch()

    def half() -> None:
        with staged(target) as stage:
            (stage / "half.html").touch()
            raise error

    with pytest.raises(error):
        half()
    assert [p.name for p in target.iterdir()] == ["old.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "lock.json"
    write_whole(path, b"1")
    write_whole(path, b"2")
    assert path.read_bytes() == b"2"
    assert path.stat().st_mode & 0o777 == 0o644
    assert [p.name for p in path.parent.iterdir()] == ["lock.json"]


def test_an_interrupt_between_the_renames_brings_the_old_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").touch()
    rename = Path.rename

    def interrupted(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise KeyboardInterrupt
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt), staged(target):
        pass
    assert [p.name for p in target.iterdir()] == ["old.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_process_left_is_swept_and_its_old_folder_put_back(tmp_path: Path) -> None:
    gone = 2**22 + 1  # beyond the highest process number
    killed = tmp_path / f".site.{gone}.abc"
    (killed / "old").mkdir(parents=True)
    (killed / "old" / "old.html").touch()
    (tmp_path / f".data.{gone}.xyz").mkdir()
    mine = tmp_path / f".site.{os.getpid()}.abc"
    mine.mkdir()
    (tmp_path / ".hidden").mkdir()
    sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([".hidden", mine.name, "site"])
    assert (tmp_path / "site" / "old.html").exists()
