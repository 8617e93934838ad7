"""What is said of a dataset, in one digest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aoimori.core.card import card_digest
from aoimori.core.localized import Localized
from outputs.test_dcat_sample import OWN_TERMS, dataset

WORDS: list[dict[str, Any]] = [
    {"title": Localized("別")},
    {"title": Localized("河川の一覧", "Rivers")},
    {"description": Localized("別")},
    {"keywords": {"ja": ("河川",)}},
    {"license": OWN_TERMS},
    {"theme": OWN_TERMS},
    {"frequency": OWN_TERMS},
    {"notes": ()},
    {"origins": ()},
    {"publisher": replace(dataset().publisher, name=Localized("別"))},
    {"tables": (replace(dataset().tables[0], title=Localized("別")),)},
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: next(iter(words)))
def test_other_words_are_another_card(words: dict[str, Any]) -> None:
    assert card_digest(dataset(**words), False) != card_digest(dataset(), False)


def test_a_demonstration_is_said_and_the_place_of_the_folder_is_not() -> None:
    card = card_digest(dataset(), False)
    assert card_digest(dataset(), True) != card
    assert card_digest(dataset(folder="elsewhere", keywords=dataset().keywords), False) == card
