"""Definitions in YAML: what is wrong is told with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.findings import Finding, Stop
from aoimori.core.messages import text_of
from aoimori.sources.yamlfile import read_checked, read_yaml


def read(tmp_path: Path, text: str | bytes) -> object:
    path = tmp_path / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path, "x.yaml").data


def stopped(tmp_path: Path, text: str | bytes) -> tuple[Finding, ...]:
    with pytest.raises(Stop) as caught:
        read(tmp_path, text)
    return caught.value.findings


def test_codes_dates_and_words_stay_text(tmp_path: Path) -> None:
    data = read(tmp_path, "a: 022012\nb: 2025-01-01\nc: on\nd: no\ne: 12\nf: true\ng:\nh: 1.5\n")
    assert data == {
        "a": "022012",
        "b": "2025-01-01",
        "c": "on",
        "d": "no",
        "e": 12,
        "f": True,
        "g": None,
        "h": 1.5,
    }


def test_folded_japanese_has_no_spaces_at_the_folds(tmp_path: Path) -> None:
    data = read(tmp_path, "a: >-\n  人口と\n  世帯数です。\n  ABC\n  の表\nb: 第２章 現状\n")
    assert data == {"a": "人口と世帯数です。 ABC の表", "b": "第２章 現状"}


@pytest.mark.parametrize(
    ("text", "check", "line"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "yaml-duplicate-key", 4),
        (b"a: \x81\xff\n", "yaml-encoding", None),
        ("a: &x [1]\nb: *x\n", "yaml-sign", 2),
        ('a: "\\U99999999"\n', "yaml-backslash", 1),
        ('t:\n  ja: あ\n  en: "a\\u0001"\n', "control-character", 3),
        ('k: {ja: [あ, "\\v"]}\n', "control-character", 1),
        ('t: {ja: "\\uffff"}\n', "control-character", 1),
    ],
)
def test_says_where_it_is_no_yaml(
    tmp_path: Path, text: str | bytes, check: str, line: int | None
) -> None:
    (finding,) = stopped(tmp_path, text)
    assert (finding.check, finding.place.line) == (check, line)


SCHEMA = """{"type": "object", "additionalProperties": false, "required": ["title", "kind"],
"properties": {"title": {"type": "string"}, "kind": {"enum": ["a", "b"]},
"where": {"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": false,
"properties": {"row": {"type": "integer", "minimum": 1}}}]},
"list": {"type": "array", "minItems": 1}, "day": {"type": "string", "format": "date"}}}"""


@pytest.mark.parametrize(
    ("text", "check", "key", "line"),
    [
        ("title: x\nkind: a\ntitel: y\n", "unknown-word", "titel", 3),
        ("title: x\n", "missing-word", "", 1),
        ("title: 1\nkind: a\n", "wrong-type", "title", 1),
        ("title: x\nkind: c\n", "bad-word-value", "kind", 2),
        ("title: x\nkind: a\nwhere:\n  row: x\n", "wrong-type", "where.row", 4),
        ("title: x\nkind: a\nwhere:\n  rwo: 1\n", "unknown-word", "where.rwo", 4),
        ("title: x\nkind: a\nwhere: {row: 0}\n", "bad-word-value", "where.row", 3),
        ("title: x\nkind: a\nlist: []\n", "empty-word", "list", 3),
        ("title: x\nkind: a\nday: 1 April\n", "bad-word-value", "day", 3),
        ("- a\n", "wrong-type", "", 1),
        ("", "wrong-type", "", None),
    ],
)
def test_holds_a_file_against_its_schema(
    tmp_path: Path, text: str, check: str, key: str, line: int | None
) -> None:
    path, schema = tmp_path / "x.yaml", tmp_path / "x.schema.json"
    path.write_text(text, encoding="utf-8")
    schema.write_text(SCHEMA, encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_checked(path, "x.yaml", schema)
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.key, finding.place.line) == (check, key, line)
    # What stands there and its limit, not the sentence of a library.
    assert not {"is", "not", "should"} & set(text_of(finding, "ja").split())


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    path, schema = tmp_path / "x.yaml", tmp_path / "x.schema.json"
    path.write_text("title: x\nkind: a\nwere: x\n", encoding="utf-8")
    schema.write_text(SCHEMA, encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_checked(path, "x.yaml", schema)
    assert caught.value.findings[0].details["known"] == "where"


def test_a_layout_may_mean_a_control_character(tmp_path: Path) -> None:
    """Cells hold vertical tabs; a text for people may not, but tabs and line breaks it may."""
    data = read(tmp_path, 'expected: "a\\vb"\ntitle: {ja: "a\\tb\\r\\nc"}\n')
    assert data == {"expected": "a\vb", "title": {"ja": "a\tb\r\nc"}}
