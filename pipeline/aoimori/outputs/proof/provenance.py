"""``provenance.json``: what a release, or the whole site, was made of, and by what.

What a release says of itself depends on its lock and its sources alone: its files stay as they are
while the repository goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aoimori.core.release import BuiltRelease

FORM = 1


@dataclass(frozen=True, slots=True)
class Tools:
    """What runs: versions of the tool, of the interpreter, of the packages that it needs and of
    those that bring formats, by name. ``None``: not to be had."""

    version: str | None
    python: str
    dependencies: Mapping[str, str | None] | None
    plugins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a build knows beside its releases: the commit checked out (empty: no git), whether the
    project is as committed, the days for which the build is the same (from ``since`` to before
    ``until``), the tools, and by id of a release the commit that recorded it."""

    commit: str = ""
    clean: bool = False
    since: date | None = None
    until: date | None = None
    tools: Tools | None = None
    recorded: Mapping[str, str] = field(default_factory=dict)


def release_provenance(built: BuiltRelease, recorded_in: str) -> bytes:
    """What a release was made of; ``recorded_in`` is the commit that recorded its lock as it
    stands (empty: not known)."""
    lock = built.lock
    return _written(
        {
            "provenance": FORM,
            "release": built.id,
            "status": str(lock.status),
            "version": lock.version,
            "issued": lock.issued.isoformat(),
            "modified": lock.modified.isoformat(),
            "recorded_in": recorded_in or None,
            "sources": [
                {"path": source.path, "bytes": source.bytes, "sha256": source.sha256}
                for source in sorted(built.sources, key=lambda source: source.path)
            ],
            "tables": [
                {
                    "name": name,
                    "rows": table.rows,
                    "schema": table.schema,
                    "content": table.content,
                    "columns": table.columns or None,
                    "keys": table.keys or None,
                    "glossary": table.glossary or None,
                }
                for name, table in sorted(lock.tables.items())
            ],
            "files": [
                {"name": name, "sha256": digest, "encoder": lock.encoders.get(name) or None}
                for name, digest in sorted(lock.files.items())
            ],
        }
    )


def site_provenance(releases: Iterable[BuiltRelease], known: Circumstances) -> bytes:
    """What the whole site was made of, and by what."""
    releases = tuple(releases)
    tools = known.tools
    return _written(
        {
            "provenance": FORM,
            "commit": known.commit or None,
            "clean": known.clean,
            "as_of": {
                "since": known.since.isoformat() if known.since else None,
                "until": known.until.isoformat() if known.until else None,
            },
            "tool": {"aoimori": tools and tools.version, "python": tools and tools.python},
            "dependencies": tools and tools.dependencies,
            "plugins": tools and tools.plugins,
            "releases": {
                built.id: {"version": built.lock.version, "status": str(built.lock.status)}
                for built in releases
            },
            "sources": {
                source.path: source.sha256 for built in releases for source in built.sources
            },
        }
    )


def _written(words: Mapping[str, Any]) -> bytes:
    return (json.dumps(words, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
