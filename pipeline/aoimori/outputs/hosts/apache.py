"""Apache httpd 2.4: ``.htaccess`` for the root of the site (``AllowOverride FileInfo``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from aoimori.core.hosting import BY_ENDING, BY_FOLDER, BY_PATTERN, CACHED, HEADERS
from aoimori.outputs.hosts.words import path_of, quoted


def files(base_url: str) -> Mapping[str, str]:
    return {".htaccess": "\n".join(_lines(path_of(base_url))) + "\n"}


def _lines(root: str) -> Iterator[str]:
    yield "# Content types and headers of the site. Copy this file to its root."
    yield "<IfModule mod_headers.c>"
    for name, value in HEADERS.items():
        yield f'  Header always set {name} "{value}"'
    for pattern, rule in CACHED.items():
        yield f'  Header always set Cache-Control "{rule}" "expr=%{{REQUEST_URI}} =~ m#{pattern}#"'
    yield "</IfModule>"
    for ending, kind in BY_ENDING.items():
        yield f"AddType {quoted(kind)} .{ending}"
    for pattern, kind in BY_PATTERN.items():
        yield f'<If "%{{REQUEST_URI}} =~ m#{pattern}#">'
        yield f"  ForceType {quoted(kind)}"
        yield "</If>"
    for folder, kind in BY_FOLDER.items():
        yield f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(root + folder)}#">'
        yield f"  ForceType {quoted(kind)}"
        yield "</If>"
