"""``SHA256SUMS``: the digests of files, a line each, as ``sha256sum`` of coreutils writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# What a listing is called, and where a release has its own.
SUMS = "SHA256SUMS"
META = "_meta"
_LINE = re.compile(r"(?P<escaped>\\?)(?P<digest>[0-9a-fA-F]{64}) [ *](?P<path>.+)", re.DOTALL)
_TAGGED = re.compile(r"(?P<escaped>\\?)SHA256 \((?P<path>.+)\) = (?P<digest>[0-9a-fA-F]{64})")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_MEANT = {escape: sign for sign, escape in _ESCAPES.items()}
_DRIVE = re.compile(r"[A-Za-z]:")


class BrokenSums(ValueError):  # noqa: N818 - it is told as a finding
    """A listing that cannot be understood; tells the number of the line, and the line."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"{line}: {text}")
        self.line, self.text = line, text


def sums(digests: Mapping[str, str]) -> bytes:
    """A listing of files by their paths, sorted by path; what has no sha256 is left out."""
    listed = (
        _written(path, digest)
        for path, digest in sorted(digests.items())
        if _DIGEST.fullmatch(digest)
    )
    return "".join(listed).encode("utf-8", "surrogateescape")


def _written(path: str, digest: str) -> str:
    escaped = re.sub(r"[\\\n\r]", lambda sign: _ESCAPES[sign[0]], path)
    mark = "" if escaped == path else "\\"
    return f"{mark}{digest}  {escaped}\n"


def read_sums(content: bytes) -> dict[str, str]:
    """The digests of a listing by path, also as other programs write it: with ``*`` before the
    path, in the form of BSD, with line ends of Windows. Raises :class:`BrokenSums`."""
    found: dict[str, str] = {}
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    for number, line in _lines(text):
        match = _LINE.fullmatch(line) or _TAGGED.fullmatch(line)
        if match is None:
            raise BrokenSums(number, line)
        path, digest = match["path"], match["digest"].lower()
        if match["escaped"]:
            path = re.sub(r"\\[\\nr]", lambda escape: _MEANT[escape[0]], path)
        path = path.removeprefix("./")
        if found.setdefault(path, digest) != digest:
            raise BrokenSums(number, line)
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line and not line.startswith("#"):
            yield number, line


def is_safe(path: str) -> bool:
    """Whether a path stays in the folder it is relative to, on every system."""
    parts = path.split("/")
    is_relative = not _DRIVE.match(path) and "\\" not in path and "\0" not in path
    return is_relative and not {"", ".", ".."} & {*parts}
