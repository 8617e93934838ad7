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

from aoimori.core.findings import Diagnosis, Finding, Severity, Stop
from aoimori.core.identity import PROVENANCE
from aoimori.core.sums import META, SUMS, BrokenSums, is_safe, read_sums
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.web import WebError, opened
from aoimori.verbs.holders import (
    Absent,
    CannotRead,
    FolderHolder,
    Holder,
    Unsafe,
    WebHolder,
    ZipHolder,
    pieces,
)
from aoimori.verbs.unverified import UNREAD, finding, of_error, printable

Kind = Literal["folder", "zip", "url"]
_AT_ONCE = 8
# A listing of more bytes, or a provenance, is none: a million files have fewer.
_MOST = 2**28
_PLACES = (SUMS, f"{META}/{SUMS}")


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
        if target.lower().startswith(("http://", "https://")):
            return _of_web(target, progress, stack)
        path = Path(target)
        if path.name == SUMS and path.is_file():
            path = path.parent.parent if path.parent.name == META else path.parent
        if path.is_dir():
            return _verified("folder", FolderHolder(path), target, progress)
        if not path.is_file():
            raise Stop(finding("proof-not-there", target))
        return _of_zip("zip", stack.enter_context(path.open("rb")), target, progress)


def _of_web(target: str, progress: Progress, stack: ExitStack) -> Verified:
    try:
        address = urlsplit(target)
    except ValueError as error:
        raise Stop(finding("proof-not-there", target)) from error
    told: tuple[Finding, ...] = ()
    if address.scheme == "http":
        told = (finding("proof-not-https", target, Severity.NOTICE),)
    if address.path.lower().endswith(".zip"):
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        copy = stack.enter_context((Path(folder) / "downloaded.zip").open("w+b"))
        try:
            with opened(target) as stream:
                for piece in pieces(stream):
                    copy.write(piece)
        except (WebError, CannotRead) as error:
            raise Stop(of_error(target, error)) from error
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
        if error.kind:
            raise Stop(of_error(target, error)) from error
        raise Stop(finding("proof-not-zip", target, reason=str(error))) from error
    found = [finding("proof-twice", name) for name in holder.twice]
    found += [finding("proof-unsafe", name) for name in holder.unsafe]
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
        broken = finding("proof-sums-broken", listing, line=str(error.line), text=error.text[:80])
        raise Stop(broken) from error
    if not listed:
        raise Stop(finding("proof-sums-empty", listing))
    findings = list(told)
    same = 0
    with stage(progress, "verify", len(listed)):
        for path, wrong in _compared(kind, holder, listed):
            progress.step(printable(path))
            if wrong is None:
                same += 1
            else:
                findings.append(wrong)
    unlisted = sorted(set(holder.names()) - listed.keys() - {listing})
    findings += (finding("proof-unlisted", name, Severity.WARNING) for name in unlisted)
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
                raise Stop(of_error(f"{target.rstrip('/')}/{place}", error)) from error
            if len(content) <= _MOST:
                return place, content
    raise Stop(finding("proof-no-sums", target))


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
        return finding("proof-unsafe", path)
    digest = hashlib.sha256()
    try:
        with holder.open(path) as stream:
            for piece in pieces(stream):
                digest.update(piece)
    except Absent:
        return finding("proof-missing", path)
    except (CannotRead, Unsafe, WebError) as error:
        return of_error(path, error)
    found = digest.hexdigest()
    if found == expected:
        return None
    return finding("proof-differs", path, expected=expected, found=found)


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
