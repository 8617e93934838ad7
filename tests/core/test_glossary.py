"""What people read beside the values, in one digest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aoimori.core.codes import Code, CodeList
from aoimori.core.glossary import glossary_digest
from aoimori.core.localized import Localized
from aoimori.core.schema import Coordinates, Field
from support.tables import schema, table

TITLE = Localized("町", "Towns")
CODES = {
    "kinds": CodeList(
        "kinds", {code: Code(code, Localized(f"名{code}")) for code in ("a", "b", "unused")}
    )
}
SCHEMA = schema(
    Field("kind", Localized("種類"), codes="kinds"),
    Field("x", Localized("横"), "number"),
    Field("y", Localized("縦"), "number"),
)
TABLE = table(SCHEMA, [("a", "1", "2"), ("b", "3", "4")])
FIELDS: list[dict[str, Any]] = [
    {"title": Localized("別")},
    {"unit": Localized("人")},
    {"description": Localized("別")},
]


def told(**changes: Any) -> str:
    return glossary_digest(TITLE, replace(TABLE, schema=replace(TABLE.schema, **changes)), CODES)


def test_the_same_words_are_the_same_digest() -> None:
    assert told() == glossary_digest(TITLE, TABLE, CODES)


@pytest.mark.parametrize("words", FIELDS, ids=lambda words: next(iter(words)))
def test_other_words_of_a_field(words: dict[str, Any]) -> None:
    first, *others = TABLE.schema.fields
    assert told(fields=(replace(first, **words), *others)) != told()


def test_titles_that_are_exchanged() -> None:
    kind, x, y = TABLE.schema.fields
    changed = (kind, replace(x, title=y.title), replace(y, title=x.title))
    assert told(fields=changed) != told()


def test_other_coordinates() -> None:
    assert told(coordinates=Coordinates("x", "y")) != told(coordinates=Coordinates("y", "x"))


def test_the_title_and_the_names_of_codes_that_occur() -> None:
    assert glossary_digest(Localized("別"), TABLE, CODES) != told()
    for code, matters in (("a", True), ("unused", False)):
        entries = {each.code: each for each in CODES["kinds"]}
        entries[code] = Code(code, Localized("別"))
        changed = {"kinds": CodeList("kinds", entries)}
        assert (glossary_digest(TITLE, TABLE, changed) != told()) is matters
