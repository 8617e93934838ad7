"""The first definitions of a dataset as texts, with comments for the people who go on from there.

Every text somebody typed is written by the YAML library, which quotes what has to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from aoimori.core.codes import Code
from aoimori.core.localized import Localized

# What a clerk writes for yes and no; the first of each is what is published.
_YES, _NO = ["true", "TRUE", "はい", "○"], ["false", "FALSE", "いいえ", "×"]
_WIDE = 10_000  # one line, however long
# What columns with degrees are called.
_COORDINATES = {"longitude": ("経度", "longitude"), "latitude": ("緯度", "latitude")}


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column of the sheet and its field; ``codes`` is a code list, then the type is text."""

    name: str
    type: str
    title: Localized
    unit: Localized | None = None
    codes: str = ""

    @property
    def header(self) -> str:
        """What stands above it in the sheet: 人口（人）."""
        return f"{self.title.ja}（{self.unit.ja}）" if self.unit else self.title.ja


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table with one header row on a sheet of its own."""

    name: str
    title: Localized
    columns: tuple[ColumnDraft, ...]
    key: tuple[str, ...]
    sheet: str

    @property
    def coordinates(self) -> dict[str, str]:
        """The columns of a place, if there are both."""
        found = {
            word: column.name
            for word, titles in _COORDINATES.items()
            for column in self.columns
            if column.type == "number" and column.title.ja.casefold() in titles
        }
        return found if len(found) == len(_COORDINATES) else {}


@dataclass(frozen=True, slots=True)
class DatasetDraft:
    """A dataset with one table and one fiscal year."""

    title: Localized
    description: Localized
    theme: Code
    frequency: Code
    table: TableDraft
    year: int

    @property
    def source(self) -> str:
        """The sheet, below the dataset's folder."""
        return f"{self.year}/{self.table.name}.xlsx"


def publisher_yaml(body: Code, kind: str, license_code: str) -> str:
    """``publisher.yaml`` of a body of the list of local governments."""
    return "\n".join(
        [
            "# 発行者です。1つのフォルダーに1つだけ置きます。",
            f"name: {_text(body.name)}",
            f"code: {_flow(body.code)}  # 全国地方公共団体コード",
            f"kind: {_flow(kind)}",
            f"license: {_flow(license_code)}  # データの利用条件",
            "",
        ]
    )


def dataset_yaml(draft: DatasetDraft) -> str:
    """``dataset.yaml``: what the dataset is, and how its table reads."""
    table = draft.table
    return "\n".join(
        [
            "# データセットの説明と、シートの読み方です。書き方は docs/definitions.md にあります。",
            f"title: {_text(draft.title)}",
            f"description: {_text(draft.description)}",
            f"theme: {_flow(draft.theme.code)}  # {draft.theme.name.ja}",
            f"frequency: {_flow(draft.frequency.code)}  # {draft.frequency.name.ja}",
            "tables:",
            f"  {_flow(table.name)}:",
            f"    title: {_text(table.title)}",
            f"    schema: {_flow(table.name)}  # schemas/tables/{table.name}.yaml",
            "    layout:",
            f"      sheet: {_flow(table.sheet)}",
            "      header: 1  # 見出しの行",
            "      columns:  # 項目名: シートの見出し（左からの順）",
            *(f"        {_flow(c.name)}: {_flow(c.header)}" for c in table.columns),
            "releases:",
            f"  {draft.year}:",
            "    sources:",
            f"      {_flow(table.name)}: {_flow(draft.source)}",
            "  # 次の年度は、その年度のフォルダーにシートを置き、同じ形でここに書き足します。",
            "",
        ]
    )


def schema_yaml(table: TableDraft) -> str:
    """``schemas/tables/<name>.yaml``: the fields of the table."""
    return "\n".join(
        [
            "# 表の項目です。型や単位を変えたら、aoimori check で確かめてください。",
            f"title: {_text(table.title)}",
            f"primaryKey: {_flow(list(table.key))}  # 行を一つに決める項目（空欄と重複はエラー）",
            *_coordinates(table),
            "fields:",
            *(f"  - {_flow(_field(column))}" for column in table.columns),
            "",
        ]
    )


def _coordinates(table: TableDraft) -> Iterator[str]:
    if table.coordinates:
        comment = "地図で使えるファイル（GeoJSON）も作ります"
        yield f"coordinates: {_flow(table.coordinates)}  # {comment}"


def _field(column: ColumnDraft) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": dict(column.title.items())}
    if column.type != "string":
        field["type"] = column.type
    if column.unit:
        field["unit"] = dict(column.unit.items())
    if column.codes:
        field["codes"] = column.codes
    if column.type == "boolean":
        field |= {"trueValues": _YES, "falseValues": _NO}
    return field


def _text(text: Localized) -> str:
    return _flow(dict(text.items()))


def _flow(value: str | Sequence[str] | Mapping[str, Any]) -> str:
    """A value on one line, quoted where it has to be."""
    # In a list, so that a lone text is quoted as inside brackets and gets no end mark.
    inside = yaml.safe_dump(
        [value], default_flow_style=True, allow_unicode=True, sort_keys=False, width=_WIDE
    )
    return inside.strip()[1:-1]
