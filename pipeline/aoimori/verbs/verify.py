"""verify: files held against the listing that came with them; of a folder, a zip or the web.

It needs no project, and no listing of ours: any ``SHA256SUMS`` will do.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal
from urllib.parse import urlsplit, urlunsplit

from aoimori.core.findings import Diagnosis, Finding, Place, Severity, Stop
from aoimori.core.identity import PROVENANCE
from aoimori.core.sums import META, SUMS, BrokenSums, is_safe, read_sums
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.web import TIMEOUT, WebError, opened
from aoimori.verbs.holders import (
    Absent,
    CannotRead,
    FolderHolder,
    Holder,
    Unsafe,
    WebHolder,
    ZipHolder,
)

Kind = Literal["folder", "zip", "url"]
_AT_ONCE = 8
_CHUNK = 2**20
# A listing of more bytes, or a provenance, is none: a million files have fewer.
_MOST = 2**28
_PLACES = (SUMS, f"{META}/{SUMS}")
# What leaves a file unread.
UNREAD = frozenset(
    {"proof-unreadable", "proof-http", "proof-no-server", "proof-tls", "proof-timeout"}
    | {"proof-network"}
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: how many files are listed and how many of them are as listed, what else
    there is to say, and what ``provenance.json`` beside the listing tells (empty: nothing)."""

    kind: Kind
    listing: str
    listed: int
    same: int
    diagnosis: Diagnosis
    provenance: dict[str, Any]

    @property
    def unread(self) -> bool:
        """Whether some file could not be read, so that nobody knows."""
        return any(finding.check in UNREAD for finding in self.diagnosis)


def verify(target: str, progress: Progress) -> Verified:
    """Hold everything below a folder, in a zip, or below an address against its ``SHA256SUMS``.
    Raises :class:`Stop` where there is none that can be read."""
    with ExitStack() as stack:
        if urlsplit(target).scheme.lower() in ("http", "https"):
            return _of_web(target, progress, stack)
        path = Path(target)
        if path.name == SUMS and path.is_file():
            path = path.parent.parent if path.parent.name == META else path.parent
        if path.is_dir():
            return _verified("folder", FolderHolder(path), target, progress)
        if not path.is_file():
            raise Stop(_finding("proof-not-there", target))
        return _of_zip("zip", stack.enter_context(path.open("rb")), target, progress)


def _of_web(target: str, progress: Progress, stack: ExitStack) -> Verified:
    address = urlsplit(target)
    told: tuple[Finding, ...] = ()
    if address.scheme.lower() == "http":
        told = (_finding("proof-not-https", target, Severity.NOTICE),)
    if address.path.lower().endswith(".zip"):
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        copy = stack.enter_context((Path(folder) / "downloaded.zip").open("w+b"))
        try:
            with opened(target) as stream:
                while chunk := stream.read(_CHUNK):
                    copy.write(chunk)
        except WebError as error:
            raise Stop(_of_error(target, error)) from error
        return _of_zip("url", copy, target, progress, told)
    path = address.path
    for place in reversed(_PLACES):
        path = path.removesuffix(f"/{place}")
    base = urlunsplit((address.scheme, address.netloc, path.rstrip("/") + "/", "", ""))
    return _verified("url", WebHolder(base), target, progress, told)


def _of_zip(
    kind: Kind, stream: BinaryIO, target: str, progress: Progress, told: tuple[Finding, ...] = ()
) -> Verified:
    size = stream.seek(0, 2)
    stream.seek(0)
    try:
        holder = ZipHolder(stream, size)
    except CannotRead as error:
        raise Stop(_finding("proof-not-zip", target, reason=str(error))) from error
    found = [_finding("proof-twice", name) for name in holder.twice]
    found += [_finding("proof-unsafe", name) for name in holder.unsafe]
    if SUMS not in holder.members and len(holder.tops) == 1 and "" not in holder.tops:
        holder.top = f"{holder.tops.pop()}/"  # a folder that was packed as it stood
    return _verified(kind, holder, target, progress, (*told, *found))


