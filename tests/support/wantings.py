"""Portals as they are to be, drawn at random or made by hand, with the files they are made of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from aoimori.ckan.names import uuid_of
from aoimori.ckan.wanted import Column, DatastoreTable, Owner, Package, Resource, Wanted

BASE = "https://example.org/data/"
CATALOG = f"{BASE}#catalog"
ORGANIZATIONS = ("020001", "070009")
GROUPS = ("population", "information")
_TEXTS = st.sampled_from(("町", "Towns", "町\n\n説明", "0"))
_ROW = st.tuples(
    st.sampled_from(("001", "002", "003", "a\u2028b")),
    st.sampled_from(("", "1", "-2", "9007199254740993")),
    st.sampled_from(("", "true", "false")),
)
_COLUMNS = (
    Column("code", "text", {"label": "コード"}),
    Column("people", "int8", {"label": "人口", "unit": "人"}),
    Column("open", "bool", {}, ("true",)),
)


def csv_of(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> bytes:
    lines = [",".join(column.id for column in columns), *(",".join(row) for row in rows)]
    return "".join(f"{line}\n" for line in lines).encode()


@st.composite
def _tables(draw: st.DrawFn) -> tuple[DatastoreTable, bytes]:
    key = draw(st.sampled_from(((), ("code",), ("code", "open"))))
    columns = _COLUMNS[: draw(st.integers(2, 3)) if len(key) < 2 else 3]
    at = [position for position, column in enumerate(_COLUMNS) if column.id in key]
    drawn = draw(st.lists(_ROW, max_size=4))
    rows = [(*row[:2], row[2] or "true") if len(key) > 1 else row for row in drawn]
    rows = [*{tuple(row[i] for i in at): row for row in rows}.values()] if key else rows
    label = draw(st.sampled_from(("コード", "番号")))
    columns = (replace(columns[0], info={"label": label}), *columns[1:])
    content = csv_of(columns, [row[: len(columns)] for row in rows])
    return DatastoreTable(columns, key, len(rows), hashlib.sha256(content).hexdigest()), content


@st.composite
def _resources(draw: st.DrawFn, dataset: str) -> tuple[Resource, bytes]:
    year = draw(st.integers(2020, 2022))
    file = draw(st.sampled_from(("a.csv", "a.json", "b.csv")))
    uri = f"{BASE}datasets/{dataset}/{year}/#{file}"
    if file.endswith(".csv") and draw(st.booleans()):
        table, content = draw(_tables())
    else:
        table, content = None, draw(st.sampled_from((b"x\n", b"yy\n")))
    fields: dict[str, str | int] = {
        "name": draw(_TEXTS),
        "size": len(content),
        "hash": hashlib.sha256(content).hexdigest(),
        "uri": uri,
        "modified": draw(st.sampled_from(("2024-01-01", "2025-01-01"))),
    }
    path = f"data/{dataset}/{year}/{file}"
    if draw(st.booleans()):
        fields["url_type"] = "upload"
    else:
        fields["url"] = f"{BASE}{path}"
    return Resource(uri, uuid_of(uri), f"{year}/{file}", fields, path, table), content


@st.composite
def _packages(draw: st.DrawFn, slug: str) -> tuple[Package, dict[str, bytes]]:
    dataset = f"pref/{slug}"
    drawn = draw(st.lists(_resources(dataset), max_size=4, unique_by=lambda each: each[0].uri))
    organization = draw(st.sampled_from(ORGANIZATIONS))
    extras = {"identifier": dataset, "frequency": draw(_TEXTS)}
    if draw(st.booleans()):
        extras["title_en"] = "Towns"
    package = Package(
        dataset=dataset,
        id=uuid_of(f"{BASE}datasets/{dataset}/#dataset"),
        name=f"{organization}_{slug}",
        organization=organization,
        groups=tuple(sorted(draw(st.sets(st.sampled_from(GROUPS))))),
        tags=tuple(sorted(draw(st.sets(st.sampled_from(("人口", "水_", "a-b")))))),
        fields={"title": draw(_TEXTS), "license_id": "cc-by"},
        extras=extras,
        resources=tuple(resource for resource, _ in drawn),
        created=date(2024, 4, 1),
        changed=date(2024, 6, 1),
        versions=1,
    )
    return package, {resource.file: content for resource, content in drawn}


@st.composite
def wantings(draw: st.DrawFn) -> tuple[Wanted, dict[str, bytes]]:
    """What a portal is to hold, and the files by their paths in the site."""
    slugs = sorted(draw(st.sets(st.sampled_from(("a", "b", "c")))))
    drawn = [draw(_packages(slug)) for slug in slugs]
    owners = tuple(
        Owner(kind, name, draw(_TEXTS), draw(st.sampled_from(("", "About"))))  # type: ignore[arg-type]
        for kind, names in (("organization", ORGANIZATIONS), ("group", GROUPS))
        for name in names
    )
    files = {path: content for _, some in drawn for path, content in some.items()}
    packages = tuple(package for package, _ in drawn)
    return Wanted(CATALOG, owners, packages, GROUPS), files


def write_site(root: Path, files: Mapping[str, bytes]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root
