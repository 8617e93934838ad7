"""What the files of web servers have in common."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def quoted(kind: str) -> str:
    """A content type as one word."""
    return f"'{kind}'" if " " in kind else kind


def path_of(base_url: str) -> str:
    """Where the site stands on its host, as servers see it: without percent-encoding."""
    return unquote(urlsplit(base_url).path)
