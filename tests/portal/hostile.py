"""A portal where every text of the mocks stands in every place that a page has for words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from aoimori.core.catalog import Catalog, Dataset, Part, Release, Source, TableDefinition
from aoimori.core.charts import Chart, ChartDefinition, Picture
from aoimori.core.codes import Code, CodeList
from aoimori.core.dashboard import Section, Tile
from aoimori.core.fiscal import FiscalYear
from aoimori.core.layout import Layout
from aoimori.core.localized import LANGUAGES, Localized
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import Field, TableSchema
from aoimori.core.text import not_for_xml
from aoimori.outputs.charts import KINDS
from aoimori.portal.pages import Portal
from aoimori.verbs.heads import PageHeads
from portal import mocks

CODES = {text: f"{number:02}" for number, text in enumerate(mocks.CELLS)}
# What definitions have for words where cells have a text: the same, but those with characters that
# XML cannot hold are refused, and a page says a title some sixty times.
WORDS = {
    text: f"名{code}" if text == mocks.LONG or not_for_xml(text) else text
    for text, code in CODES.items()
}
KIND = Field("kind", Localized("種類"))


def dataset(code: str, word: str) -> Dataset:
    """Every word of it is the same."""
    said = Localized(word)
    source = Source((Part("source.xlsx", Layout((1,), ())),))
    fields = (
        Field("code", said, codes="towns", constraints={"required": True}),
        Field("people", said, "integer", said, description=said),
        replace(KIND, title=said),
    )
    return Dataset(
        publisher=replace(mocks.publisher(f"p{code}", said), code=code),
        slug="one",
        folder=f"datasets/p{code}/one",
        title=said,
        description=said,
        theme=Code(f"t{code}", said),
        frequency=mocks.texts().frequency,
        license=mocks.LICENCE,
        keywords={"ja": (said.ja, "語")},
        tables=(TableDefinition("one", said, TableSchema("one", said, fields, ("code",))),),
        releases=(Release(FiscalYear(2024), {"one": source}),),
        notes=(said,),
    )


def charts(of: Dataset, text: str) -> Iterator[Chart]:
    """One on the page of the dataset, where its cells are the text as well, and one on the page of
    the place."""
    said, towns = of.title, CodeList("towns", {})
    schema = replace(of.tables[0].schema, primary_key=())
    content = mocks.table("one", schema, [(CODES[text], "5", text), ("00", "1", "他")]).content()
    for name, place in (("one", ""), ("each", CODES[text])):
        asked = ChartDefinition(
            name, "bar", "one", said, {"category": "kind"}, ("people",), description=said
        )
        figures = KINDS["bar"].figures(asked, content, {"towns": towns})
        alt = KINDS["bar"].alt(asked, figures)
        pictures = {lang: Picture(f"{name}.svg", 9, 9, f"{name}.json") for lang in LANGUAGES}
        yield Chart(asked, figures, alt, f"{name}.csv", 9, pictures, place, said)


def built(text: str, word: str) -> BuiltRelease:
    """The text is in its cells, and the note of its version."""
    of = dataset(CODES[text], word)
    rows = [(CODES[text], "5", text)]
    table = mocks.table("one", of.tables[0].schema, rows)
    release = mocks.built(of, 2024, [table], date(2026, 4, 1))
    lock = replace(release.lock, note=text)
    return replace(release, lock=lock, charts=tuple(charts(of, text)))


def catalog(datasets: tuple[Dataset, ...]) -> Catalog:
    towns = {of.publisher.code: Code(of.publisher.code, of.title) for of in datasets}
    themes = {of.theme.code: of.theme for of in datasets}
    sections = tuple(
        Section(of.title, (Tile(of.id, "one", "total", *(of.title,) * 3),), of.title)
        for of in datasets
    )
    lists = {"towns": CodeList("towns", towns), "themes": CodeList("themes", themes)}
    return replace(
        mocks.catalog(),
        datasets=datasets,
        municipalities=lists["towns"],
        dashboard=sections,
        search=True,
        codes={**mocks.catalog().codes, **lists},
    )


def portal(words: Mapping[str, str]) -> Portal:
    """A dataset, a municipality and a part of the dashboard for each text with its word."""
    releases = tuple(built(text, word) for text, word in words.items())
    whole = catalog(tuple(each.dataset for each in releases))
    return Portal(whole, releases, head_of=PageHeads.of(whole, releases, ()))
