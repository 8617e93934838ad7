"""A year written into the text of a ``dataset.yaml``: all that stands there stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

_WIDE = 10_000  # one line, however long
_STEP = 2
# A list or mapping of so few and so short values stands on one line.
_FEW, _SHORT = 3, 60
_MAP, _SEQ = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
_TIME = "tag:yaml.org,2002:timestamp"


class _Open(dict[str, Any]):
    """A mapping with a line for every key, however short."""


class _Dumper(yaml.SafeDumper):
    """Definitions as people write them: blocks, short lists and mappings on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


# Days are texts in definitions; whatever another reader takes for something else is quoted.
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != _TIME]
    for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _represent_open(dumper: yaml.SafeDumper, data: Any) -> yaml.Node:
    return dumper.represent_mapping(_MAP, data, flow_style=False)


def _represent_mapping(dumper: yaml.SafeDumper, data: Any) -> yaml.Node:
    is_short = len(data) <= _FEW and _is_short([*data, *data.values()])
    return dumper.represent_mapping(_MAP, data, flow_style=is_short)


def _represent_list(dumper: yaml.SafeDumper, data: Any) -> yaml.Node:
    return dumper.represent_sequence(_SEQ, data, flow_style=_is_short(data))


_Dumper.add_representer(_Open, _represent_open)
_Dumper.add_representer(dict, _represent_mapping)
_Dumper.add_representer(list, _represent_list)


def _is_short(values: list[Any]) -> bool:
    if any(isinstance(value, dict | list) or "\n" in str(value) for value in values):
        return False
    return sum(len(str(value)) for value in values) <= _SHORT


def with_release(text: str, year: int, words: Mapping[str, Any]) -> str | None:
    """The text of a definition with one more year in ``releases``: before the years that are
    earlier where the newest stands first (or only one does), else before those that are later.
    ``None`` if the years are no block of lines that one could be put among."""
    releases = _releases(text)
    keys = [key for key, _ in releases.value] if releases is not None else []
    starts = [_line_start(text, key.start_mark.index) for key in keys]
    leads = (text[_line_start(text, at) : at] for at in (key.start_mark.index for key in keys))
    if not keys or any(lead.strip() for lead in leads):
        return None
    column = keys[0].start_mark.column
    years = [int(key.value) for key in keys]
    newest_first = years[0] >= years[-1]
    tops = [_above(text, start, column) for start in starts]
    is_parted = any(_is_blank_before(text, top) for top in tops[1:])
    end = "\r\n" if "\r\n" in text else "\n"
    lines = _lines(year, words, column)
    for other, top in zip(years, tops, strict=True):
        if (other < year) is newest_first:
            block = [*lines, *([""] if is_parted else [])]
            return text[:top] + "".join(f"{line}{end}" for line in block) + text[top:]
    at = _end_of(text, starts[-1], releases, column)
    block = [*([""] if is_parted else []), *lines]
    joined = "".join(f"{line}{end}" for line in block)
    before = text[:at] if text[:at].endswith("\n") else text[:at] + end
    return before + joined + text[at:]


def _releases(text: str) -> yaml.MappingNode | None:
    """The years of a definition, if they are written as a block."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "releases" and isinstance(value, yaml.MappingNode):
            return None if value.flow_style else value
    return None


def _lines(year: int, words: Mapping[str, Any], column: int) -> list[str]:
    opened = _Open(words)
    opened["sources"] = _Open(words["sources"])
    written = yaml.dump(
        {year: opened},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        indent=_STEP,
        width=_WIDE,
    )
    return [f"{' ' * column}{line}".rstrip() for line in written.splitlines()]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _above(text: str, start: int, column: int) -> int:
    """Where the comments begin that stand directly above a line, as far in as it does."""
    while start > 0:
        before = _line_start(text, start - 1)
        line = text[before:start]
        if len(line) - len(line.lstrip(" ")) != column or not line.lstrip(" ").startswith("#"):
            break
        start = before
    return start


def _is_blank_before(text: str, start: int) -> bool:
    return start > 0 and not text[_line_start(text, start - 1) : start].strip()


def _end_of(text: str, last: int, releases: yaml.MappingNode | None, column: int) -> int:
    """Where the last year ends: before blank lines, and comments that are not within it."""
    at = releases.end_mark.index if releases is not None else len(text)
    at = _line_start(text, at) if at < len(text) else at
    while at > last:
        before = _line_start(text, at - 1)
        line = text[before:at]
        is_within = len(line) - len(line.lstrip(" ")) > column
        if line.strip() and (is_within or not line.lstrip().startswith("#")):
            break
        at = before
    return at
