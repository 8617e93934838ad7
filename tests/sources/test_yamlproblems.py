"""What is wrong with a definition is said in plain words, at its line and character."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.findings import Finding, Stop
from aoimori.core.messages import MESSAGES, hint_of, text_of
from aoimori.sources.yamlfile import read_yaml

# What was written, and what is told: code, line, character (0 where none is told).
CASES = {
    "tab to indent": ("title:\n\tja: 町\n", "yaml-tab", 2, 1),
    "tab behind spaces": ("title:\n  \tja: 町\n", "yaml-tab", 2, 3),
    "tab behind the colon": ("a:\tb\n", "yaml-tab", 1, 3),
    "tab before a comment": ("a: b\t# x\n", "yaml-tab", 1, 5),
    "no space": ("title:町\ntheme: x\n", "yaml-colon", 1, 6),
    "no space, last": ("theme: x\ntitle:町\n", "yaml-colon", 2, 6),
    "no space, inside": ("theme: x\ntitle:町\nkind: y\n", "yaml-colon", 2, 6),
    "no space, deeper": ("title:\n  ja:町\n  en: x\n", "yaml-colon", 2, 5),
    "no space before a quote": ('title:"町"\ntheme: x\n', "yaml-colon", 1, 6),
    "no space in braces": ("title: {ja:町, en: x}\n", "yaml-colon", 1, 11),
    "no colon": ("theme: x\ntitle\nkind: y\n", "yaml-colon", 2, 6),
    "full-width colon": ("theme: x\ntitle：町\nkind: y\n", "yaml-colon", 2, 6),
    "full-width colon, first": ("title： 町\nkind: y\n", "yaml-colon", 1, 6),
    "full-width space": ("title:　町\nkind: y\n", "yaml-colon", 1, 6),
    "full-width space to indent": ("title:\n　ja: 町\n　en: x\n", "yaml-wide-space", 2, 1),
    "full-width space among others": ("title:\n  ja: 町\n　　en: x\n", "yaml-wide-space", 3, 1),
    "colon inside a value": ("a: 注: 人口\n", "yaml-colon-inside", 1, 5),
    "quote never closed": ('title: "町\ntheme: x\nkind: y\n', "yaml-quote", 1, 8),
    "quote closed by another": ('title: "町\ntheme: "x"\nkind: y\n', "yaml-quote", 1, 8),
    "single quote never closed": ("title: '町\ntheme: x\n", "yaml-quote", 1, 8),
    "single quote closed by another": ("a: 1\nb: '町\ntheme: 'x'\n", "yaml-quote", 2, 4),
    "words behind a quote": ('title: "町"の表\ntheme: x\n', "yaml-behind-quote", 1, 11),
    "deeper than a value": ("title: x\n  theme: y\n", "yaml-indentation", 2, 1),
    "deeper than its like": ("a:\n  b: 1\n    c: 2\n", "yaml-indentation", 3, 1),
    "less deep than its like": ("a:\n    b: 1\n  c: 2\n", "yaml-indentation", 3, 1),
    "the first too deep": (" title: x\ntheme: y\n", "yaml-indentation", 2, 1),
    "items out of line": ("a:\n  - b\n - c\n", "yaml-indentation", 3, 1),
    "an item among keys": ("a:\n  b: 1\n  - c\n", "yaml-indentation", 3, 1),
    "a key among items": ("a:\n  - b\n  c: 1\n", "yaml-indentation", 3, 1),
    "list never closed": ("a: [1, 2\nb: 3\n", "yaml-bracket", 1, 4),
    "braces never closed": ("a: {ja: x, en: y\n", "yaml-bracket", 1, 4),
    "closed by another bracket": ("a: {ja: x]\nb: 3\n", "yaml-bracket", 1, 4),
    "closed twice": ("a: [1]]\nb: 3\n", "yaml-bracket", 1, 7),
    "no comma": ("a: {ja: x en: y}\n", "yaml-bracket", 1, 4),
    "full-width comma": ("a: {ja: x、en: y}\n", "yaml-bracket", 1, 4),
    "at sign": ("a: @x\n", "yaml-sign", 1, 4),
    "star": ("a: *x\n", "yaml-sign", 1, 4),
    "star before a note": ("b: *※\n", "yaml-sign", 1, 4),
    "exclamation mark": ("a: !x y\n", "yaml-sign", 1, 4),
    "a tag of a program": ("a: !!python/object:os.system x\n", "yaml-sign", 1, 4),
    "a tag of a number": ("a: !!int abc\n", "yaml-sign", 1, 4),
    "a tag of a day": ("a: !!timestamp abc\n", "yaml-sign", 1, 4),
    "bar": ("a: | x\n", "yaml-sign", 1, 4),
    "backslash": ('a: "^\\d+"\n', "yaml-backslash", 1, 6),
    "control character": ("a: 1\nb: \x07x\n", "control-character", 2, 0),
    "half a character": ('a: "\\ud800"\n', "control-character", 1, 0),
    "two documents": ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
    "too deep": ("[" * 5000, "yaml-too-deep", None, 0),
    "a list as a key": ("[a]: b\n", "yaml-syntax", 1, 1),
    "a key twice": ("a: 1\nb: 1\na: 2\n", "yaml-duplicate-key", 3, 0),
}  # fmt: skip


def told(tmp_path: Path, text: str) -> Finding:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_yaml(path, "x.yaml")
    return caught.value.findings[0]


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_told_where_it_was_made(name: str, tmp_path: Path) -> None:
    text, check, line, column = CASES[name]
    found = told(tmp_path, text)
    assert (found.check, found.place.line) == (check, line)
    assert found.details.get("column", "0") == str(column)
    japanese, english = text_of(found, "ja"), text_of(found, "en")
    if column:
        assert f"{column} 文字目" in japanese
        assert f"character {column}" in english
    # Nothing of the words of the library.
    for word in ("expected", "found", "token", "mapping", "scalar", "block", "while"):
        assert word not in japanese + hint_of(found, "ja")
    assert "expected" not in english


def test_line_ends_of_windows_count_once(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("theme: x\r\ntitle：町\r\nkind: y\r\n".encode())
    with pytest.raises(Stop) as caught:
        read_yaml(path, "x.yaml")
    (found,) = caught.value.findings
    assert (found.check, found.place.line, found.details["column"]) == ("yaml-colon", 2, "6")


def test_a_number_of_many_digits_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: " + "9" * 5000 + "\n", encoding="utf-8")
    assert read_yaml(path, "x.yaml").data == {"a": "9" * 5000}


DEFINITION = """title: {ja: 町の一覧, en: "Towns"}
description:
  ja: >-
    県内の町の名前です。
accepts:
  - check: hidden-column
    cells: [C5:C56, 'D5:D56']
"""
SLIPS = st.sampled_from(
    ("", ":", "：", "\t", "　", " ", '"', "'", "[", "}", "*", "- ", "#", "\\", "\n")
)


@given(at=st.integers(0, len(DEFINITION)), gone=st.integers(0, 3), put=SLIPS)
def test_any_slip_is_read_or_told_in_our_words(
    at: int, gone: int, put: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "slip.yaml"
    path.write_text(DEFINITION[:at] + put + DEFINITION[at + gone :], encoding="utf-8")
    try:
        read_yaml(path, "x.yaml")
    except Stop as stop:
        for finding in stop.findings:
            assert finding.check in MESSAGES
            assert finding.place.line is not None
            assert text_of(finding, "ja")
