"""nginx: a file to include in the ``server`` block that has the site as its root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aoimori.core.hosting import BY_ENDING, BY_FOLDER, BY_PATTERN, CACHED, HEADERS, UNKNOWN
from aoimori.outputs.hosts.words import path_of, quoted


def files(base_url: str) -> Mapping[str, str]:
    return {"site.conf": "\n".join(_lines(path_of(base_url))) + "\n"}


def _lines(root: str) -> Iterator[str]:
    yield "# Content types and headers of the site. In the server block that has it as its root:"
    yield "#   include /path/to/site.conf;"
    yield from _headers(HEADERS)
    yield f"default_type {UNKNOWN};"
    yield "types {"
    for ending, kind in BY_ENDING.items():
        yield f"  {quoted(kind)} {ending};"
    yield "}"
    for folder, kind in BY_FOLDER.items():
        place = f"{root}{folder}".replace("'", r"\'")
        yield from _location(f"^~ '{place}'", kind)
    for pattern, kind in BY_PATTERN.items():
        yield from _location(f"~ {pattern}", kind)
    for pattern, rule in CACHED.items():
        yield f"location ~ {pattern} {{"
        for line in _headers({**HEADERS, "Cache-Control": rule}):  # one of its own takes all others
            yield f"  {line}"
        yield "}"


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    for name, value in headers.items():
        yield f'add_header {name} "{value}" always;'


def _location(where: str, kind: str) -> Iterator[str]:
    """Files that are not known by their ending."""
    yield f"location {where} {{"
    yield "  types { }"
    yield f"  default_type {quoted(kind)};"
    yield "}"
