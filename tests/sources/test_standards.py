"""Standard data sets are read from YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.sources.standards import read_standard, read_standards

GOOD = """title: {ja: 地点一覧, en: Spots}
number: "99"
generations:
  - name: new
    marks: [名称]
    columns:
      - {name: ID, need: required, format: digits}
      - {name: 名称, also: [地点名]}
"""


def test_columns_are_read_in_their_order(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "spots.yaml"
    path.write_text(GOOD, encoding="utf-8")
    standard = read_standard(path, path.name, root / "schemas/standard.schema.json")
    (generation,) = standard.generations
    assert (standard.name, standard.number, standard.title.en) == ("spots", "99", "Spots")
    first, second = generation.columns
    assert (first.name, first.need, first.format) == ("ID", "required", "digits")
    assert (second.need, second.format, second.also) == ("optional", "text", ("地点名",))
    assert generation.marks == {"名称"}


@pytest.mark.parametrize(
    ("before", "after", "check", "line"),
    [
        ("[地点名]", "[ＩＤ]", "yaml-duplicate-key", 8),
        ("[名称]", "[名前]", "bad-word-value", 5),
        ("format: digits", "format: hex", "bad-word-value", 7),
        ('"99"', '"9"', "wrong-form", 2),
    ],
)
def test_a_mistake_is_told_at_its_line(
    before: str, after: str, check: str, line: int, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "spots.yaml"
    path.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        read_standard(path, path.name, root / "schemas/standard.schema.json")
    (finding,) = stop.value.findings
    assert (finding.check, finding.place.line) == (check, line)


def test_the_standards_of_the_project(root: Path, tmp_path: Path) -> None:
    counts = {
        standard.name: [len(generation.columns) for generation in standard.generations]
        for standard in read_standards(root / "schemas", root)
    }
    assert counts["evacuation-space"] == [39, 26]
    assert counts["aed"][0] == 39
    assert counts["population"] == [46, 47]
    assert set(counts) == {
        "aed", "evacuation-space", "open-data-list", "population", "public-facility"
    }  # fmt: skip
    assert read_standards(tmp_path, tmp_path) == ()
