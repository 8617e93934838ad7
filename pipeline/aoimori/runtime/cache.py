"""What was made before, by the key of what it was made of: records and files under ``build/``.

Nothing here is trusted. A record tells its own format, key and digest, a file is called by its
digest; what does not fit, was cut short or is of another version is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from aoimori.runtime.stage import write_whole

# Turned by hand when a record of before must not be read: its meaning changed, not its shape.
EPOCH = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of records and files. Keys and digests are sha256 in hexadecimal.

    Everything can be made again: what cannot be kept is not, and that ends no work.
    """

    root: Path

    def load(self, key: str, kind: type[T]) -> T | None:
        """The record of a key as a value of ``kind``; ``None`` if there is none that is whole."""
        try:
            head, _, body = _read(self._record(key)).partition(b"\n")
            if json.loads(head) != _head(key, body):
                return None
            return msgspec.json.decode(body, type=kind)
        except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
            return None

    def store(self, key: str, record: object) -> None:
        """Remember a record: anything made of frozen dataclasses and plain values."""
        try:
            body = msgspec.json.encode(record)
        except UnicodeEncodeError:  # it tells of a file whose name is in no encoding
            _remove(self._record(key))
            return
        self._write(self._record(key), json.dumps(_head(key, body)).encode() + b"\n" + body)

    def keep_file(self, path: Path, digest: str) -> None:
        """Remember a file's bytes, whose sha256 is ``digest``."""
        kept = self._file(digest)
        if not _is(kept, digest):
            self._write(kept, path.read_bytes())

    def put_file(self, digest: str, target: Path) -> bool:
        """Copy remembered bytes to ``target``; false, and no file, if they are not there or not
        the same."""
        try:
            content = _read(self._file(digest))
        except OSError:
            return False
        if hashlib.sha256(content).hexdigest() != digest:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True

    def path_of(self, digest: str) -> Path | None:
        """Where remembered bytes are, if they are the ones; to be read at once."""
        kept = self._file(digest) if digest else None
        return kept if kept is not None and _is(kept, digest) else None

    def sweep(self, keys: Collection[str], digests: Collection[str]) -> None:
        """Forget every record and file but these."""
        for folder, kept in (("records", keys), ("files", digests)):
            for path in sorted((self.root / folder).glob("*")):
                if path.stem not in kept or not _is_plain(path):
                    _remove(path)

    def _write(self, path: Path, content: bytes) -> None:
        with suppress(OSError):
            if not _is_plain(path):  # a folder, a link, a pipe: nothing of ours
                _remove(path)
            write_whole(path, content)

    def _record(self, key: str) -> Path:
        return self.root / "records" / f"{key}.json"

    def _file(self, digest: str) -> Path:
        return self.root / "files" / digest


def _read(path: Path) -> bytes:
    """The bytes of a plain file. Raises ``OSError``, also for what is none: a pipe would keep the
    reader waiting for ever."""
    if not _is_plain(path):
        raise FileNotFoundError(path)
    return path.read_bytes()


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _remove(path: Path) -> None:
    """As far as that can be done."""
    with suppress(OSError):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


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
    return _is_plain(path) and digest_or_reason(path) == digest


def _head(key: str, body: bytes) -> dict[str, object]:
    return {"cache": EPOCH, "key": key, "sha256": hashlib.sha256(body).hexdigest()}
