"""What was made before, by the key of what it was made of: records and files under ``build/``.

Nothing here is trusted. A record tells its own format, key and digest, a file is called by its
digest; what does not fit, was cut short or is of another version is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from aoimori.runtime.stage import write_whole

# Turned by hand when a record of before must not be read: its meaning changed, not its shape.
EPOCH = 1
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of records and files. Keys and digests are sha256 in hexadecimal."""

    root: Path

    def load(self, key: str, kind: type[T]) -> T | None:
        """The record of a key as a value of ``kind``; ``None`` if there is none that is whole."""
        try:
            head, _, body = self._record(key).read_bytes().partition(b"\n")
            if json.loads(head) != _head(key, body):
                return None
            return msgspec.json.decode(body, type=kind)
        except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
            return None

    def store(self, key: str, record: object) -> None:
        """Remember a record: anything made of frozen dataclasses and plain values."""
        body = msgspec.json.encode(record, order="deterministic")
        write_whole(self._record(key), json.dumps(_head(key, body)).encode() + b"\n" + body)

    def keep_file(self, path: Path, digest: str) -> None:
        """Remember a file's bytes, whose sha256 is ``digest``."""
        kept = self._file(digest)
        if not _is(kept, digest):
            write_whole(kept, path.read_bytes())

    def put_file(self, digest: str, target: Path) -> bool:
        """Copy remembered bytes to ``target``; false if they are not there or not the same."""
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(self._file(digest), target)
        except OSError:
            return False
        return _is(target, digest)

    def sweep(self, keys: Collection[str], digests: Collection[str]) -> None:
        """Forget every record and file but these."""
        for folder, kept in (("records", keys), ("files", digests)):
            for path in sorted((self.root / folder).glob("*")):
                if path.stem not in kept:
                    path.unlink(missing_ok=True)

    def _record(self, key: str) -> Path:
        return self.root / "records" / f"{key}.json"

    def _file(self, digest: str) -> Path:
        return self.root / "files" / digest


def file_digest(path: Path) -> str:
    """sha256 of a file. Raises ``OSError``."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_or_reason(path: Path) -> str:
    """sha256 of a file; of one that cannot be read, the kind of error."""
    try:
        return file_digest(path)
    except OSError as error:
        return type(error).__name__


def _is(path: Path, digest: str) -> bool:
    try:
        return file_digest(path) == digest
    except OSError:
        return False


def _head(key: str, body: bytes) -> dict[str, object]:
    return {"cache": EPOCH, "key": key, "sha256": hashlib.sha256(body).hexdigest()}
