"""docs/metadata.md has every field of ours, every word that a standard's document says, and no
other."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from aoimori.core.agents import Area, Contact, Publisher
from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.lock import Lock
from aoimori.core.release import Distribution, PublishedSource
from aoimori.core.schema import Field, TableSchema
from house.metadata import WORDS

NOUNS = (
    *(Catalog, Publisher, Contact, Area, Dataset, Release, Lock, Distribution, PublishedSource),
    *(Field, TableSchema),
)
# Told in prose beside the tables.
_CELL = re.compile(r"`([^`]+)`")


def page(root: Path) -> str:
    return (root / "docs/metadata.md").read_text("utf-8")


def columns(text: str) -> dict[str, set[str]]:
    """The words in each column of the tables, by the name of the standard."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    header: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            header = []
        elif cells := [cell.strip() for cell in line.strip("|").split("|")]:
            header = header or cells
            for name, cell in zip(header, cells, strict=True):
                found[name].update(_CELL.findall(cell))
    return found


def test_every_field_of_ours_is_there(root: Path) -> None:
    named = set(_CELL.findall(page(root)))
    ours = {f"{noun.__name__}.{field.name}" for noun in NOUNS for field in fields(noun)}
    assert ours - named == set()
    nouns = {noun.__name__ for noun in NOUNS}
    said = {word for word in named if word.partition(".")[0] in nouns and "." in word}
    assert said - ours == set()


@pytest.mark.parametrize("standard", WORDS)
def test_every_word_that_is_written_is_there_and_no_other(root: Path, standard: str) -> None:
    text = page(root)
    written, told = WORDS[standard](), columns(text)[standard]
    if standard == "06":  # columns that are always empty stand below the table
        told |= {word for word in _CELL.findall(text) if word in written}
    assert written - told == set()
    links = {word for word in told if word.startswith("<")}
    assert told - written - links - _SAID_OTHERWISE.get(standard, set()) == set()


# Words of a column that are not of the document itself.
_SAID_OTHERWISE = {
    "DCAT": {"dcat:DatasetSeries"},
    "CSVW": {"pattern", "enum"},
}
