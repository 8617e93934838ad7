"""What search engines are told of a dataset in words: nothing that is not a fact of it."""

from __future__ import annotations

from collections.abc import Sequence

from aoimori.core.catalog import Catalog
from aoimori.core.localized import Language
from aoimori.core.release import BuiltRelease
from aoimori.core.wording import dataset_description

# Outside of these bounds a description is an error to search engines for datasets (Google Search
# Central, Dataset). Five characters, the least that a definition may have, come to more than fifty
# with the facts behind them.
LEAST, MOST = 50, 5000


def search_description(catalog: Catalog, years: Sequence[BuiltRelease], lang: Language) -> str:
    """The description with its notes; which columns there are, what they are about, who publishes
    them, which days they cover. Of a long one the notes are left out, then columns."""
    dataset = years[0].dataset
    text = dataset_description(dataset, catalog.demonstration).text(lang)
    facts = _facts(years, lang)
    for described in (text, dataset.description.text(lang)):
        whole = _joined(described, _columns(years, lang), facts, lang)
        if len(whole) <= MOST:
            return whole
    described = dataset.description.text(lang)
    columns = _columns(years, lang)
    while columns and len(_joined(described, columns, facts, lang)) > MOST:
        columns = columns[:-1]
    whole = _joined(described, columns, facts, lang)
    return whole if len(whole) <= MOST else described


def _joined(text: str, columns: Sequence[str], facts: str, lang: Language) -> str:
    if not columns:
        return f"{text}\n{facts}"
    listed = f"項目：{'、'.join(columns)}。" if lang == "ja" else f"Columns: {', '.join(columns)}."
    return f"{text}\n{listed}\n{facts}"


def _columns(years: Sequence[BuiltRelease], lang: Language) -> list[str]:
    """The titles of all columns, each once, those of the newest year first."""
    fields = [
        field
        for built in sorted(years, key=lambda each: -each.release.year.year)
        for name in built.tables
        for field in built.schema(name).fields
    ]
    return list(dict.fromkeys(field.title.text(lang) for field in fields))


def _facts(years: Sequence[BuiltRelease], lang: Language) -> str:
    dataset = years[0].dataset
    periods = [built.release.period for built in years]
    start, end = min(p.start for p in periods), max(p.end for p in periods)
    theme, publisher = dataset.theme.name.text(lang), dataset.publisher.name.text(lang)
    if lang == "ja":
        return f"分野：{theme}。発行者：{publisher}。対象期間：{start}から{end}まで。"
    return f"Theme: {theme}. Publisher: {publisher}. Period covered: {start} to {end}."
