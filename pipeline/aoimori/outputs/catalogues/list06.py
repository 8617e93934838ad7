"""The form 06 オープンデータ一覧 of 自治体標準オープンデータセット, one row per file.

Columns and their order are those SHIRASAGI writes and reads as this form (shirasagi/shirasagi at
8d87cbc: config/locales/opendata/ja.yml, ``public_entity``;
app/models/concerns/opendata/metadata/csv_importer.rb). Why a row is as it is: docs/decisions/0014.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aoimori.core import wording
from aoimori.core.agents import Contact
from aoimori.core.catalog import Dataset, TableDefinition
from aoimori.core.codes import Code
from aoimori.core.csvtext import csv_line
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.identity import (
    Addresses,
    data_file,
    datapackage_file,
    dataset_page,
    release_page,
)
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, Distribution, by_dataset
from aoimori.outputs.catalogues.writer import CatalogueFormat, Published

# SHIRASAGI's limit for the name of any content (config: max_name_length; cms/content.rb).
_LONGEST_TITLE = 80
_LINE_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A dataset with its published releases, newest first."""

    dataset: Dataset
    releases: tuple[BuiltRelease, ...]
    addresses: Addresses
    demonstration: bool

    @property
    def days(self) -> str:
        """From the first to the last day that any release covers."""
        periods = [built.release.period for built in self.releases]
        first, last = min(p.start for p in periods), max(p.end for p in periods)
        return f"{first}/{last}"

    @property
    def issued(self) -> date:
        return min(built.lock.issued for built in self.releases)

    @property
    def listed(self) -> date:
        """The last day on which anything about a file changed: an importer that knows this day
        leaves out the whole dataset."""
        return max(built.lock.listed for built in self.releases)

    @property
    def page(self) -> str:
        return self.addresses.absolute(dataset_page(self.dataset.id))

    @property
    def remarks(self) -> str:
        """What is to be known besides, a sentence each."""
        texts = wording.remarks(self.dataset, self.demonstration)
        return "".join(f"{text.ja.rstrip('。')}。" for text in texts)

    @property
    def contact(self) -> Contact:
        """The office to ask; without any name or way where none is known: nothing is made up."""
        return self.dataset.contact or Contact(Localized(""))

    @property
    def schemas(self) -> str:
        names = (table.schema.name for table in self.dataset.tables)
        return ";".join(map(self.addresses.table_schema, dict.fromkeys(names)))


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a release."""

    shelf: Shelf
    release: BuiltRelease
    file: Distribution

    @property
    def year(self) -> int:
        return self.release.release.year.year

    @property
    def table(self) -> TableDefinition:
        return self.shelf.dataset.table(self.file.table)

    @property
    def title(self) -> str:
        """With the fiscal year and the format, since all files of a dataset stand in one list."""
        title = wording.year_title(self.table.title, self.release.release.year)
        return wording.file_title(title, self.file.format.name).ja

    def address(self, path: str) -> str:
        return self.shelf.addresses.absolute(path)


def _unknown(_: Shelf | _File) -> str:
    """What no definition says stays empty: nothing is made up."""
    return ""


_DATASET: Mapping[str, Callable[[Shelf], object]] = {
    "データセット_ID": lambda s: s.dataset.id,
    "全国地方公共団体コード": lambda s: s.dataset.publisher.code,
    "地方公共団体名": lambda s: s.dataset.publisher.name.ja,
    "データセット_タイトル": lambda s: s.dataset.title.ja,
    "データセット_サブタイトル": _unknown,
    "データセット_概要": lambda s: s.dataset.description.ja,
    "データセット_キーワード": lambda s: ";".join(s.dataset.keywords.get("ja", ())),
    "データセット_分類": lambda s: s.dataset.theme.name.ja,
    "データセット_ユニバーサルメニュー": _unknown,
    "データセット_公開日": lambda s: s.issued,
    "データセット_最終更新日": lambda s: s.listed,
    # Every release has a version of its own.
    "データセット_バージョン": _unknown,
    "データセット_言語": lambda s: s.dataset.language,
    "データセット_URL": lambda s: s.page,
    "データセット_更新頻度": lambda s: s.dataset.frequency.name.ja,
    "データセット_準拠する標準": lambda s: s.schemas,
    "データセット_関連ドキュメント": _unknown,
    "データセット_来歴情報": lambda s: _ja(wording.provenance(s.dataset.origins)),
    "データセット_対象地域": lambda s: s.dataset.publisher.place.ja,
    "データセット_対象期間": lambda s: s.days,
    "データセット_作成者": _unknown,
    "データセット_連絡先名称": lambda s: s.contact.name.ja,
    "データセット_連絡先メールアドレス": lambda s: s.contact.email,
    "データセット_連絡先電話番号": lambda s: s.contact.phone,
    "データセット_連絡先内線番号": _unknown,
    "データセット_連絡先FormURL": lambda s: s.contact.url,
    "データセット_連絡先備考（その他、SNSなど）": _unknown,
    "データセット_備考": lambda s: s.remarks,
}
_FILE: Mapping[str, Callable[[_File], object]] = {
    "ファイル_ID": lambda f: f"{f.release.id}/{f.file.file}",
    "ファイル_タイトル": lambda f: f.title,
    "ファイル_アクセスURL": lambda f: f.address(release_page(f.shelf.dataset.id, f.year)),
    "ファイル_ダウンロードURL": lambda f: f.address(
        data_file(f.shelf.dataset.id, f.year, f.file.file)
    ),
    "ファイル_説明": lambda f: wording.file_description(f.file).ja,
    "ファイル_形式": lambda f: f.file.format.extension.upper(),
    "ファイル_ライセンス": lambda f: licence_word(f.shelf.dataset.license),
    "ファイル_ステータス": lambda f: "配信中",
    "ファイル_サイズ": lambda f: f.file.bytes,
    "ファイル_公開日": lambda f: f.release.lock.issued,
    "ファイル_最終更新日": lambda f: f.release.lock.modified,
    "ファイル_利用規約": lambda f: f.shelf.dataset.license.extra["url"],
    "ファイル_関連ドキュメント": lambda f: f.address(datapackage_file(f.shelf.dataset.id, f.year)),
    "ファイル_言語": lambda f: f.shelf.dataset.language,
    "ファイル_準拠する標準": lambda f: f.shelf.addresses.table_schema(f.table.schema.name),
    "ファイル_API対応有無": lambda f: "無",
    "ファイル_著作権表記": _unknown,
}
COLUMNS = (*_DATASET, *_FILE)


def tidy(value: object) -> str:
    """A field in one line (rule L1-14)."""
    return _LINE_BREAKS.sub(" ", str(value))


def licence_word(licence: Code) -> str:
    """The word a portal knows the licence by (column ``list06``), else its name in Japanese.

    An importer refuses a file under a word it does not know, so the word is not ours to choose.
    """
    return licence.extra.get("list06") or licence.name.ja


def list06(published: Published) -> bytes:
    """UTF-8 without BOM, LF, no line break inside a field (rule L1-14).

    Datasets in the order of their ids, releases newest first. Every row of a dataset says the
    same about it, and a dataset that has any published release is there.
    """
    lines = [csv_line(COLUMNS)]
    for shelf in shelves(published):
        dataset = [tell(shelf) for tell in _DATASET.values()]
        for release in shelf.releases:
            for distribution in release.distributions:
                file = _File(shelf, release, distribution)
                record = (*dataset, *(tell(file) for tell in _FILE.values()))
                lines.append(csv_line(map(tidy, record)))
    return "".join(lines).encode()


def remarks(published: Published) -> Iterator[Finding]:
    """What the importer will not take: a title it finds too long, a licence it has no word for.

    A row that fails also keeps it from deleting anything (docs/decisions/0014).
    """
    for shelf in shelves(published):
        dataset = shelf.dataset
        place = Place(f"{dataset.folder}/dataset.yaml")
        if len(dataset.title.ja) > _LONGEST_TITLE:
            details = {"length": str(len(dataset.title.ja)), "limit": str(_LONGEST_TITLE)}
            yield Finding("list06-title", place, details, Severity.WARNING, dataset.id)
        if not dataset.license.extra.get("list06"):
            details = {"code": dataset.license.code, "word": licence_word(dataset.license)}
            yield Finding("list06-licence", place, details, Severity.WARNING, dataset.id)


def shelves(published: Published) -> Sequence[Shelf]:
    catalog, addresses = published.catalog, Addresses(published.catalog.base_url)
    return [
        Shelf(releases[0].dataset, releases, addresses, catalog.demonstration)
        for releases in by_dataset(published.releases).values()
    ]


def _ja(text: Localized | None) -> str:
    return text.ja if text else ""


FORMAT = CatalogueFormat(
    name="オープンデータ一覧",
    extension="csv",
    media_type="text/csv",
    title=Localized("オープンデータ一覧（CSV）", "List of open data (CSV)"),
    about=Localized(
        "自治体標準オープンデータセット「オープンデータ一覧」形式",
        "all files, in the national form for lists of open data",
    ),
    write=list06,
    remarks=remarks,
)
