"""Code lists, and the check digit of local government codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.codes import Clash, Code, CodeList, area_code_check_digit
from aoimori.core.localized import Localized
from aoimori.core.steps import Unreadable
from aoimori.sources.codelists import read_code_list


def entry(code: str, name: str, **extra: str) -> Code:
    return Code(code, Localized(name), extra)


def code_list(*entries: Code) -> CodeList:
    return CodeList("towns", {entry.code: entry for entry in entries})


TOWNS = code_list(
    entry("1", "森町", county_ja="茅部郡", name_kana="モリマチ"),
    entry("2", "森町", county_ja="周智郡", name_kana="モリマチ"),
    entry("3", "鰺ヶ沢町", variants="鯵ヶ沢町; 鰺ケ沢町", name_kana="アジガサワマチ"),
)


@pytest.fixture
def governments(root: Path) -> CodeList:
    return read_code_list(root / "schemas/codes/local-governments.csv", "local-governments.csv")


def found(codes: CodeList, text: str) -> tuple[str, str, list[str]]:
    result = codes.find(text)
    if result.steps:
        assert result.steps[0].before == text
        assert result.steps[-1].after == result.known
    return result.entry.code, result.known, [step.rule for step in result.steps]


def refused(codes: CodeList, text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        codes.find(text)
    return caught.value


def test_finds_codes_and_exact_names() -> None:
    assert found(TOWNS, "3") == ("3", "3", [])
    assert found(TOWNS, "鰺ヶ沢町") == ("3", "鰺ヶ沢町", [])


def test_finds_variants_of_a_name_and_says_so() -> None:
    assert found(TOWNS, "鰺ケ沢町") == ("3", "鰺ヶ沢町", ["name-variant"])


def test_a_county_tells_names_apart() -> None:
    assert found(TOWNS, "周智郡森町") == ("2", "周智郡森町", [])


def test_finds_a_reading_that_only_one_name_has() -> None:
    assert found(TOWNS, "アジガサワマチ") == ("3", "アジガサワマチ", [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("鯵が沢町", "not-in-code-list"),
        ("03", "not-in-code-list"),
        ("", "not-in-code-list"),
        ("森町", "ambiguous-name"),
        ("モリマチ", "ambiguous-name"),
    ],
)
def test_refuses_unknown_and_ambiguous_names(text: str, reason: str) -> None:
    assert refused(TOWNS, text).check == reason


def test_an_unknown_name_is_told_with_the_names_near_it(governments: CodeList) -> None:
    assert "大鰐町" in refused(governments, "大鰐村").details["known"]


def test_a_variant_that_leads_to_two_codes_is_a_clash() -> None:
    towns = code_list(
        entry("1", "外ヶ浜町", variants="外が浜町"),
        entry("2", "外が浜町"),
        entry("3", "六ヶ所村", variants="六ケ所村"),
        entry("4", "六箇所村", variants="六ケ所村"),
    )
    assert set(towns.clashes) == {
        Clash("外が浜町", "1", "2"),
        Clash("六ケ所村", "3", "4"),
        Clash("六ケ所村", "4", "3"),
    }


@pytest.mark.parametrize(
    ("text", "code", "rules"),
    [
        ("022012", "022012", []),
        ("０２２０１２", "022012", ["full-width-digits"]),
        ("02201", "022012", ["check-digit"]),
        ("22012", "022012", ["leading-zero"]),
        ("2201", "022012", ["leading-zero", "check-digit"]),
        ("２２１０１", "022101", ["full-width-digits", "leading-zero"]),
        ("青森県", "020001", []),
        ("東津軽郡平内町", "023019", []),
        ("青森県平内町", "023019", []),
        ("青森県東津軽郡平内町", "023019", []),
        ("青森県青森市", "022012", []),
        ("鯵ヶ沢町", "023213", ["name-variant"]),
        ("西津軽郡鯵ケ沢町", "023213", ["name-variant"]),
        ("外が浜町", "023078", ["name-variant"]),
        ("六ケ所村", "024112", ["name-variant"]),
        ("田舎舘村", "023671", ["name-variant"]),
    ],
)
def test_finds_what_sheets_write_for_a_local_government(
    governments: CodeList, text: str, code: str, rules: list[str]
) -> None:
    code_found, _, told = found(governments, text)
    assert (code_found, told) == (code, rules)


@pytest.mark.parametrize("text", ["022013", "22013", "2299", "220", "0220120", "02301x", "大鰐村"])
def test_refuses_codes_that_cannot_be_proved(governments: CodeList, text: str) -> None:
    assert refused(governments, text).check == "not-in-code-list"


def test_digits_that_may_be_two_codes_are_ambiguous() -> None:
    """22101 is 022101 without its zero, or 221015 without its check digit."""
    both = code_list(entry("022101", "平川市"), entry("221015", "静岡市葵区"))
    assert both.is_of_areas
    error = refused(both, "22101")
    assert (error.check, set(error.details["codes"].split("・"))) == (
        "ambiguous-name",
        {"022101", "221015"},
    )


def test_codes_of_other_lists_are_not_completed() -> None:
    assert not TOWNS.is_of_areas
    assert not code_list(entry("022013", "検査数字が違う市")).is_of_areas
    assert not code_list().is_of_areas


def test_an_entry_gives_any_column_of_its_list(governments: CodeList) -> None:
    town, city = governments["023019"], governments["022012"]
    assert town.column("county_ja") == "東津軽郡"
    assert (town.column("code"), town.column("name_ja")) == ("023019", "平内町")
    assert city.column("county_ja") is None
    assert {"code", "name_ja", "name_en", "county_ja", "kind"} <= governments.columns


def test_every_code_and_every_way_to_write_it_is_sound(governments: CodeList) -> None:
    assert len(governments) == 42
    assert governments.is_of_areas
    assert governments.clashes == ()
    for code in governments:
        assert area_code_check_digit(code.code[:5]) == code.code[5]
        lost = (code.code, code.code[:5], code.code.lstrip("0"), code.code[:5].lstrip("0"))
        county = code.extra["county_ja"]
        names = (code.name.ja, county + code.name.ja, *code.variants, code.extra["name_kana"])
        for text in (*lost, *names):
            assert governments.find(text).entry is code, text
        assert bool(county) == (code.extra["kind"] in ("town", "village"))
