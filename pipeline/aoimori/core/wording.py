"""The sentences the catalogue says itself, in Japanese and English.

One truth for the graph, the lists and every portal that is told about a dataset.
"""

from __future__ import annotations

from collections.abc import Iterable

from aoimori.core.catalog import Catalog, Dataset, Origin
from aoimori.core.codes import Code
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, Distribution, PublishedSource, WithdrawnRelease

DEMONSTRATION = Localized(
    "これはデモンストレーションであり、国や自治体の公式サイトではありません。",
    "This is a demonstration, not an official site of any government.",
)


def year_title(title: Localized, year: FiscalYear) -> Localized:
    """A title with its fiscal year, so that every release is readable on its own."""
    ja = f"{title.ja} {year.japanese}（{year.year}年度）"
    return Localized(ja, title.en and f"{title.en}, fiscal year {year.year}")


def all_years_title(title: Localized) -> Localized:
    """A title where all fiscal years are in one table."""
    return Localized(f"{title.ja}（全年度）", title.en and f"{title.en}, all fiscal years")


def file_title(title: Localized, file_format: str) -> Localized:
    """A table's title with the format, which tells its files apart."""
    return Localized(f"{title.ja}（{file_format}）", title.en and f"{title.en} ({file_format})")


def file_description(file: Distribution) -> Localized:
    """Whom the file is for, and how many rows it has."""
    purpose, name, rows = file.format.purpose, file.format.name, file.rows
    ja = f"{purpose.ja}のための{name}ファイル（{rows:,}行）"
    return Localized(ja, purpose.en and f"{purpose.en} ({rows:,} {'row' if rows == 1 else 'rows'})")


def source_title(file: PublishedSource) -> Localized:
    """A source that is published, by its own name."""
    return Localized(f"元のファイル（{file.name}）", f"Source file ({file.name})")


def source_description(file: PublishedSource) -> Localized:
    """Whom it is for, and what it lacks."""
    purpose, name = file.format.purpose, file.format.name
    return Localized(
        f"{purpose.ja}のための{name}ファイル（受け取ったもの。作成者・コメントなどは除いています）",
        f"{purpose.text('en')}: the {name} file received, without authors, comments and the like",
    )


def catalog_description(catalog: Catalog) -> Localized:
    """The description, and of a demonstration that it is one."""
    if not catalog.demonstration:
        return catalog.description
    return _join((catalog.description, DEMONSTRATION))


def dataset_description(dataset: Dataset, demonstration: bool) -> Localized:
    """Description and remarks, a paragraph each: what a portal shows as the text of a dataset."""
    return _join((dataset.description, *remarks(dataset, demonstration)), "\n\n", "\n\n")


def remarks(dataset: Dataset, demonstration: bool) -> tuple[Localized, ...]:
    """The notes; a portal that takes over a dataset loses the catalogue around it, so the dataset
    too says that it is a demonstration."""
    return (*dataset.notes, *((DEMONSTRATION,) * demonstration))


def withdrawn_notice(release: WithdrawnRelease) -> Localized:
    """That a release is no longer published: since when, why, what to use instead."""
    year, told = release.release.year, release.lock.withdrawn
    assert told is not None, release.id
    ja = f"{year.japanese}（{year.year}年度）は {told.day.isoformat()} に公開を終了しました"
    en = f"Fiscal year {year.year} was withdrawn on {told.day.isoformat()}"
    ja, en = f"{ja}（{told.reason}）", f"{en} ({told.reason})"
    if told.successor:
        ja, en = f"{ja}。代わりに {told.successor} をお使いください", f"{en}; use {told.successor}"
    return Localized(f"{ja}。", f"{en}.")


def rights(licence: Code, demonstration: bool) -> Localized | None:
    """What may be done with the data, in a sentence; ``None`` when there is none to say."""
    attribution = Localized(
        licence.extra.get("attribution_ja", ""), licence.extra.get("attribution_en", "")
    )
    parts = [*((attribution,) if attribution.ja else ()), *((DEMONSTRATION,) * demonstration)]
    return _join(parts) if parts else None


def citation(origin: Origin) -> Localized:
    """A document as it is cited: title, publisher, terms."""
    ja = f"{origin.title.ja}（{origin.publisher.ja}）"
    en = f"{origin.title.en} ({origin.publisher.en})"
    if origin.terms:
        ja, en = f"{ja} {origin.terms.ja}", f"{en} {origin.terms.en}"
    texts = (origin.title, origin.publisher, *filter(None, (origin.terms,)))
    return Localized(ja, en if all(text.en for text in texts) else "")


def release_citation(catalog: Catalog, built: BuiltRelease) -> Localized:
    """A release as it is to be cited; the address of its page goes behind. A demonstration must
    not be cited as if the office itself had published it."""
    dataset, year, version = built.dataset, built.release.year, built.lock.version
    author = catalog.publisher if catalog.demonstration else dataset.publisher.name
    ja = f"{author.ja}「{dataset.title.ja}」{year.japanese}版（第{version}版、{catalog.title.ja}）"
    en = f"{author.text('en')}, “{dataset.title.text('en')}”, FY{year.year}, version {version}, "
    return Localized(ja, f"{en}{catalog.title.text('en')}")


def provenance(origins: Iterable[Origin]) -> Localized | None:
    """Which documents the data was made from; ``None`` when none is named."""
    citations = [citation(origin) for origin in origins]
    if not citations:
        return None
    # A text that is said to be English is all of it.
    english = "; ".join(text.en for text in citations) if all(t.en for t in citations) else ""
    return Localized(
        "次の資料から作成：" + "；".join(text.ja for text in citations),
        english and f"Made from: {english}",
    )


def _join(texts: Iterable[Localized], ja: str = "", en: str = " ") -> Localized:
    """Texts in a row. English only when the first has it: a portal that prefers English would
    else show the remarks without the text they belong to."""
    first, *rest = texts
    english = [first.en, *(text.en for text in rest if text.en)] if first.en else []
    return Localized(ja.join(text.ja for text in (first, *rest)), en.join(english))
