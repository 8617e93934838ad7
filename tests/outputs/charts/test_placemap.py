"""How places on a map are shaded."""

from __future__ import annotations

from aoimori.outputs.charts import KINDS, look
from support.charts import CODE, CODES, PEOPLE, content, definition, squares


def shades(*numbers: str) -> dict[str, str]:
    """The shade of each place by its number, the places of a row."""
    places = [f"{at:02}" for at in range(len(numbers))]
    rows = [(place, number) for place, number in zip(places, numbers, strict=True)]
    chart, kind = definition("map", ("people",), place="code"), KINDS["map"]
    figures = kind.figures(chart, content((CODE, PEOPLE), *rows), CODES)
    areas = kind.spec(chart, figures, "ja", squares(*places))["layer"][0]
    scale = areas["encoding"]["color"]["scale"]
    shade = dict(zip(scale["domain"], scale["range"], strict=True))
    told = [feature["properties"] for feature in areas["data"]["values"]]
    return {number: shade[place["range"]] for number, place in zip(numbers, told, strict=True)}


def test_the_more_the_darker() -> None:
    assert shades("1", "2", "3", "4", "5") == dict(zip("12345", look.SHADES, strict=True))
    assert shades("1", "9") == {"1": look.SHADES[-2], "9": look.SHADES[-1]}


def test_a_loss_is_no_small_gain() -> None:
    found = shades("-40", "-30", "-20", "-10", "5")
    assert [found[n] for n in ("-40", "-30", "-20", "-10")] == list(look.FALLS[:0:-1])
    assert found["5"] in look.SHADES
    assert set(shades("-2", "-1").values()) <= set(look.FALLS)


def test_no_class_is_of_both_sides_of_zero() -> None:
    found = shades(*map(str, range(-20, 20)))
    assert {found[str(n)] for n in range(-20, 0)} <= set(look.FALLS)
    assert {found[str(n)] for n in range(20)} <= set(look.SHADES)
