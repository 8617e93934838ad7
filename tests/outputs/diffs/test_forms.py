"""What all forms of a diff have in common, and their words."""

from __future__ import annotations

import string

import pytest

from aoimori.core.diff.content import Content
from aoimori.core.diff.wording import TEXTS
from aoimori.core.localized import LANGUAGES, Language, Localized
from aoimori.outputs.diffs import DIFFS
from aoimori.outputs.diffs.texts import alike_note, shown
from aoimori.outputs.diffs.words import WORDS
from support.diffs import every_change, nothing, of_one


def test_the_forms_and_their_files() -> None:
    assert [(name, form.file) for name, form in DIFFS] == [
        ("csv", "diff.csv"),
        ("xlsx", "diff.xlsx"),
        ("json", "diff.json"),
        ("html", "diff.html"),
    ]
    assert all(form.title.ja and form.title.en for _, form in DIFFS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIFFS.names())
def test_the_same_bytes_twice(name: str, lang: Language) -> None:
    form = DIFFS.get(name)
    assert form
    assert form.write(every_change(), lang) == form.write(every_change(), lang)


@pytest.mark.parametrize("name", ["csv", "json"])
def test_what_programs_read_is_the_same_in_every_language(name: str) -> None:
    form = DIFFS.get(name)
    assert form
    assert form.write(every_change(), "ja") == form.write(every_change(), "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIFFS.names())
def test_nothing_and_tables_without_columns_or_rows(name: str, lang: Language) -> None:
    form = DIFFS.get(name)
    assert form
    none = Content.of((), ())
    empty = Content.of(("a",), ())
    for comparison in (nothing(), of_one(none, none), of_one(empty, empty), of_one(none, empty)):
        assert form.write(comparison, lang)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", [*WORDS, *TEXTS])
def test_words_are_in_both_languages_with_the_same_blanks(key: str) -> None:
    text: Localized = WORDS.get(key) or TEXTS[key]
    assert text.ja
    assert text.en
    assert text.en.isprintable()
    assert not any("ぁ" <= sign <= "龥" for sign in text.en)
    assert blanks(text.ja) == blanks(text.en)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("が", "か\u3099", "U+304C → U+304B U+3099"),
        ("x葛y", "x葛\U000e0100y", "none → U+E0100"),
        ("a", "a ", "none → U+0020"),
        ("a\nb", "a\r\nb", "none → U+000D"),
        ("", "\u200b", "none → U+200B"),
        ("aa", "a\u200ba", "none → U+200B"),
        ("a", "a" + " " * 9, f"none →{' U+0020' * 8} …"),
    ],
)
def test_texts_that_look_the_same_are_told_apart(before: str, after: str, told: str) -> None:
    assert alike_note(before, after, "en").endswith(f": {told}")
    assert alike_note(after, before, "ja")


@pytest.mark.parametrize(("before", "after"), [("a", "b"), (None, " "), ("1", "１"), ("-", "")])
def test_texts_that_look_different_need_no_note(before: str | None, after: str | None) -> None:
    assert alike_note(before, after, "ja") == ""


def test_texts_are_shown_with_what_is_not_seen() -> None:
    assert shown("a\r\nb\x00\t\ufffe\u202e") == "a␍\nb␀\t��"
