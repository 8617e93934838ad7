"""Templates are compiled once in a process, however often the site is built: ``serve`` builds it
with every change, and MkDocs makes new environments each time."""

from __future__ import annotations

from functools import cache
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps the code of templates by the name of their file and what is in it.

    One for each kind of environment: what filters make of constants is in the code.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The place of the file does not matter."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


@cache
def compiled(kind: str) -> Compiled:
    """What was compiled for environments of one kind, such as ``mkdocs/ja``."""
    return Compiled()
