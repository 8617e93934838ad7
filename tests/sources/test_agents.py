"""Who publishes, whom to ask: what a definition says, and what cannot be."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from aoimori.core.agents import Area, Bounds, Contact, Point
from aoimori.core.catalog import DESCRIPTION_LENGTH
from aoimori.core.findings import Finding
from aoimori.core.localized import Localized
from aoimori.core.vocabularies import LANGUAGES
from aoimori.sources.definitions import Definitions, read_definitions
from aoimori.sources.files import Project
from aoimori.sources.yamlfile import read_yaml
from support.project import SmallProject, dump

PUBLISHER = "datasets/pref/publisher.yaml"
OFFICE = {"name": {"ja": "統計課"}, "url": "https://example.lg.jp/stat/"}


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    return project


def add(small: SmallProject, name: str, **words: Any) -> None:
    """Say more in a definition."""
    path = small.root / name
    dump(path, {**read_yaml(path, name).data, **words})


def read(small: SmallProject) -> Definitions:
    return read_definitions(Project(small.root))


def findings(small: SmallProject, **words: Any) -> tuple[Finding, ...]:
    add(small, PUBLISHER, **words)
    return read(small).findings


def test_a_publisher_says_what_others_call_it(small: SmallProject) -> None:
    area = {
        "geonames": "2130656",
        "estat": "C02000-19700401",
        "bounds": {"west": 139.5, "south": 40, "east": 141.7, "north": 41.6},
        "center": {"longitude": 140.8, "latitude": 40.8},
    }
    add(small, PUBLISHER, corporate_number="2000020020001", area=area, contact=OFFICE)
    publisher = read(small).catalog.datasets[0].publisher
    assert publisher.corporate_number == "2000020020001"
    assert publisher.contact == Contact(Localized("統計課"), url="https://example.lg.jp/stat/")
    bounds, center = Bounds(139.5, 40, 141.7, 41.6), Point(140.8, 40.8)
    name = Localized("青森県", "Aomori Prefecture")
    assert publisher.area == Area(name, "2130656", "C02000-19700401", bounds, center)
    assert publisher.place == name
    assert bounds.wkt == "POLYGON((139.5 40,141.7 40,141.7 41.6,139.5 41.6,139.5 40))"
    assert center.wkt == "POINT(140.8 40.8)"


def test_a_dataset_is_asked_about_at_the_nearest_office(small: SmallProject) -> None:
    def asked() -> str:
        contact = read(small).catalog.datasets[0].contact
        return contact.name.ja if contact else ""

    assert asked() == ""
    for name, office in (
        ("datasets/catalog.yaml", "事務局"),
        (PUBLISHER, "統計課"),
        ("datasets/pref/towns/dataset.yaml", "市町村課"),
    ):
        add(small, name, contact={"name": {"ja": office}, "phone": "017-722-1111"})
        assert asked() == office


@pytest.mark.parametrize(
    ("words", "check", "key"),
    [
        ({"corporate_number": "3000020020001"}, "corporate-number-digit", "corporate_number"),
        ({"corporate_number": "7000020070009"}, "corporate-number-code", "corporate_number"),
        ({"corporate_number": "200002002000"}, "wrong-form", "corporate_number"),
        ({"contact": {"name": {"ja": "課"}}}, "missing-any", "contact"),
        ({"contact": OFFICE | {"url": "https://a b/"}}, "wrong-form", "contact.url"),
        ({"contact": OFFICE | {"email": "a＠example.jp"}}, "wrong-form", "contact.email"),
        ({"contact": OFFICE | {"phone": "０１７"}}, "wrong-form", "contact.phone"),
        ({"homepage": "https://a.example/b c"}, "wrong-form", "homepage"),
        ({"area": {"geonames": "Aomori"}}, "wrong-form", "area.geonames"),
        ({"area": {"estat": "C07000-19700401"}}, "bad-word-value", "area.estat"),
        (
            {"area": {"bounds": {"west": 141, "south": 40, "east": 139, "north": 41}}},
            "bad-word-value",
            "area.bounds.west",
        ),
        ({"area": {"center": {"longitude": 40.8, "latitude": 140.8}}}, "bad-word-value", ""),
    ],
)
def test_what_cannot_be_is_told_at_its_line(
    small: SmallProject, words: Mapping[str, Any], check: str, key: str
) -> None:
    (finding,) = findings(small, **words)
    assert (finding.check, finding.place.file) == (check, PUBLISHER)
    assert finding.place.line
    assert not key or finding.place.key == key


def test_descriptions_are_as_long_as_the_schema_says(root: Path) -> None:
    schema = json.loads((root / "schemas/dataset.schema.json").read_text("utf-8"))
    for words in schema["$defs"]["about"]["properties"].values():
        assert (words["minLength"], words["maxLength"]) == DESCRIPTION_LENGTH


def test_the_languages_of_data_are_those_the_graph_can_tell(root: Path) -> None:
    schema = json.loads((root / "schemas/dataset.schema.json").read_text("utf-8"))
    assert schema["properties"]["language"]["enum"] == list(LANGUAGES)


def test_others_than_local_governments_have_numbers_of_their_own(small: SmallProject) -> None:
    add(small, PUBLISHER, kind="academia", corporate_number="4420005002012")
    publisher = read(small).catalog.datasets[0].publisher
    assert (publisher.corporate_number, publisher.organization) == ("4420005002012", "020001-pref")


def test_a_local_government_is_one_publisher(small: SmallProject) -> None:
    shutil.copytree(small.root / "datasets/pref", small.root / "datasets/school")
    (finding,) = read(small).findings
    assert (finding.check, finding.details["other"]) == ("publisher-code-twice", "pref")
    add(small, "datasets/school/publisher.yaml", kind="nonprofit")
    names = [each.publisher.organization for each in read(small).catalog.datasets]
    assert names == ["020001", "020001-school"]
