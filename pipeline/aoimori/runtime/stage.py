"""A folder that is built aside and put in place whole, or not at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path

_SCRATCH = re.compile(r"\.(?P<name>.+)\.(?P<process>[0-9]+)\.[^.]+")


@contextmanager
def staged(target: Path, *, keep: bool = False) -> Iterator[Path]:
    """Yield an empty folder beside ``target``; on success it takes its place, on any error it
    is removed and ``target`` stays as it was. Both stand on one file system, so that the swap
    is two renames. With ``keep``, a file that comes out as it was is the old one itself:
    whoever watches the folder sees what has changed."""
    with scratch(target.parent, target.name) as folder:
        stage = folder / "new"
        stage.mkdir()
        yield stage
        if keep and target.is_dir():
            _keep(stage, target)
        _swap(stage, target, folder / "old")


def _keep(stage: Path, target: Path) -> None:
    for path in stage.rglob("*"):
        old = target / path.relative_to(stage)
        if path.is_file() and old.is_file() and cmp(path, old, shallow=False):
            again = path.with_name(f"{path.name}~")
            with suppress(OSError):  # not every file system has hard links
                again.hardlink_to(old)
                again.replace(path)


@contextmanager
def scratch(parent: Path, name: str) -> Iterator[Path]:
    """A folder of our own in ``parent``, removed afterwards. Its name tells the process, so that
    what a killed one left behind is found and removed by the next."""
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent)
    folder = Path(tempfile.mkdtemp(prefix=f".{name}.{os.getpid()}.", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Remove the scratch folders of processes that are gone; what one of them had just moved
    away to make room is put back where nothing has taken its place."""
    for folder in sorted(parent.glob(".*.*.*")):
        match = _SCRATCH.fullmatch(folder.name)
        if match is None or not folder.is_dir() or _is_alive(int(match["process"])):
            continue
        target = parent / match["name"]
        if (folder / "old").exists() and not target.exists():
            (folder / "old").rename(target)
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _swap(stage: Path, target: Path, old: Path) -> None:
    if not target.exists() and not target.is_symlink():
        stage.rename(target)
        return
    target.rename(old)
    try:
        stage.rename(target)
    except BaseException:  # an interrupt between the two renames must not cost the old one
        old.rename(target)
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there complete or not changed at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        aside.chmod(0o644)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def put_again(path: Path, target: Path) -> None:
    """Put a file at a second place that has none: the file itself where the file system can, else
    a copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(path)
    except OSError:  # not every file system has hard links
        shutil.copyfile(path, target)


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet: all of them, or none. Their folders are made.

    Raises ``FileExistsError`` if one is there; nothing is ever overwritten.
    """
    made: list[Path] = []
    try:
        for path, content in files.items():
            for folder in reversed([p for p in path.parents if not p.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("xb") as file:
                made.append(path)
                file.write(content)
    except BaseException:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise
