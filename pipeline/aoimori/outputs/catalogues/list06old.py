"""The form 06 オープンデータ一覧 of 推奨データセット (2019 to 2021), one row per dataset: many
offices and programs still have this generation of the headers.

Columns and their order are those of the definition of 2019 (NEC-FIWARE/smart-data-models, ``cio``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from aoimori.core.codes import GOVERNMENTS
from aoimori.core.csvtext import csv_line
from aoimori.core.localized import Localized
from aoimori.outputs.catalogues.list06 import Shelf, licence_word, shelves, tidy
from aoimori.outputs.catalogues.writer import CatalogueFormat, Published


@dataclass(frozen=True, slots=True)
class _Row:
    """A dataset with its number among those of its publisher, and its prefecture's name."""

    shelf: Shelf
    number: int
    prefecture: str

    @property
    def municipality(self) -> str:
        name = self.shelf.dataset.publisher.place.ja
        return "" if name == self.prefecture else name

    @property
    def formats(self) -> str:
        files = self.shelf.releases[0].distributions
        return ";".join(dict.fromkeys(file.format.extension.upper() for file in files))


OLD_COLUMNS: Mapping[str, Callable[[_Row], object]] = {
    "都道府県コード又は市区町村コード": lambda r: r.shelf.dataset.publisher.code,
    "NO": lambda r: f"{r.number:010}",
    "都道府県名": lambda r: r.prefecture,
    "市区町村名": lambda r: r.municipality,
    "データ名称": lambda r: r.shelf.dataset.title.ja,
    "データ概要": lambda r: r.shelf.dataset.description.ja,
    "データ形式": lambda r: r.formats,
    "分類": lambda r: r.shelf.dataset.theme.name.ja,
    "更新頻度": lambda r: r.shelf.dataset.frequency.name.ja,
    "URL": lambda r: r.shelf.page,
    "API対応有無": lambda r: "無",
    "ライセンス": lambda r: licence_word(r.shelf.dataset.license),
    "登録日": lambda r: r.shelf.issued,
    "最終更新日": lambda r: r.shelf.listed,
    "備考": lambda r: r.shelf.remarks,
}


def list06old(published: Published) -> bytes:
    """UTF-8 without BOM, LF. Datasets are numbered by publisher in the order they first came out,
    so that a new one gets the next number."""
    records = ([tidy(tell(row)) for tell in OLD_COLUMNS.values()] for row in _rows(published))
    return "".join(map(csv_line, (OLD_COLUMNS, *records))).encode()


def _rows(published: Published) -> Sequence[_Row]:
    governments = published.catalog.codes.get(GOVERNMENTS)
    rows: list[_Row] = []
    ordered = sorted(
        shelves(published), key=lambda s: (s.dataset.publisher.slug, s.issued, s.dataset.id)
    )
    for _, group in groupby(ordered, key=lambda shelf: shelf.dataset.publisher.slug):
        for number, shelf in enumerate(group, start=1):
            publisher = shelf.dataset.publisher
            capital = governments.prefecture_of(publisher.code) if governments else None
            # A code whose last three digits of five are zeros is a prefecture's.
            own = publisher.place.ja if publisher.code[2:5] == "000" else ""
            rows.append(_Row(shelf, number, capital.name.ja if capital else own))
    return rows


FORMAT = CatalogueFormat(
    name="オープンデータ一覧（旧形式）",
    extension="suisho.csv",
    media_type="text/csv",
    title=Localized("オープンデータ一覧・旧形式（CSV）", "List of open data, old form (CSV)"),
    about=Localized(
        "推奨データセット「オープンデータ一覧」の項目名",
        "all datasets, in the older national form for lists of open data",
    ),
    write=list06old,
)
