"""schema.org for search engines: what they ask for is there, in both languages, and nothing is
padded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.catalog import DESCRIPTION_LENGTH
from aoimori.core.localized import LANGUAGES, Language, Localized
from aoimori.core.release import BuiltRelease
from aoimori.core.searchwords import LEAST, MOST, search_description
from aoimori.core.summary import TableSummary
from aoimori.outputs.meta.schemaorg import all_years_page_data, release_page_data
from house.metadata import whole
from outputs.test_dcat_sample import bare, catalog, dataset, release

REQUIRED = {"name", "description"}
RECOMMENDED = {
    *("alternateName", "creator", "distribution", "identifier", "includedInDataCatalog"),
    *("isAccessibleForFree", "isBasedOn", "isPartOf", "keywords", "license", "spatialCoverage"),
    *("temporalCoverage", "variableMeasured", "version", "url", "dateModified", "datePublished"),
}


def told(built: BuiltRelease, *years: BuiltRelease, lang: Language = "ja") -> dict[str, Any]:
    return release_page_data(catalog(), years or (built,), built, "https://data.example/x/", lang)


def nodes(value: Any) -> list[dict[str, Any]]:
    inner = value if isinstance(value, list) else []
    own = [value] if isinstance(value, dict) else []
    inner = [*inner, *(value.values() if isinstance(value, dict) else ())]
    return own + [node for each in inner for node in nodes(each)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_is_asked_for_is_there(lang: Language) -> None:
    _, years = whole()
    node = told(years[1], *years[::-1], lang=lang)
    assert set(node) >= (REQUIRED | RECOMMENDED)
    assert node["@context"] == "https://schema.org/"
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert node["temporalCoverage"] == "2019-04-01/2020-03-31"
    assert node["spatialCoverage"]["geo"]["box"] == "41 139 46 149"
    names = {"ja": "河川の一覧 令和元年度（2019年度）", "en": "List of rivers, fiscal year 2019"}
    assert node["name"] == names[lang]
    assert node["alternateName"] == names["en" if lang == "ja" else "ja"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_datasets_inside_have_names_and_descriptions_too(lang: Language) -> None:
    own, years = whole()
    pages = (
        told(years[1], *years[::-1], lang=lang),
        all_years_page_data(own, years[::-1], years[0].distributions, "https://x/all/", lang),
    )
    for page in pages:
        datasets = [node for node in nodes(page) if node.get("@type") == "Dataset"]
        assert len(datasets) >= 2
        for node in datasets:
            assert node["name"]
            assert LEAST <= len(node["description"]) <= MOST
        downloads = [node for node in nodes(page) if node.get("@type") == "DataDownload"]
        assert downloads
        assert all(node["contentUrl"].startswith("https://") for node in downloads)


def test_a_dataset_of_little_has_no_empty_words() -> None:
    summary = TableSummary("rivers", 7, 0, (), ())
    node = told(replace(release(bare()), tables={"rivers": summary}))
    assert all(value not in ("", [], None) for value in node.values())
    assert "alternateName" not in node
    assert "geo" not in node["spatialCoverage"]


SHORT, LONG = DESCRIPTION_LENGTH
ABOUT = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=SHORT, max_size=SHORT + 5),
    st.integers(LONG - 40, LONG).map(lambda length: "町" * length),
)


@given(ABOUT, st.sampled_from([0, 1, 400]), st.booleans())
def test_descriptions_are_as_long_as_search_engines_take(
    about: str, notes: int, demonstration: bool
) -> None:
    _, years = whole()
    described = Localized(about)
    of = dataset(
        description=described,
        notes=(Localized("注" * 30),) * notes,
        theme=replace(dataset().theme, name=Localized("国際")),
        tables=years[0].dataset.tables,
    )
    built = replace(years[0], dataset=of)
    for lang in LANGUAGES:
        text = search_description(catalog(demonstration=demonstration), (built,), lang)
        assert LEAST <= len(text) <= MOST
        assert about in text


def test_what_is_behind_a_description_are_facts() -> None:
    _, years = whole()
    built = replace(years[0], dataset=replace(years[0].dataset, notes=()))
    assert search_description(catalog(), (built,), "ja").splitlines() == [
        "県内の河川です。",
        "項目：コード、長さ、公開、緯度、経度。",
        "分野：国土。発行者：例示県。対象期間：2018-04-01から2019-03-31まで。",
    ]
