"""nginx: a file to include in the ``server`` block that has the site as its root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from aoimori.core.hosting import BY_ENDING, BY_FOLDER, BY_PATTERN, HEADERS, UNKNOWN


def files(base_url: str) -> Mapping[str, str]:
    return {"site.conf": "\n".join(_lines(unquote(urlsplit(base_url).path))) + "\n"}


def _lines(root: str) -> Iterator[str]:
    yield "# Content types and CORS of the site. In the server block that has it as its root:"
    yield "#   include /path/to/site.conf;"
    for name, value in HEADERS.items():
        yield f'add_header {name} "{value}" always;'
    yield f"default_type {UNKNOWN};"
    yield "types {"
    for ending, kind in BY_ENDING.items():
        yield f"  {_quoted(kind)} {ending};"
    yield "}"
    for folder, kind in BY_FOLDER.items():
        yield from _location(f"^~ '{root}{folder}'", kind)
    for pattern, kind in BY_PATTERN.items():
        yield from _location(f"~ {pattern}", kind)


def _location(where: str, kind: str) -> Iterator[str]:
    """Files that are not known by their ending."""
    yield f"location {where} {{"
    yield "  types { }"
    yield f"  default_type {_quoted(kind)};"
    yield "}"


def _quoted(kind: str) -> str:
    return f"'{kind}'" if " " in kind else kind
