"""Names as CKAN takes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.ckan.names import package_name
from aoimori.core.tags import tag

# ckan.logic.validators: tag_name_validator with tag_length_validator, name_validator.
TAKEN = re.compile(r"[\w \-.]{2,100}")
NAME = re.compile(r"[a-z0-9_\-]{2,100}")


@pytest.mark.parametrize(
    ("keyword", "expected"),
    [
        ("人口", "人口"),
        ("open data", "open data"),
        ("v1.0_x-y", "v1.0_x-y"),
        # What a real CKAN refuses (metadata 3.2, rule 6).
        ("水", "水_"),
        ("河川・ダム", "河川-ダム"),
        ("人口（推計）", "人口-推計"),
        ("子育て/福祉", "子育て-福祉"),
        ("  町  ", "町_"),
        ("C++", "C_"),
        ("☆", "U-2606"),
        ("ＡＥＤ／救急", "AED-救急"),
    ],
)
def test_keywords_as_tags(keyword: str, expected: str) -> None:
    assert tag(keyword) == expected


@given(st.text(min_size=1).filter(str.strip))
def test_every_keyword_becomes_a_tag_that_is_taken(keyword: str) -> None:
    made = tag(keyword)
    assert TAKEN.fullmatch(made)
    assert made == made.strip()


@given(st.from_regex(TAKEN, fullmatch=True).filter(lambda text: text == text.strip()))
def test_what_ckan_takes_stays_as_it_is(keyword: str) -> None:
    assert tag(keyword) == keyword or len(keyword) < 2


@given(st.from_regex(r"[a-z][a-z0-9]{0,150}(-[a-z0-9]{1,30}){0,3}", fullmatch=True))
def test_every_slug_becomes_a_name_that_is_taken(slug: str) -> None:
    assert NAME.fullmatch(package_name("012345", slug))


def test_long_names_that_begin_alike_stay_apart() -> None:
    one, other = (package_name("012345", "a" * 120 + last) for last in ("x", "y"))
    assert one != other
    assert len(one) == 100
