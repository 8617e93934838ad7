"""YAML with the line of every key, checked against a JSON Schema; errors say file, line, key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import LANGUAGES
from aoimori.core.text import not_for_xml
from aoimori.sources.schemaproblems import explain as explain_schema
from aoimori.sources.yamlcompose import compose, construct
from aoimori.sources.yamlproblems import control_character, explain, odd_key

Path_ = tuple[str | int, ...]


# Half a character of UTF-16, which no file can hold.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: plain data, and the line of every key and item by its path."""

    name: str
    data: Any
    lines: Mapping[Path_, int] = field(repr=False)

    def place(self, *path: str | int) -> Place:
        """The place of a key; the nearest one above it that is written in the file."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return Place(self.name, line=self.lines[path[:end]], key=dotted(path))
        return Place(self.name, key=dotted(path))


def dotted(path: Path_) -> str:
    """tables.population.layout.drop[0]"""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def read_yaml(path: Path, name: str) -> YamlFile:
    """Parse a file. Raises :class:`Stop`: unreadable, not YAML, a key written twice, or a character
    that cannot be published."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        details = {"offset": str(error.start + 1)}
        raise Stop(Finding("yaml-encoding", Place(name), details)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(Finding("unreadable-file", Place(name), {"reason": reason})) from error
    lines: dict[Path_, int] = {}
    try:
        node = compose(text)
        findings = [] if node is None else list(_walk(node, (), lines, name))
        data = None if node is None else construct(node)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Stop(explain(text, name, error)) from error
    except RecursionError as error:
        raise Stop(Finding("yaml-too-deep", Place(name))) from error
    if findings:
        raise Stop(*findings)
    return YamlFile(name, data, lines)


def _walk(node: yaml.Node, path: Path_, lines: dict[Path_, int], name: str) -> Iterator[Finding]:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        # Texts for people stand under a language; elsewhere a layout may mean such a character.
        is_text = any(step in LANGUAGES for step in path)
        place = Place(name, line=lines[path], key=dotted(path))
        yield from _unfit(str(node.value), place, is_text=is_text)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, index), lines, name)
    elif isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            yield from odd_key(key_node, value, name)
            if (*path, key) in lines:
                place = Place(name, line=line, key=dotted(path))
                yield Finding("yaml-duplicate-key", place, {"key": key})
            lines[(*path, key)] = line
            yield from _walk(value, (*path, key), lines, name)


def _unfit(text: str, place: Place, *, is_text: bool) -> Iterator[Finding]:
    half = _HALF.search(text)
    if character := not_for_xml(text) if is_text else half[0] if half else "":
        yield control_character(place, character)


@cache
def _validator(text: str, name: str) -> jsonschema.Draft202012Validator:
    """Kept by what the schema says, not by its file: it may change while a site is shown."""
    try:
        words = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(words)
    except (ValueError, jsonschema.SchemaError) as error:
        details = {"problem": str(error).splitlines()[0]}
        raise Stop(Finding("json-schema-broken", Place(name), details)) from error
    return jsonschema.Draft202012Validator(
        words,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


def read_checked(path: Path, name: str, schema: Path) -> YamlFile:
    """Parse a file and hold it against a JSON Schema; raises :class:`Stop` with every finding."""
    file = read_yaml(path, name)
    data = _string_keys(file.data)
    said = schema.read_text(encoding="utf-8")
    validator = _validator(said, f"{schema.parent.name}/{schema.name}")
    errors = sorted(validator.iter_errors(data), key=lambda e: dotted(tuple(e.path)))
    findings = [finding for error in errors for finding in explain_schema(error, file.place)]
    if findings:
        raise Stop(*findings)
    return YamlFile(file.name, data, file.lines)


def _string_keys(data: Any) -> Any:
    """Keys such as 2024 as text, so that a schema can speak about them."""
    if isinstance(data, dict):
        return {str(key): _string_keys(value) for key, value in data.items()}
    return [_string_keys(item) for item in data] if isinstance(data, list) else data
