"""The named steps, and which of them want to be looked at."""

from __future__ import annotations

from aoimori.core.messages import MESSAGES
from aoimori.core.repairs import RULES, warnings_of
from aoimori.core.steps import Step


def test_a_year_past_its_era_is_a_warning_with_the_year_it_was_read_as() -> None:
    steps = (
        Step("trim", " 平成32年度", "平成32年度"),
        Step("era-overflow", "平成32年度", "2020年度"),
    )
    assert list(warnings_of(steps)) == [
        ("era-overflow", {"value": "平成32年度", "read_as": "2020年度"})
    ]


def test_every_warning_has_its_words() -> None:
    named = {rule.warning for rule in RULES.values() if rule.warning}
    assert named <= set(MESSAGES)
    for code in named:
        MESSAGES[code].text.ja.format(value="平成32年度", read_as="2020年度")
