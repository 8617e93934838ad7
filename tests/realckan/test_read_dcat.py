"""The catalogue of this repository's datasets, read by the parser that CKAN's harvester has."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support.project import build_repository

DCAT, DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_repository(tmp_path_factory.mktemp("project")) / "site"


def read(path: Path) -> Any:
    script = Path(__file__).with_name("read_dcat.py")
    command = [os.environ["CKAN_PYTHON"], script, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("end", ["ttl", "jsonld", "rdf"])
def test_a_harvester_finds_nothing_to_stumble_over(site: Path, end: str) -> None:
    told = read(site / f"catalog.{end}")
    assert told["problems"] == []
    assert (told["datasets"], told["resources"]) == (15, 90)
    assert told["licences"] == ["cc-by"]
    assert "CSV" in told["formats"]
    wanted = {
        *("title", "notes", "identifier", "uri", "url", "tags", "issued", "modified", "version"),
        *("publisher_name", "publisher_uri", "publisher_identifier", "contact_name", "contact_uri"),
        *("theme", "language", "frequency", "spatial_uri", "spatial_text", "access_rights"),
        *("temporal_start", "temporal_end", "conforms_to", "provenance", "documentation"),
    }
    assert wanted <= set(told["everywhere"])


def test_what_ckan_does_not_write_again_is_known(site: Path) -> None:
    """docs/metadata.md names it."""
    told = read(site / "catalog.ttl")
    assert told["lost"] == {
        "Dataset": sorted(
            [
                f"{DCAT}inSeries",
                f"{DCAT}prev",
                f"{DCT}subject",
                "http://www.w3.org/ns/prov#wasDerivedFrom",
            ]
        ),
        "Distribution": [],
    }


def test_what_would_fail_is_seen(site: Path, tmp_path: Path) -> None:
    text = (site / "catalog.ttl").read_text("utf-8")
    spoiled = tmp_path / "catalog.ttl"
    spoiled.write_text(text.replace('"人口"@ja', '"人口（推計）"@ja'), "utf-8")
    assert read(spoiled)["problems"]
