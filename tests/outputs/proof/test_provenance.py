"""provenance.json: what is told, and what is not known."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aoimori.core.lock import Status, TableLock
from aoimori.core.release import BuiltRelease, SourceFile
from aoimori.outputs.proof.provenance import (
    Circumstances,
    Tools,
    release_provenance,
    site_provenance,
)
from outputs.test_dcat_sample import release

A, B, C = "a" * 64, "b" * 64, "c" * 64
COMMIT = "0123456789" * 4
TOOLS = Tools("0.1.0", "3.11.7", {"click": "8.5.1", "gone": None}, {"our-tsv": "1.0"})


def built() -> BuiltRelease:
    made = release()
    lock = replace(
        made.lock,
        tables={"rivers": TableLock(A, 7, B), "areas": TableLock(A, 2, C, B, A, C)},
        files={"rivers.csv": A, "areas.csv": B},
        encoders={"rivers.csv": "pyarrow 1"},
        status=Status.CORRECTED,
    )
    sources = (SourceFile("datasets/b.xlsx", 5, B), SourceFile("datasets/河川.xlsx", 0, A))
    return replace(made, lock=lock, sources=sources)


@pytest.fixture(scope="module")
def valid(root: Path) -> Any:
    schema = json.loads((root / "schemas/provenance.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def test_what_a_release_tells(valid: Any) -> None:
    content = release_provenance(built(), COMMIT)
    told = json.loads(content)
    valid.validate(told)
    assert told == {
        "provenance": 1,
        "release": "reiji/rivers/2019",
        "status": "corrected",
        "version": "1.2.0",
        "issued": built().lock.issued.isoformat(),
        "modified": built().lock.modified.isoformat(),
        "recorded_in": COMMIT,
        "sources": [
            {"path": "datasets/b.xlsx", "bytes": 5, "sha256": B},
            {"path": "datasets/河川.xlsx", "bytes": 0, "sha256": A},
        ],
        "tables": [
            {"name": "areas", "rows": 2, "schema": A, "content": C, "columns": A, "keys": C}
            | {"glossary": B},
            {"name": "rivers", "rows": 7, "schema": A, "content": B, "columns": None, "keys": None}
            | {"glossary": None},
        ],
        "files": [
            {"name": "areas.csv", "sha256": B, "encoder": None},
            {"name": "rivers.csv", "sha256": A, "encoder": "pyarrow 1"},
        ],
    }
    assert "河川.xlsx" in content.decode()
    assert content.endswith(b"}\n")
    assert list(told) == sorted(told)


def test_a_commit_that_is_not_known_is_null(valid: Any) -> None:
    told = json.loads(release_provenance(built(), ""))
    valid.validate(told)
    assert told["recorded_in"] is None


def test_what_a_site_tells(valid: Any) -> None:
    days = {"since": date(2025, 4, 1), "until": date(2026, 4, 1)}
    known = Circumstances(COMMIT, True, **days, tools=TOOLS)
    told = json.loads(site_provenance([built()], known))
    valid.validate(told)
    assert told == {
        "provenance": 1,
        "commit": COMMIT,
        "clean": True,
        "as_of": {"since": "2025-04-01", "until": "2026-04-01"},
        "tool": {"aoimori": "0.1.0", "python": "3.11.7"},
        "dependencies": {"click": "8.5.1", "gone": None},
        "plugins": {"our-tsv": "1.0"},
        "releases": {"reiji/rivers/2019": {"version": "1.2.0", "status": "corrected"}},
        "sources": {"datasets/b.xlsx": B, "datasets/河川.xlsx": A},
    }


def test_what_is_not_known_of_a_site_is_null(valid: Any) -> None:
    tools = Tools(None, "3.11.7", None, {})
    told = json.loads(site_provenance([], Circumstances(tools=tools)))
    valid.validate(told)
    assert told["commit"] is told["dependencies"] is told["tool"]["aoimori"] is None
    assert told["as_of"] == {"since": None, "until": None}
    assert (told["clean"], told["releases"]) == (False, {})
