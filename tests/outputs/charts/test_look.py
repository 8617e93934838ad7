"""How charts look: colours that can be told from paper and from each other, and never colour
alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from aoimori.core.charts import FORMS
from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from aoimori.outputs.charts import KINDS, look
from support.charts import CODES, END, KIND, PEOPLE, START, YEAR, content, definition

HOMES = Field("homes", Localized("世帯（施設などを除く）", "Homes"), "integer")
WHITE = "#ffffff"
TABLE = content(
    (KIND, YEAR, START, END, PEOPLE, HOMES),
    ("甲", "2020", "2020", "2021", "5", "2"),
    ("乙", "2020", "2020", "2021", "3", "1"),
    ("甲", "2021", "2020", "2022", "4", "2"),
    ("乙", "2021", "2021", "2022", "2", "1"),
)
SERIES = {
    "bar": {"category": "kind", "series": "year"},
    "line": {"time": "year", "series": "kind"},
    "timeline": {"label": "year", "start": "start", "end": "end", "series": "kind"},
}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [*look.PALETTE, look.INK, look.QUIET])
def test_every_colour_stands_out_from_white(colour: str) -> None:
    assert contrast(colour, WHITE) >= 3


def test_neighbours_differ_in_lightness_not_in_hue_alone() -> None:
    around = (*look.PALETTE, look.PALETTE[0])
    assert [(a, b) for a, b in pairwise(around) if contrast(a, b) < 1.8] == []


def test_every_colour_is_there_once_and_every_one_has_its_dashes() -> None:
    assert len(set(look.PALETTE)) == len(set(look.DASHES)) == len(look.PALETTE)


def spec_of(kind: str, *values: str, **roles: str) -> dict[str, Any]:
    asked = definition(kind, values, **roles)
    spec = KINDS[kind].spec
    assert spec is not None
    return spec(asked, KINDS[kind].figures(asked, TABLE, CODES), "ja", None)


def parts(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A specification and every one inside it."""
    yield spec
    for inner in (*spec.get("layer", ()), *([spec["spec"]] if "spec" in spec else [])):
        yield from parts(inner)


def signs(spec: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What shows something of the data, and which."""
    for part in parts(spec):
        for sign, told in (*part.get("encoding", {}).items(), *part.get("facet", {}).items()):
            if isinstance(told, dict) and "field" in told:
                yield sign, told


@pytest.mark.parametrize("kind", SERIES)
def test_series_differ_by_more_than_colour(kind: str) -> None:
    values = () if kind == "timeline" else ("people",)
    spec = spec_of(kind, *values, **SERIES[kind])
    coloured = {told["field"] for sign, told in signs(spec) if sign == "color"}
    assert coloured == {"series"}
    others = {sign for sign, told in signs(spec) if told["field"] == "series"} - {"color"}
    if kind == "bar":
        # Each bar says itself which it is, behind its number.
        assert ("text", "shown") in {(sign, told["field"]) for sign, told in signs(spec)}
        assert all(one["series"] in one["shown"] for one in spec["data"]["values"])
    else:
        assert others & {"strokeDash", "row"}


def test_bars_of_several_numbers_say_which() -> None:
    spec = spec_of("bar", "people", "homes", category="kind")
    assert {one["shown"] for one in spec["data"]["values"]} >= {
        "9（人口）",
        "4（世帯（施設などを除く））",
    }


def test_bars_without_a_series_say_their_number_only() -> None:
    spec = spec_of("bar", "people", category="kind")
    assert [one["shown"] for one in spec["data"]["values"]] == ["9", "5"]


def test_longer_words_behind_bars_get_more_room() -> None:
    def room(*numbers: str) -> float:
        spec = spec_of("bar", *numbers, category="kind")
        values = [one["value"] for one in spec["data"]["values"]]
        return float(spec["encoding"]["x"]["scale"]["domain"][1] / max(values))

    assert room("people", "homes") > room("people") > 1


def test_every_kind_with_a_series_is_looked_at() -> None:
    drawn = {kind for kind, form in FORMS.items() if "series" in form.optional}
    assert drawn == SERIES.keys()
