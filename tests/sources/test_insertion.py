"""A year is written among the years of a definition; every other letter stays."""

from __future__ import annotations

import pytest
import yaml

from aoimori.sources.insertion import with_release

WORDS = {"awaited": True, "sources": {"towns": "2025/R7.xlsx"}}
ADDED = "  2025:\n    awaited: true\n    sources:\n      towns: 2025/R7.xlsx\n"
OLD = "  2024:  # now\n    sources: {towns: 2024/R6.xlsx}\n"
OLDER = "  2023:\n    sources: {towns: 2023/R5.xlsx}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("releases:\n", OLD + OLDER),
        ("releases:\n", OLD),
        ("releases:  # newest first\n  # of all towns\n\n", "  # the last one\n" + OLD + OLDER),
        # Oldest first.
        ("releases:\n" + OLDER + OLD, ""),
        ("releases:\n" + OLDER + OLD, "  # the next one goes here\n\nkeywords: {}\n"),
        ("releases:\n" + OLDER + OLD + "    # of this year\n", "# end\n"),
        ("a: 1\nreleases:\n" + OLDER + "  2024:\n    n: |\n      # text\n", "b: 2\n"),
        # Among others.
        ("releases:\n  2026: {sources: {}}\n", "  # note\n" + OLD),
        ("releases:\n" + OLDER + OLD, "  2026: {sources: {}}\n"),
    ],
)
def test_where_a_year_goes(before: str, after: str) -> None:
    assert with_release(before + after, 2025, WORDS) == before + ADDED + after


def test_years_that_are_parted_by_blank_lines_stay_parted() -> None:
    text = f"releases:\n{OLD}\n{OLDER}"
    assert with_release(text, 2025, WORDS) == f"releases:\n{ADDED}\n{OLD}\n{OLDER}"
    text = f"releases:\n{OLDER}\n{OLD}"
    assert with_release(text, 2025, WORDS) == f"releases:\n{OLDER}\n{OLD}\n{ADDED}"


def test_lines_end_as_they_did_and_are_as_far_in() -> None:
    text = "releases:\r\n    '2024':\r\n        sources: {towns: a}\r\ntitle: b"
    wanted = "".join(f"  {line}\r\n" for line in ADDED.splitlines())
    found = with_release(text, 2025, WORDS)
    assert found == text.replace("    '2024'", wanted + "    '2024'")
    text = "releases:\n" + OLDER + OLD.rstrip("\n")
    assert with_release(text, 2025, WORDS) == f"{text}\n{ADDED}"


@pytest.mark.parametrize(
    "text",
    [
        "releases: {2024: {}}\n",
        "{releases: {2024: {}}}\n",
        "a: 1\n",
        "releases:\n  ? 2024\n  : {}\n",
    ],
)
def test_other_forms_are_left_alone(text: str) -> None:
    assert with_release(text, 2025, WORDS) is None


def test_words_are_written_as_people_write_them() -> None:
    layout = {
        "header": [3, 4],
        "end": None,
        "sheet": {"matches": r"^No"},
        "columns": {"no": "Ｎｏ", "code": {"from": "コード_全国, 地方", "default": "020001"}},
        "symbols": {"-": {"as": "0", "meaning": "該当なし（0）"}},
        "absent": [f"a_field_with_a_long_name_{n}" for n in range(4)],
    }
    words = {
        "awaited": True,
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "sources": {"towns": {"path": "2025/町.xlsx", "layout": layout}},
    }
    text = with_release("releases:\n" + OLD, 2025, words) or ""
    assert text.removesuffix(OLD) == (
        "releases:\n"
        "  2025:\n"
        "    awaited: true\n"
        "    period: {start: 2025-01-01, end: 2025-12-31}\n"
        "    sources:\n"
        "      towns:\n"
        "        path: 2025/町.xlsx\n"
        "        layout:\n"
        "          header: [3, 4]\n"
        "          end: null\n"
        "          sheet: {matches: ^No}\n"
        "          columns:\n"
        "            'no': Ｎｏ\n"
        "            code: {from: 'コード_全国, 地方', default: '020001'}\n"
        "          symbols:\n"
        "            '-': {as: '0', meaning: 該当なし（0）}\n"
        "          absent:\n"
        "            - a_field_with_a_long_name_0\n"
        "            - a_field_with_a_long_name_1\n"
        "            - a_field_with_a_long_name_2\n"
        "            - a_field_with_a_long_name_3\n"
    )
    read = yaml.load(text, yaml.BaseLoader)
    assert read["releases"]["2025"]["sources"]["towns"]["layout"]["columns"]["no"] == "Ｎｏ"
