"""Lock files: ``<dataset>/<fiscal year>/release.lock.json``.

A lock ends with a seal, the sha256 of all it says: one that was edited by hand is found, and kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.lock import FORMAT, Lock

NAME = "release.lock.json"
# A list of plain values stands in one line; no text in JSON holds a line break.
_LIST, _BREAK = re.compile(r"\[\n *([^\[\]{}]*?)\n *\]"), re.compile(r"\n *")
# What git writes where two changes meet.
_MERGE = re.compile("^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
# Words of changes, past versions and withdrawals that are said though they be empty.
_ALWAYS = ("before", "after", "key", "files", "reason")
# Formats without a seal.
_UNSEALED = 1


def read_lock(path: Path, name: str) -> Lock | None:
    """The lock in the folder of a release, or ``None`` where there is none yet.

    Raises :class:`Stop` as :func:`parse_lock`, and ``lock-of-another`` for that of another
    release.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(name, str(error)) from error
    lock = parse_lock(text, name)
    own = "/".join(path.parts[-4:-1])
    if lock.release not in ("", own):
        details = {"release": lock.release, "own": own}
        raise Stop(Finding("lock-of-another", Place(name), details))
    return lock


def parse_lock(text: str, name: str) -> Lock:
    """The lock that a text says.

    Raises :class:`Stop`: ``lock-newer`` for a format this version does not know, ``lock-edited``
    for one that does not say what was recorded, ``lock-merge`` for one with the marks of a merge
    that git left open, ``lock-unreadable`` for anything that is no lock.
    """
    if _MERGE.search(text):
        raise Stop(Finding("lock-merge", Place(name), {"path": name}))
    try:
        words: dict[str, Any] = json.loads(text)
        form = words.pop("lock")
        if form > FORMAT:
            raise Stop(Finding("lock-newer", Place(name), {"format": str(form)}))
        seal = words.pop("seal") if form > _UNSEALED else ""
        if form > _UNSEALED and seal != _seal(words):
            raise Stop(Finding("lock-edited", Place(name)))
        return _lock(words, form)
    except KeyError as error:
        raise _unreadable(name, f"{error.args[0]} ?") from error
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise _unreadable(name, str(error)) from error


def _lock(words: dict[str, Any], form: int) -> Lock:
    """Raises ``ValueError`` for words that make no lock."""
    if form < 1 or not _VERSION.fullmatch(words["version"]):
        raise ValueError(f"version {words['version']!r}")
    words["relisted"] = words.pop("listed", None)
    return msgspec.convert(words, Lock)


def _unreadable(name: str, problem: str) -> Stop:
    return Stop(Finding("lock-unreadable", Place(name), {"problem": problem}))


def _seal(words: Mapping[str, Any]) -> str:
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def lock_bytes(lock: Lock) -> bytes:
    """The lock as it is committed: one fact a line, nothing said that is empty; ``listed`` only
    where it is not the day of the last change."""
    told = msgspec.to_builtins(lock)
    listed = told.pop("relisted")
    first = {name: told.pop(name) for name in ("status", "version", "issued", "modified")}
    days = {"listed": listed} if listed else {}
    always = {"card": told.pop("card"), **{n: _sorted(told.pop(n)) for n in ("tables", "files")}}
    encoders = {"encoders": _sorted(told.pop("encoders"))}
    rest = {name: _filled(value) for name, value in told.items() if value}
    words = {**first, **days, **always, **encoders, **rest}
    sealed = {"lock": FORMAT, **words, "seal": _seal(words)}
    text = json.dumps(sealed, ensure_ascii=False, indent=2) + "\n"
    return _LIST.sub(lambda found: f"[{_BREAK.sub(' ', found[1])}]", text).encode()


def _filled(value: Any) -> Any:
    """What is said, without what says nothing: no text, none of something."""
    if isinstance(value, list | tuple):
        return [_filled(each) for each in value]
    if isinstance(value, dict):
        return {k: _filled(v) for k, v in value.items() if v or k in _ALWAYS}
    return value


def _sorted(named: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(named.items()))
