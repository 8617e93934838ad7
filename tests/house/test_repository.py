"""What the repository promises about itself."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml


def words_of_places(root: Path) -> set[str]:
    """Names, readings and codes of places, and the names of publishers and datasets."""
    words: set[str] = set()
    with (root / "schemas/codes/local-governments.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            words |= {row["code"], row["name_ja"], row["name_kana"], row["name_en"].split()[0]}
            words.add(re.sub("[都道府県市区町村]$", "", row["name_ja"]))
    for path in (root / "datasets").glob("*/*/dataset.yaml"):
        words |= {path.parent.name, path.parent.parent.name}
    # Words that are also the name of a thing or of a theme.
    return words - {"population", "東", "南部", "階上"}


def test_the_pipeline_knows_no_place_and_no_dataset(root: Path) -> None:
    words = words_of_places(root)
    assert {"青森", "Aomori", "aomori", "020001", "fukushima", "ict-indicators"} <= words
    for path in sorted((root / "pipeline").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found = {word for word in words if word in text}
        assert not found, (path.name, found)


def test_requirements_are_pinned_with_hashes_and_name_no_index(root: Path) -> None:
    for path in sorted((root / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        for entry in re.split(r"\n(?=[a-z0-9])", text.strip()):
            assert re.match(r"[a-z0-9._-]+==[^ ]+", entry), entry[:60]
            assert "--hash=sha256:" in entry, entry[:60]


def test_what_is_run_is_pinned_the_same_for_tests(root: Path) -> None:
    def pins(name: str) -> set[str]:
        text = (root / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9._-]+==[^ ;\\]+", text, re.MULTILINE))

    assert pins("run.txt") <= pins("dev.txt")


def test_sources_are_as_received(root: Path) -> None:
    """Not one byte of a source sheet has changed since it was added."""
    golden = json.loads((root / "tests/golden/sources.json").read_text("utf-8"))
    for name, digest in golden.items():
        listed = subprocess.run(
            ["sha256sum", str(root / name)], capture_output=True, text=True, check=True
        )
        assert listed.stdout.split()[0] == digest, name
    files = {
        path.relative_to(root).as_posix()
        for path in (root / "datasets").rglob("*")
        if path.suffix in (".xlsx", ".xls", ".csv")
    }
    assert files == set(golden)


@pytest.mark.parametrize("kind", ["dataset", "publisher", "catalog", "table"])
def test_json_schemas_are_valid_and_explain_every_word(kind: str, root: Path) -> None:
    schema = json.loads((root / f"schemas/{kind}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["description"]


def test_licences_of_data_are_named(root: Path) -> None:
    for path in (root / "datasets").glob("*/publisher.yaml"):
        assert yaml.safe_load(path.read_text("utf-8"))["license"]


def test_every_field_has_its_words_in_both_languages_and_numbers_their_unit(root: Path) -> None:
    for path in (root / "schemas/tables").glob("*.yaml"):
        schema = yaml.safe_load(path.read_text("utf-8"))
        assert schema["title"].keys() >= {"ja", "en"}
        for field in schema["fields"]:
            assert field["title"].keys() >= {"ja", "en"}, (path.name, field["name"])
            if field.get("type") in ("integer", "number"):
                told = field.get("unit") or field.get("description")
                assert told, (path.name, field["name"])
                assert told.keys() >= {"ja", "en"}