def _verified(
    kind: Kind, holder: Holder, target: str, progress: Progress, told: tuple[Finding, ...] = ()
) -> Verified:
    listing, content = _listing(holder, target)
    try:
        listed = read_sums(content)
    except BrokenSums as error:
        broken = _finding("proof-sums-broken", listing, line=str(error.line), text=error.text[:80])
        raise Stop(broken) from error
    if not listed:
        raise Stop(_finding("proof-sums-empty", listing))
    findings = list(told)
    same = 0
    with stage(progress, "verify", len(listed)):
        for path, finding in _compared(kind, holder, listed):
            progress.step(_printable(path))
            if finding is None:
                same += 1
            else:
                findings.append(finding)
    unlisted = sorted(set(holder.names()) - listed.keys() - {listing})
    findings += (_finding("proof-unlisted", name, Severity.WARNING) for name in unlisted)
    provenance = _provenance(holder, listing, listed)
    return Verified(kind, listing, len(listed), same, Diagnosis.of(findings), provenance)


def _listing(holder: Holder, target: str) -> tuple[str, bytes]:
    """Where the listing is, and what it holds."""
    for place in _PLACES:
        with suppress(Absent):
            try:
                with holder.open(place) as stream:
                    content = stream.read(_MOST + 1)
            except (WebError, CannotRead, Unsafe) as error:
                raise Stop(_of_error(f"{target.rstrip('/')}/{place}", error)) from error
            if len(content) <= _MOST:
                return place, content
    raise Stop(_finding("proof-no-sums", target))


def _compared(
    kind: Kind, holder: Holder, listed: dict[str, str]
) -> Iterator[tuple[str, Finding | None]]:
    """Every listed file in order, and what is wrong with it."""

    def look(path: str) -> tuple[str, Finding | None]:
        return path, _look(holder, path, listed[path])

    if kind != "url" or isinstance(holder, ZipHolder):
        yield from map(look, sorted(listed))
        return
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            yield from pool.map(look, sorted(listed))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _look(holder: Holder, path: str, expected: str) -> Finding | None:
    if not is_safe(path):
        return _finding("proof-unsafe", path)
    digest = hashlib.sha256()
    try:
        with holder.open(path) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except Absent:
        return _finding("proof-missing", path)
    except (CannotRead, Unsafe, WebError) as error:
        return _of_error(path, error)
    found = digest.hexdigest()
    if found == expected:
        return None
    return _finding("proof-differs", path, expected=expected, found=found)


def _of_error(path: str, error: Exception) -> Finding:
    """Why a file could not be looked at."""
    if isinstance(error, Unsafe):
        return _finding("proof-unsafe", path)
    if not isinstance(error, WebError):
        return _finding("proof-unreadable", path, reason=str(error))
    match error.kind:
        case "absent" | "http":
            return _finding("proof-http", path, status=error.detail)
        case "no-server":
            return _finding("proof-no-server", path)
        case "tls":
            return _finding("proof-tls", path, reason=error.detail)
        case "timeout":
            return _finding("proof-timeout", path, seconds=str(TIMEOUT))
    return _finding("proof-network", path, reason=error.detail)


def _finding(check: str, path: str, severity: Severity = Severity.ERROR, **details: str) -> Finding:
    """What is to be said of a file, or of what was named; its exact name is among the details."""
    return Finding(check, Place(_printable(path)), {"path": path, **details}, severity)


def _printable(path: str) -> str:
    """A name as a terminal may get it: anybody may have written it."""
    return "".join(sign if sign.isprintable() else "?" for sign in path)


def _provenance(holder: Holder, listing: str, listed: dict[str, str]) -> dict[str, Any]:
    """What is told of where the files come from, if the listing vouches for it."""
    path = listing.removesuffix(SUMS) + PROVENANCE
    with suppress(Absent, CannotRead, Unsafe, WebError, ValueError, RecursionError):
        if path in listed:
            with holder.open(path) as stream:
                content = stream.read(_MOST)
            told = json.loads(content)
            if hashlib.sha256(content).hexdigest() == listed[path] and isinstance(told, dict):
                return told
    return {}
