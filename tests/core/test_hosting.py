"""Content types by the path of a file."""

from __future__ import annotations

import pytest

from aoimori.core.hosting import HEADERS, content_type, headers


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("catalog-2.ttl", "text/turtle; charset=utf-8"),
        ("api/3/action/package_search", "application/json"),
        ("data/a/api/3/action/x", "application/octet-stream"),
        ("data/a/b/2024/t.csv", "text/csv; charset=utf-8"),
        # Nobody says in which encoding a file is that was received.
        ("data/a/b/2024/_source/人口.csv", "text/csv"),
        ("data/a/b/2024/t.csv-metadata.json", "application/csvm+json"),
        ("data/a/b/2024/T.CSV", "text/csv; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
        ("en/feed.xml", "application/atom+xml; charset=utf-8"),
        ("myfeed.xml", "application/xml"),
        ("data/a/b/2024/_meta/croissant.json",
         'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'),
        ("datapackage.json", "application/json"),
        ("LICENSE", "application/octet-stream"),
    ],
)  # fmt: skip
def test_content_types(path: str, expected: str) -> None:
    assert content_type(path) == expected


def test_no_script_is_taken_from_a_page_or_from_elsewhere() -> None:
    rules = dict(each.split(" ", 1) for each in HEADERS["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert rules["object-src"] == "'none'"
    assert not [name for name, value in rules.items() if "http" in value or "*" in value]


def test_only_what_becomes_another_with_a_release_is_to_be_kept_for_a_short_time() -> None:
    assert headers("data/a/b/latest/t.csv") == {**HEADERS, "Cache-Control": "max-age=300"}
    for path in ("data/a/b/2024/t.csv", "data/latest/b/2024/t.csv", "data/a/latest/2024/t.csv",
                 "datasets/a/latest/index.html", "x"):  # fmt: skip
        assert headers(path) == HEADERS, path
