"""Small built releases made by hand, with content that tries to break out of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from aoimori.core.agents import Publisher
from aoimori.core.catalog import (
    Catalog,
    Dataset,
    Origin,
    Part,
    Release,
    Source,
    TableDefinition,
)
from aoimori.core.codes import STATUSES, Code, CodeList
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.fiscal import FiscalYear
from aoimori.core.layout import Correction, Layout
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock, PastVersion, Status, Withdrawal
from aoimori.core.provenance import Block, History, Places, Trail
from aoimori.core.quality import ALWAYS, quality_of
from aoimori.core.release import (
    BuiltRelease,
    CatalogueFile,
    Distribution,
    FileFormat,
    SourceFile,
    WithdrawnRelease,
)
from aoimori.core.schema import Field, TableSchema
from aoimori.core.series import Series, TableYears, YearChange
from aoimori.core.steps import Step
from aoimori.core.story import statuses_of, tell
from aoimori.core.summary import summarise
from aoimori.core.table import Table
from aoimori.core.tablechange import TableChange, ValueChange
from aoimori.portal.pages import Portal

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b",
    "{{ config.site_dir }} {% raw %}",
    "[x](javascript:alert(1))",
    "first\n\nsecond",
    "```\ncode\n```",
    "👨‍👩‍👧‍👦 🇯🇵 1\ufe0f\u20e3",
    "tab\there",
    "a & b &amp; c",
    "</div></td></table>",
    "--> <!-- <![CDATA[ ]]>",
    "'single' \"double\"",
    "葛\U000e0100城 邉\U000e0102 が",
    "\u202eabc\u202c عربى \u200f\u2066x",
    "*[abbr]: text **bold** _it_ `code`",
    "<img src=x onerror=alert(1)>",
    "\ue000\uf8ff 𠮷 髙 﨑",
    "\\`escaped\\`",
    "&#60;b&#62;",
    "２０行目",
    "never shown",
)
# Cells may hold these too; definitions with the second and the third are refused.
LONG, CONTROLS, NO_CHARACTER = "長い<b>&" + "長" * 100_000, "a\x02\x1bb\x7f", "a\ufffe\uffffb"
CELLS = (*HOSTILE, LONG, CONTROLS, NO_CHARACTER)
SECRET = "名を出さない人"
TITLE = "</title><script>alert('t')</script> & {{ 7 * 7 }} \"q\""

LICENCE = Code(
    "L",
    Localized("自由に使える", "Free"),
    {"url": "https://licence.example/", "attribution_ja": "どうぞ"},
)
THEMES = CodeList(
    "themes",
    {
        "two": Code("two", Localized("二番", "Second")),
        "one": Code("one", Localized("一番", "First")),
    },
)
TOWNS = CodeList(
    "towns", {"01": Code("01", Localized("甲町", "Ko")), "02": Code("02", Localized("乙町"))}
)
CONCEALED = Code("concealed", Localized("秘匿", "Concealed"))
CSV = FileFormat(
    "CSV", "csv", "text/csv", "CSV", Localized("表計算の方", "For spreadsheets"), "UTF-8"
)
JSON = FileFormat(
    "JSON", "json", "application/json", "JSON", Localized("アプリの方", "For apps"), "UTF-8"
)

TEXTS = TableSchema(
    "texts",
    Localized("文字", "Texts"),
    (
        Field("number", Localized("番号", "Number"), "integer", constraints={"minimum": 1}),
        Field("text", Localized("本文"), description=Localized("説明 <b>", "Words <b>")),
        Field("note", Localized("備考", "Note")),
    ),
    primary_key=("number",),
)
PLACES = TableSchema(
    "places",
    Localized("場所", "Places"),
    (
        Field("code", Localized("コード", "Code"), codes="towns", constraints={"required": True}),
        Field("count", Localized("人数", "People"), "number", Localized("人", "persons")),
        Field(
            "open", Localized("公開", "Open"), "boolean", true_values=("1",), false_values=("0",)
        ),
    ),
    primary_key=("code",),
)


def table(
    name: str,
    schema: TableSchema,
    records: Sequence[Sequence[str | None]],
    trails: Mapping[str, Trail] | None = None,
) -> Table:
    """A table whose row n stands in sheet row n + 2, its fields in the columns from A."""
    columns = {field: index for index, field in enumerate(schema.names, start=1)}
    return Table(
        name=name,
        schema=schema,
        frame=pd.DataFrame(records, columns=list(schema.names), dtype="str"),
        places=dict.fromkeys(
            schema.names,
            Places(
                (Block("datasets/x/source.xlsx", "表１", columns),),
                np.zeros(len(records), dtype=np.int16),
                np.arange(2, len(records) + 2, dtype=np.int32),
            ),
        ),
        trails=trails or {},
    )


def trail(positions: Sequence[int], which: Sequence[int], *histories: History) -> Trail:
    rows = [position + 2 for position in positions]
    arrays = [np.array(values, dtype=np.int32) for values in (positions, rows, which)]
    return Trail(arrays[0], arrays[1], arrays[2], histories)


def publisher(slug: str, name: Localized) -> Publisher:
    return Publisher(slug, name, "000000", Code("city", Localized("市", "City")), LICENCE)


def built(
    dataset: Dataset, year: int, tables: Sequence[Table], modified: date, version: str = "1.0.0"
) -> BuiltRelease:
    files = [
        Distribution(t.name, form, f"{t.name}.{form.extension}", 2048, "ab" * 32, len(t))
        for t in tables
        for form in (CSV, JSON)
    ]
    release, named = dataset.by_year[year], {t.name: t for t in tables}
    return BuiltRelease(
        dataset=dataset,
        release=release,
        lock=Lock(version, date(2025, 4, 1), modified, {}, {}),
        tables={name: summarise(table) for name, table in named.items()},
        distributions=tuple(files),
        sources=(SourceFile("datasets/x/source.xlsx", 1000, "cd" * 32),),
        story=tell(named, release.sources),
        statuses=statuses_of(named, CodeList(STATUSES, {"concealed": CONCEALED})),
        quality=quality_of((*ALWAYS, "frictionless", "codes"), found()),
    )


def found() -> list[Finding]:
    """What the checks of a release found, in words that try to break out of a page."""
    accept = {"reason": HOSTILE[0], "reason_en": HOSTILE[9], "decided_by": "x"}
    accept |= {"office": "<b>市</b>", "office_en": "City & Co"}
    place = Place("datasets/x/<i>.xlsx", HOSTILE[1], "B2")
    author = {"name": "creator", "value": SECRET, "by": SECRET}
    return [
        Finding("blank-row", place, {"count": "1", "cells": HOSTILE[2]}, Severity.NOTICE),
        Finding("author-property", place, {**author, **accept}, Severity.NOTICE),
    ]


def texts() -> Dataset:
    """One table, two fiscal years, a hostile title."""
    source = Source((Part("source.xlsx", Layout((1,), (), absent=("note",))),))
    return Dataset(
        publisher=publisher("harbour", Localized("港市", "Harbour City")),
        slug="texts",
        folder="datasets/harbour/texts",
        title=Localized(TITLE),
        description=Localized("困った文字。二つめの文。", "Awkward texts. Second sentence."),
        theme=THEMES["one"],
        frequency=Code("annual", Localized("毎年", "Annual")),
        license=LICENCE,
        keywords={"ja": ("鰺ヶ沢",)},
        tables=(TableDefinition("texts", Localized("文字の表", "Texts"), TEXTS),),
        releases=tuple(Release(FiscalYear(year), {"texts": source}) for year in (2023, 2024)),
    )


def places() -> Dataset:
    """Two tables, repairs, readings and a correction."""
    correction = Correction("B3", ("count",), "12人?", "12", Localized("誤植。", "Misprint."))
    source = Source((Part("source.xlsx", Layout((1,), ())),))
    corrected = Source(source.parts, (correction,))
    return Dataset(
        publisher=publisher("field", Localized("野町", "Field Town")),
        slug="places",
        folder="datasets/field/places",
        title=Localized("場所", "Places"),
        description=Localized("場所の一覧です。", "A list of places."),
        theme=THEMES["two"],
        frequency=Code("never", Localized("なし", "Never")),
        license=LICENCE,
        keywords={},
        tables=(
            TableDefinition("places", Localized("場所の表", "Places"), PLACES),
            TableDefinition("texts", Localized("文字の表", "Texts"), TEXTS),
        ),
        releases=(Release(FiscalYear(2019), {"places": corrected, "texts": source}),),
        origins=(Origin(Localized("原書"), Localized("省", "Ministry")),),
        notes=(Localized("注意。", "Mind."),),
    )


def places_table() -> Table:
    counts = trail(
        (0, 1, 2),
        (0, 1, 0),
        History("１人", (Step("digits", "１人", "1人"), Step("unit-suffix", "1人", "1"))),
        History("12人?", (Step("correction", "12人?", "12"),)),
    )
    opened = trail((2,), (0,), History("○", (Step("map", "○", "1"), Step("trim", "1", "1"))))
    records = [("01", "1", "0"), ("02", "12", None), ("03", "1", "1")]
    return table("places", PLACES, records, {"count": counts, "open": opened})


def catalog(*, demonstration: bool = True) -> Catalog:
    return Catalog(
        title=Localized("港のデータ", "Harbour Data"),
        tagline=Localized("誰でも使えるデータを", "Data for all"),
        description=Localized("データのカタログです。", "A catalogue of data."),
        base_url="https://data.example/base/",
        publisher=Localized("運営の会", "The Society"),
        license=LICENCE,
        datasets=(texts(), places()),
        demonstration=demonstration,
        codes={
            "themes": THEMES,
            "towns": TOWNS,
            STATUSES: CodeList(STATUSES, {"concealed": CONCEALED}),
        },
    )


def portal() -> Portal:
    """Everything, with the catalogue files of our own."""
    files = (
        CatalogueFile("catalog.ttl", Localized("目録（T）", "Catalogue (T)"), Localized("全体")),
        CatalogueFile("catalog.csv", Localized("<一覧>"), Localized("<全体>", "<all>")),
    )
    return Portal(catalog(), releases(), files, (series(),), (withdrawn(),))


NOTE = "<script>alert('n')</script> {{ 7 * 7 }} の誤りを訂正 \x02"


def series() -> Series:
    """The two years of the texts, and both in one table."""
    change = TableChange(
        "texts",
        added=18,
        changed=1,
        values=1,
        columns_removed=("note",),
        constant=(("number", "<b>", "&"),),
    )
    years = TableYears(change, (2, 21))
    address = "data/harbour/texts/2024/_meta/changes.csv"
    both = Distribution("texts", CSV, "texts.csv", 2000, "cd" * 32, 23)
    return Series("harbour/texts", (YearChange(2024, 2023, (years,), file=address),), (both,))


def withdrawn() -> WithdrawnRelease:
    """The only release of a dataset, of which the texts are the successor."""
    title = Localized("なくなった場所", "Places that are gone")
    dataset = replace(places(), slug="gone", folder="datasets/field/gone", title=title)
    lock = Lock(
        "1.0.0",
        date(2025, 1, 1),
        date(2025, 1, 1),
        {},
        {"places.csv": "ef" * 32},
        status=Status.WITHDRAWN,
        withdrawn=Withdrawal(date(2025, 6, 1), NOTE, "harbour/texts"),
    )
    past = replace(lock, past=(lock.as_past,))
    return WithdrawnRelease(dataset, dataset.releases[0], past)


def corrected(release: BuiltRelease) -> BuiltRelease:
    """A release with a version before it."""
    lock = release.lock
    cell = ValueChange("02 乙町", "count", "11", "<i>12</i>")
    change = TableChange("places", changed=1, values=3, cells=(cell,))
    past = PastVersion("1.0.0", date(2025, 4, 15), {"places.csv": "ef" * 32})
    status = Status.CORRECTED
    lock = replace(lock, status=status, note=NOTE, changes=(change,), past=(past,))
    return replace(release, lock=replace(lock, issued=date(2025, 4, 15)))


def following(release: BuiltRelease) -> BuiltRelease:
    """A release that was held against that of the year before when it was recorded."""
    change = TableChange(
        "texts", added=18, rows_added=("4 <b>",), constant=(("number", "<b>", "&"),)
    )
    return replace(release, lock=replace(release.lock, since=2023, changes=(change,)))


def releases() -> tuple[BuiltRelease, ...]:
    rows = [(str(index), text, None) for index, text in enumerate(HOSTILE, start=1)]
    hostile = table("texts", TEXTS, rows)
    two = table("texts", TEXTS, [("1", "短い", "備考"), ("2", None, None)])
    sign = History("x", (Step("symbol", "x", None, "concealed"),))
    signed = replace(two, trails={"note": trail((1,), (0,), sign)})
    return (
        built(texts(), 2023, [signed], date(2025, 4, 1)),
        corrected(built(places(), 2019, [places_table(), two], date(2025, 5, 1), "1.0.1")),
        following(built(texts(), 2024, [hostile], date(2026, 4, 1))),
    )
