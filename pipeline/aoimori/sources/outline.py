"""The keys of the two upper floors of a YAML file, without a YAML parser.

For counting and completing, where reading a long definition whole would be felt. A file that is
written another way than by indented blocks has no outline; nothing is concluded from that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_KEY = re.compile(
    r"""(?P<indent> *)(?P<quote>["']?)(?P<key>[^\s"':#\[{][^"':]*)(?P=quote):(?:\s|$)"""
)


def outline(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Every key at the edge of a file, and the keys directly below it; none if unreadable."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, list[str]] = {}
    top, floor = "", 0
    for line in lines:
        match = _KEY.match(line)
        if match is None:
            continue
        indent, key = len(match["indent"]), match["key"]
        if indent == 0:
            top, floor = key, 0
            found.setdefault(top, [])
        elif top and indent == (floor := floor or indent):
            found[top].append(key)
    return {key: tuple(below) for key, below in found.items()}
