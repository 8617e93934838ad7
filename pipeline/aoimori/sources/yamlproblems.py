"""What is wrong with a text that is no YAML, in our words: the commonest slips, each at its line
and character.

The parser tells where it could not go on; the slip is often a line or two above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from aoimori.core.findings import Finding, Place

# What ends a line for the parser.
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# A key at the start of a line or of an item, as far as a colon or what was meant for one.
_KEY = re.compile(r"\s*(?:- +)*(?P<key>\"[^\"]*\"|'[^']*'|[^\s:：\"'#\[\]{},-][^:：#]*?)\s*[:：]")
_BARE_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s:：#][^:：#]*?)\s*(?:#.*)?")
# A value that begins with a quote.
_QUOTED = re.compile(r"^\s*(?:- +)*(?:[^\s:：#\"'][^:：#]*:\s+)?(?P<quote>[\"'])")
# What stands for something else at the start of a value.
_SIGNS = "@`%*&!|>"
_TOO_LARGE = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Text:
    """A text by its lines. Lines and characters count from 0, as the parser does."""

    name: str
    lines: Sequence[str]

    def place(self, line: int) -> Place:
        return Place(self.name, line=line + 1)

    def line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def character(self, mark: yaml.Mark) -> str:
        return self.line(mark.line)[mark.column : mark.column + 1]


def explain(text: str, name: str, error: Exception) -> Finding:
    """The finding that says what the parser stumbled over; ``name`` is that of the file. What is no
    error of YAML is a character by a number (\\U) that no character has."""
    written = _Text(name, _BREAK.split(text))
    if isinstance(error, yaml.reader.ReaderError):
        line = len(_BREAK.findall(text[: error.position]))
        return control_character(written.place(line), error.character)
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return _explained(written, error, error.problem_mark)
    found = _TOO_LARGE.search(text)
    at = found.start() if found else 0
    line = len(_BREAK.findall(text[:at]))
    column = at - max((m.end() for m in _BREAK.finditer(text[:at])), default=0)
    return _finding("yaml-backslash", written, line, column, sign=r"\U")


def control_character(place: Place, number: int | str) -> Finding:
    """A character that nothing published may hold."""
    point = number if isinstance(number, int) else ord(number)
    return Finding("control-character", place, {"character": f"U+{point:04X}"})


def odd_key(key: yaml.Node, value: yaml.Node, name: str) -> Iterator[Finding]:
    """A key that parses and is none: after a full-width space, or with a value behind a colon
    without a space ({ja:町})."""
    if not isinstance(key, yaml.ScalarNode) or key.style:
        return
    line, column = key.start_mark.line, key.start_mark.column
    at = _Text(name, ())
    if key.value.startswith("\u3000"):
        yield _finding("yaml-wide-space", at, line, column)
    elif ":" in key.value and value.start_mark.index == value.end_mark.index:
        word, _, _ = key.value.partition(":")
        yield _finding("yaml-colon", at, line, column + len(word), key=word)


def _explained(text: _Text, error: yaml.MarkedYAMLError, at: yaml.Mark) -> Finding:
    problem, context = error.problem or "", error.context or ""
    start = error.context_mark or at
    if text.character(at) == "\t":
        return _finding("yaml-tab", text, at.line, at.column)
    if "escape" in problem:
        sign = "\\" + text.character(at)
        return _finding("yaml-backslash", text, at.line, at.column - 1, sign=sign)
    if "scanning a quoted" in context or "double-quoted" in context:
        return _finding("yaml-quote", text, start.line, start.column)
    begins = start if context.startswith("while scanning a") else at
    if (sign := text.character(begins)) and sign in _SIGNS and not _is_inside(text, begins):
        return _finding("yaml-sign", text, begins.line, begins.column, sign=sign)
    if "flow" in context:
        return _finding("yaml-bracket", text, start.line, start.column)
    if "another document" in problem:
        return _finding("yaml-documents", text, at.line, at.column)
    return _of_lines(text, problem, start, at)


def _is_inside(text: _Text, at: yaml.Mark) -> bool:
    """Whether a sign stands inside a value, where it means itself."""
    before = text.line(at.line)[: at.column].rstrip()
    return bool(before) and before[-1] not in ":-,[{"


def _of_lines(text: _Text, problem: str, start: yaml.Mark, at: yaml.Mark) -> Finding:
    """What is wrong between the lines: colons, quotes, brackets that end nothing, indentation."""
    if "could not find expected ':'" in problem:
        return _without_colon(text, start.line)
    if "mapping values are not allowed" in problem:
        return _second_colon(text, at)
    if "'<scalar>'" in problem:
        return _behind_quote(text, start, at)
    if text.character(at) in ("]", "}"):
        return _finding("yaml-bracket", text, at.line, at.column)
    if "<block" in problem or "'-'" in problem or "'?'" in problem:
        return _finding("yaml-indentation", text, at.line, 0)
    return _finding(
        "yaml-syntax", text, at.line, at.column, found=text.line(at.line)[at.column :][:_SHOWN]
    )


def _without_colon(text: _Text, line: int) -> Finding:
    match = _KEY.match(text.line(line)) or _BARE_KEY.fullmatch(text.line(line))
    key = match["key"] if match else text.line(line).strip()
    column = match.end("key") if match else len(text.line(line))
    return _finding("yaml-colon", text, line, column, key=key[:_SHOWN])


def _second_colon(text: _Text, at: yaml.Mark) -> Finding:
    """A colon that makes a key where none may be: a second one in its line; or the line above is
    no key and value, because its own colon is none; or the line is indented too deeply."""
    if re.search(r":\s", text.line(at.line)[: at.column]):
        return _finding("yaml-colon-inside", text, at.line, at.column)
    above = at.line - 1
    while above > 0 and not text.line(above).strip():
        above -= 1
    is_key = re.search(r":(?:[ \t]|$)", text.line(above))
    if above >= 0 and not is_key and _KEY.match(text.line(above)):
        return _without_colon(text, above)
    return _finding("yaml-indentation", text, at.line, 0)


def _behind_quote(text: _Text, start: yaml.Mark, at: yaml.Mark) -> Finding:
    """Words behind a quote that ends: the quote above was never closed, and this one closes it."""
    for line in range(start.line, at.line):
        match = _QUOTED.match(text.line(line))
        if match and text.line(line).count(match["quote"]) % 2:
            return _finding("yaml-quote", text, line, match.start("quote"))
    found = text.line(at.line)[at.column :][:_SHOWN]
    return _finding("yaml-behind-quote", text, at.line, at.column, found=found)


def _finding(check: str, text: _Text, line: int, column: int, **details: str) -> Finding:
    return Finding(check, text.place(line), {"column": str(column + 1), **details})
