"""The documents say what the code does."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from aoimori.checks.release import CHECKS
from aoimori.ckan.names import EXTRAS, MARK, PACKAGE_FIELDS, RESOURCE_FIELDS, STATE
from aoimori.cli.main import cli
from aoimori.core.layout import Column
from aoimori.core.reading import READINGS
from aoimori.core.schema import FieldType
from aoimori.core.text import CLEANERS
from aoimori.outputs.catalogues import CATALOGUES
from aoimori.outputs.tables import WRITERS
from aoimori.sources.columnwords import ORIGINS
from aoimori.sources.yamlfile import read_yaml
from support.generate_docs import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_up_to_date(name: str, root: Path) -> None:
    assert (root / "docs" / name).read_text("utf-8") == PAGES[name](), "run `make docs`"


def mappings(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON Schema, itself first."""
    inner = schema if isinstance(schema, list) else []
    if isinstance(schema, dict):
        yield schema
        inner = list(schema.values())
    for value in inner:
        yield from mappings(value)


@pytest.mark.parametrize("kind", ["dataset", "publisher", "catalog", "table", "standard"])
def test_every_word_of_a_definition_is_explained(kind: str, root: Path) -> None:
    page = (root / "docs/definitions.md").read_text("utf-8")
    schema = json.loads((root / f"schemas/{kind}.schema.json").read_text("utf-8"))
    words = {word for part in mappings(schema) for word in part.get("properties", {})}
    missing = {word for word in words if f"`{word}`" not in page}
    assert not missing


def test_everything_a_portal_is_told_is_explained(root: Path) -> None:
    page = (root / "docs/ckan.md").read_text("utf-8")
    told = {*PACKAGE_FIELDS, *EXTRAS, *RESOURCE_FIELDS, MARK, STATE}
    assert not {name for name in told if f"`{name}`" not in page}


@pytest.mark.parametrize("kind", ["dataset", "publisher", "catalog", "table", "standard"])
def test_every_form_has_an_example_of_it(kind: str, root: Path) -> None:
    """Which people are shown instead of the pattern."""
    schema = json.loads((root / f"schemas/{kind}.schema.json").read_text("utf-8"))
    found = [part for part in mappings(schema) if isinstance(part.get("pattern"), str)]
    assert found
    for part in found:
        if part["pattern"] != r"\S":
            assert part["examples"]
            assert all(re.search(part["pattern"], example) for example in part["examples"]), part


def test_every_reading_cleaner_check_and_writer_is_explained(root: Path) -> None:
    page = (root / "docs/definitions.md").read_text("utf-8")
    for name in (*READINGS.names(), *CLEANERS):
        assert f"`{name}`" in page, name
    house = (root / "docs/architecture.md").read_text("utf-8")
    for name in (*CHECKS.names(), *WRITERS.names(), *CATALOGUES.names()):
        assert f"`{name}`" in house, name


def test_every_command_is_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    for name in cli.names:
        assert f"aoimori {name}" in readme, name


def test_every_make_target_in_the_readme_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(
        re.findall(r"(?:^|`)make ([a-z-]+)", (root / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    assert {"build", "test"} <= named <= targets


def test_links_between_documents_lead_somewhere(root: Path) -> None:
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    for page in pages:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            if "://" not in link:
                assert (page.parent / link).exists(), (page.name, link)


def test_every_example_of_yaml_in_the_docs_is_yaml(root: Path, tmp_path: Path) -> None:
    page = (root / "docs/definitions.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) >= 4
    for block in blocks:
        path = tmp_path / "example.yaml"
        path.write_text(block, encoding="utf-8")
        assert read_yaml(path, path.name).data


def test_the_json_schemas_allow_what_the_code_knows(root: Path) -> None:
    dataset = json.loads((root / "schemas/dataset.schema.json").read_text("utf-8"))["$defs"]
    column = next(
        form for form in dataset["column"]["oneOf"] if "from" in form.get("properties", {})
    )
    read = column["properties"]["read"]["oneOf"][1]
    clean = column["properties"]["clean"]["oneOf"][1]
    assert set(read["enum"]) == set(READINGS.names())
    assert set(clean["items"]["enum"]) == set(CLEANERS)
    origin = {*ORIGINS, "nth", "of", "child", "like"}
    said = {"era" if f.name == "era_strict" else f.name for f in dataclasses.fields(Column)}
    assert set(column["properties"]) - origin == said - {"name", "origin", "has_default"}
    table = json.loads((root / "schemas/table.schema.json").read_text("utf-8"))
    types = table["properties"]["fields"]["items"]["properties"]["type"]["enum"]
    assert set(types) == set(get_args(FieldType))
