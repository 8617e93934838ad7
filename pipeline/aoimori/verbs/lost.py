"""Locks that the history of the project knows and its folder has lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from aoimori.core.findings import Finding, Place, Stop
from aoimori.runtime.git import History
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME, parse_lock

# publisher / dataset / year
_LOCKS = f":(glob)datasets/*/*/*/{NAME}"


def lost_lock(project: Project, name: str) -> Finding | None:
    """``lock-lost``, if a lock that is not there was ever committed as that of a release that was
    published: a new one would lose the record. ``name`` is its path in the project."""
    history = History.around(project.root)
    return _lost(history, name) if history is not None else None


def lost_locks(project: Project) -> Iterator[Finding]:
    """``lock-lost`` for all of them."""
    history = History.around(project.root)
    for name in history.removed(_LOCKS) if history is not None else ():
        lost = _lost(history, name) if history is not None else None
        if lost is not None:
            yield lost


def _lost(history: History, name: str) -> Finding | None:
    commit = history.last_with(name)
    if not commit or not _was_published(history.content(commit, name), name):
        return None
    dataset = "/".join(PurePosixPath(name).parts[1:4])
    return Finding("lock-lost", Place(name), {"commit": commit[:12], "path": name}, dataset=dataset)


def _was_published(content: bytes, name: str) -> bool:
    try:
        lock = parse_lock(content.decode("utf-8"), name)
    except (Stop, UnicodeDecodeError):  # of a time or by a tool that nobody knows here
        return True
    return lock.is_frozen or lock.withdrawn is not None
