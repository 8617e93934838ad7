"""Every word of the interface exists in both languages and is used somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.portal.labels import frame_words, read_labels


def _used(root: Path) -> set[str]:
    found: set[str] = set()
    for path in (root / "site/templates").rglob("*.html"):
        found |= set(re.findall(r"\bt\.([a-z_]+)", path.read_text(encoding="utf-8")))
    for path in (root / "site/theme").rglob("*.html"):
        words = re.findall(r"\b(?:w|words)\.([a-z_]+)", path.read_text(encoding="utf-8"))
        found |= {f"frame_{word}" for word in words}
    for path in (root / "pipeline/aoimori/portal").rglob("*.py"):
        found |= set(re.findall(r'\bt\["([a-z_]+)"\]', path.read_text(encoding="utf-8")))
    return found


def test_labels_are_complete_and_used(root: Path) -> None:
    labels = read_labels(root / "site/words")
    assert labels["ja"].keys() == labels["en"].keys()
    assert set(labels["ja"]) == _used(root)


def test_both_languages_have_the_same_blanks(root: Path) -> None:
    labels = read_labels(root / "site/words")
    for key, text in labels["ja"].items():
        blanks = [set(re.findall(r"{[a-z]+}", words)) for words in (text, labels["en"][key])]
        assert blanks[0] == blanks[1], key


def test_no_label_is_a_method_of_a_mapping(root: Path) -> None:
    """``t.values`` would find the method before the word."""
    labels = read_labels(root / "site/words")
    assert not [key for key in (*labels["ja"], *frame_words(labels["ja"])) if hasattr(dict, key)]


@pytest.mark.parametrize(
    "text", ["word: {ja: 語}", "word: {ja: 語, en: ' '}", "word: {ja: 語, en: no}", "- word"]
)
def test_a_missing_language_stops(text: str, tmp_path: Path) -> None:
    path = tmp_path / "home.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Stop, match="site-failed"):
        read_labels(tmp_path)


def test_a_word_that_is_there_twice_stops(tmp_path: Path) -> None:
    for name in ("home", "list"):
        (tmp_path / f"{name}.yaml").write_text("word: {ja: 語, en: word}", encoding="utf-8")
    with pytest.raises(Stop, match="site-failed"):
        read_labels(tmp_path)
