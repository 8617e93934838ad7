"""Plans: when they need a second look, and what their digest holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.plan import Action, Change, Kind, Plan, plan_data

NAMES = st.sampled_from(("a", "b"))
FIELDS = st.dictionaries(st.sampled_from(("title", "tags")), st.sampled_from(("", "x", ("y",), 1)))
CHANGES = st.builds(
    Change,
    st.sampled_from(Action),
    st.sampled_from(Kind),
    NAMES,
    st.just("題"),
    FIELDS,
    FIELDS,
)


def made(create: int = 0, update: int = 0, delete: int = 0, existing: int = 0) -> Plan:
    counts = {Action.CREATE: create, Action.UPDATE: update, Action.DELETE: delete}
    changes = tuple(
        Change(action, Kind.RESOURCE, f"{action}{number}")
        for action, count in counts.items()
        for number in range(count)
    )
    return Plan("https://portal.example", "https://a.example/#catalog", changes, existing)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (made(create=500), False),  # a first publication
        (made(create=500, existing=3), False),
        (made(update=3, existing=10), False),  # just 30 %
        (made(update=4, existing=10), True),
        (made(delete=1, existing=1000), True),
        (made(), False),
    ],
)
def test_much_or_anything_gone_needs_a_second_look(plan: Plan, expected: bool) -> None:
    assert plan.is_unsafe is expected


@given(st.lists(CHANGES, max_size=3), st.lists(CHANGES, max_size=3))
def test_plans_have_one_digest_only_if_they_are_the_same(
    one: list[Change], other: list[Change]
) -> None:
    first, second = (replace(made(), changes=tuple(each)) for each in (one, other))
    told = [[(c.action, c.kind, c.name, c.before, c.after) for c in each] for each in (one, other)]
    assert (first.digest == second.digest) is (told[0] == told[1])


def test_a_digest_is_of_one_portal_and_catalogue() -> None:
    plan = made(create=1)
    others = (
        replace(plan, portal="https://other.example"),
        replace(plan, catalog="https://b.example/#catalog"),
        replace(plan, existing=7),
    )
    assert len({plan.digest, *(other.digest for other in others)}) == 4


def test_for_programs() -> None:
    change = Change(Action.UPDATE, Kind.PACKAGE, "p", "題", {"tags": ("a", "b")}, {"size": 3})
    told = plan_data(replace(made(), changes=(change,), existing=2))
    assert told["changes"] == [
        {
            "action": "update",
            "kind": "package",
            "name": "p",
            "title": "題",
            "before": {"tags": ["a", "b"]},
            "after": {"size": 3},
        }
    ]
    assert (told["create"], told["update"], told["delete"], told["unsafe"]) == (0, 1, 0, True)
