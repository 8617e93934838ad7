"""What a host is to send with the files of a site, so that harvesters and programs take them for
what they are (metadata 3.2 and 3.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# By the ending of a name, without a dot. udata reads text without a charset as Latin-1, and
# ckanext-dcat knows a format by its content type alone.
BY_ENDING: Mapping[str, str] = MappingProxyType(
    {
        "css": "text/css; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "geojson": "application/geo+json",
        "html": "text/html; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "json": "application/json",
        "jsonld": "application/ld+json",
        "parquet": "application/vnd.apache.parquet",
        "png": "image/png",
        "rdf": "application/rdf+xml",
        "svg": "image/svg+xml",
        "ttl": "text/turtle; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "woff2": "font/woff2",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xml": "application/xml",
        "zip": "application/zip",
    }
)
# By a pattern of the path (with a ``/`` before it), before its ending is looked at: what a standard
# asks for, and files as they were received, of which nobody says in which encoding they are.
BY_PATTERN: Mapping[str, str] = MappingProxyType(
    {
        r"/_source/[^/]*\.csv$": "text/csv",
        r"\.csv-metadata\.json$": "application/csvm+json",
        r"/_meta/croissant\.json$": (
            'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'
        ),
        "/SHA256SUMS$": "text/plain; charset=utf-8",
        r"/feed\.xml$": "application/atom+xml; charset=utf-8",
    }
)
# By the folder from the root: files without an ending.
BY_FOLDER: Mapping[str, str] = MappingProxyType({"api/3/action/": "application/json"})
# Nothing from elsewhere, no script in a page: what a cell says cannot run (CSP level 3). Charts and
# the search are compiled in the browser, from files of the site.
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
# Programs in the pages of others may read everything, parts of large files too (WHATWG Fetch); a
# browser takes files for what they are said to be.
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Content-Length, Content-Range, ETag",
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
    }
)
# By a pattern of the path, for how long a browser may keep a file (RFC 9111): one that is another
# with the next release is asked for again soon.
CACHED: Mapping[str, str] = MappingProxyType({"/data/[^/]+/[^/]+/latest/[^/]+$": "max-age=300"})
UNKNOWN = "application/octet-stream"


def headers(path: str) -> Mapping[str, str]:
    """What is sent with a file beside its content type, by its path below the root of the site."""
    for pattern, rule in CACHED.items():
        if re.search(pattern, f"/{path}"):
            return {**HEADERS, "Cache-Control": rule}
    return HEADERS


def content_type(path: str) -> str:
    """The content type of a file by its path below the root of the site."""
    for folder, kind in BY_FOLDER.items():
        if path.startswith(folder):
            return kind
    for pattern, kind in BY_PATTERN.items():
        if re.search(pattern, f"/{path}"):
            return kind
    ending = path.rpartition("/")[2].rpartition(".")[2]
    return BY_ENDING.get(ending.lower(), UNKNOWN)
