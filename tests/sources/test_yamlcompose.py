"""Both ways to read YAML tell the same, or the quick one is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aoimori.sources import yamlcompose
from aoimori.sources.yamlcompose import compose, compose_quickly, compose_slowly, construct

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path
    for folder in ("datasets", "schemas", "tests/rules", "docs")
    for path in (ROOT / folder).rglob("*.yaml")
)
# What means something to YAML, and what a slip of a finger may leave.
SIGNS = st.sampled_from(
    [
        *" \n:-,[]{}#'\"|>@`\\\r\u3000：ab町1.~\x00\x7f\xa0🎌",
        ": ",
        "- ",
        "\n  ",
        "|\n ",
        ">-\n ",
        "''",
    ]
)
SLIPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), SIGNS), max_size=4)


def told(node: yaml.Node | None) -> object:
    """All we make use of: tags, values, styles, and where each node begins and ends."""
    if node is None:
        return None
    marks = [(mark.line, mark.column, mark.index) for mark in (node.start_mark, node.end_mark)]
    value = node.value
    if isinstance(node, yaml.MappingNode):
        value = [(told(key), told(each)) for key, each in node.value]
    elif isinstance(node, yaml.SequenceNode):
        value = [told(each) for each in node.value]
    is_scalar = isinstance(node, yaml.ScalarNode)
    return node.tag, value, node.style or None if is_scalar else None, marks[: 1 + is_scalar]


def assert_same(text: str) -> None:
    try:
        slow = told(compose_slowly(text))
    except (yaml.YAMLError, RecursionError) as error:
        with pytest.raises(type(error)):
            compose(text)
    else:
        assert told(compose(text)) == slow


def test_every_file_we_have_is_read_the_same() -> None:
    quick = 0
    for path in FILES:
        text = path.read_text("utf-8-sig")
        assert_same(text)
        quick += told(compose_quickly(text)) == told(compose_slowly(text))
    assert quick > len(FILES) * 0.9


@given(st.sampled_from(FILES), st.integers(0, 10_000), st.integers(1, 8), SLIPS)
def test_after_any_slip_too(
    path: Path, start: int, count: int, slips: list[tuple[int, int, str]]
) -> None:
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    start %= len(lines)
    text = "".join(lines[start : start + count])
    for place, gone, sign in slips:
        at = place % (len(text) + 1)
        text = text[:at] + sign + text[at + gone :]
    assert_same(text)


@given(st.text("ab:-# \n'\"[]{},|>&*!%?\t.\\~町", max_size=30))
def test_any_text(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize("text", ["{a: , b: 1}", "{a: ,{b: c}}", "[a: , b]", "{a: \n , b: 1}"])
def test_an_empty_value_stands_in_the_same_place(text: str) -> None:
    assert_same(text)


def test_nesting_without_end_is_refused_as_before() -> None:
    assert_same("[" * 100_000)
    assert_same("- " * 100_000)


def test_without_libyaml_it_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlcompose, "_Quick", None)
    node = compose("a: [022012, 町]\n")
    assert node is not None
    assert construct(node) == {"a": ["022012", "町"]}
