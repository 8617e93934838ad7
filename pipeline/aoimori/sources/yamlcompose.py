"""Nodes of a YAML text, by YAML 1.2's core rules; quickly where libyaml tells the same."""

from __future__ import annotations

import re
from typing import Any

import yaml

# A space between two characters of Japanese writing (kana, kanji, full-width signs).
_FOLD = re.compile(r"(?<=[\u3001-\u9fff\uff01-\uffef]) (?=[\u3001-\u9fff\uff01-\uffef])")


class _Loader(yaml.SafeLoader):
    """YAML 1.2's core rules: 001234, 2025-01-01, on and no stay text.

    A folded text (``>``) joins Japanese lines without a space: Japanese has none between words.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        # A few lines of aliases of aliases would unfold without end, and a tag makes any value of
        # a text; definitions need neither.
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) is not None:
            raise yaml.composer.ComposerError(None, None, "not used here", event.start_mark)
        return super().compose_node(parent, index)

    def construct_scalar(self, node: Any) -> Any:
        value = super().construct_scalar(node)
        if isinstance(node, yaml.ScalarNode) and node.style == ">":
            return _FOLD.sub("", str(value))
        return value


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    # More digits are no number that anybody counts with.
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", list("-+0123456789")),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first
    )

# libyaml is many times as fast, lets pass some of what YAML forbids, counts lines of documents in
# another way and has an empty value elsewhere (``{a: , b: c}``): texts with such signs are not for
# it.
_Quick: Any = getattr(yaml, "CSafeLoader", None)  # where PyYAML was built with it
_NOT_QUICK = re.compile(
    r"[%?\t\x85\u2028\u2029\ufeff]|[|>][-+0-9]*#|^(?:---|\.\.\.)|:\s+[,\]}]", re.MULTILINE
)
# Far below what ends the process: it counts no calls.
_DEEPEST = 100


def compose(text: str) -> yaml.Node | None:
    """The node of a text with one document, or none. Raises :class:`yaml.YAMLError`,
    :class:`RecursionError`."""
    try:
        if _is_for_quick(text):
            return compose_quickly(text)
    except (yaml.YAMLError, ValueError):
        pass  # the other says what is wrong, and where
    return compose_slowly(text)


def _is_for_quick(text: str) -> bool:
    if _Quick is None or _NOT_QUICK.search(text):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Quick):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) is not None:
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            return False
    return True


def compose_slowly(text: str) -> yaml.Node | None:
    """By PyYAML itself."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


def compose_quickly(text: str) -> yaml.Node | None:
    """By libyaml. Raises :class:`ValueError` for half a character."""
    loader = _Quick(text)
    loader.yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def construct(node: yaml.Node) -> Any:
    """Plain data of a node. Raises :class:`ValueError` for a character that there is not."""
    return _Loader("").construct_document(node)
