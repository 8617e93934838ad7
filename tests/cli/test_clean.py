"""What was built is removed, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aoimori.runtime.alone import alone
from support.project import SmallProject


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    small = SmallProject(tmp_path / "project")
    for name in ("site/index.html", "site/data/a.csv", "cache/x", "pages/a.md"):
        path = small.root / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")
    return small


def test_it_says_what_is_gone_and_how_much(small: SmallProject) -> None:
    result = small.run("clean")
    assert result.exit_code == 0
    assert "build/site を消しました（2 ファイル、10 B）" in result.output
    assert not (small.root / "build").exists()
    assert (small.root / "datasets/catalog.yaml").exists()
    assert "消すものはありません" in small.run("clean").output


def test_only_the_cache(small: SmallProject) -> None:
    removed = small.json("clean", "--cache")["removed"]
    assert removed == [{"path": "build/cache", "files": 1, "bytes": 5}]
    assert sorted(p.name for p in (small.root / "build").iterdir()) == [".lock", "pages", "site"]
    assert small.json("clean", "--cache")["removed"] == []


def test_what_is_not_ours_stays_and_is_named(small: SmallProject) -> None:
    build = small.root / "build"
    (build / "notes.txt").touch()
    (build / "my").mkdir()
    (build / ".data.999999.abc").mkdir()  # of a build that was killed
    result = small.run("clean")
    assert "build/notes.txt は aoimori が作ったものではない" in result.output
    assert sorted(path.name for path in build.iterdir()) == ["my", "notes.txt"]
    assert small.json("clean")["kept"] == ["build/my", "build/notes.txt"]


def test_a_build_at_work_is_not_disturbed(small: SmallProject) -> None:
    with alone(small.root / "build/.lock"):
        before = sorted(small.root.rglob("*"))
        result = small.run("clean")
        assert (result.exit_code, "[build-at-work]" in result.output) == (2, True)
        assert sorted(small.root.rglob("*")) == before
    assert small.run("clean").exit_code == 0


def test_what_cannot_be_removed_is_named(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlink(path: str, *, dir_fd: int | None = None) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "unlink", unlink)
    result = small.run("clean")
    assert result.exit_code == 2
    (told,) = result.stderr.splitlines()
    assert told.startswith(f"{small.root}/build/cache/x: エラー")
    assert "権限がありません" in told


def test_links_are_not_followed(small: SmallProject, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    (small.root / "build/site/link").symlink_to(outside)
    (small.root / "build/cache-link").symlink_to(outside)
    assert small.run("clean").exit_code == 0
    assert (outside / "kept").exists()


def test_a_build_that_leads_elsewhere_is_left_alone(small: SmallProject, tmp_path: Path) -> None:
    build, outside = small.root / "build", tmp_path / "outside"
    build.rename(outside)
    build.symlink_to(outside)
    for more in ([], ["--cache"]):
        result = small.run("clean", *more)
        assert (result.exit_code, "[build-is-link]" in result.output) == (2, True)
    assert (outside / "site/index.html").exists()


def test_outside_a_project(tmp_path: Path, small: SmallProject) -> None:
    (tmp_path / "build").mkdir()
    assert "[no-project]" in small.run("clean", "--project", str(tmp_path)).output
    assert (tmp_path / "build").exists()
