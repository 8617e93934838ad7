"""The first definitions of a dataset as texts, with comments for the people who go on from there.

Every text somebody typed is written by the YAML library, which quotes what has to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from aoimori.core.codes import Code
from aoimori.core.localized import Localized

# What a clerk writes for yes and no; the first of each is what is published.
_YES, _NO = ["true", "TRUE", "はい", "○"], ["false", "FALSE", "いいえ", "×"]
_WIDE = 10_000  # one line, however long
_COMMENTS = {
    "header": "  # 見出しの行",
    "end": "  # 表の終わりの次の行",
    "notes": "  # 表の下にある注",
    "drop": "  # データでない行",
    "totals": "  # 合計の行（内訳と照らし合わせます）",
    "legend": "  # 記号の意味は、シートの凡例のとおり",
    "ignore": "  # 読まない列",
    "formulas": "  # 数式の結果を値として読みます",
}
# The words that say where a value stands.
_PLACES = frozenset({"beside", "from", "inside", "ordinal"})
# What columns with degrees are called.
_COORDINATES = {"longitude": ("経度", "longitude"), "latitude": ("緯度", "latitude")}


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column of the sheet and its field; ``codes`` is a code list, then the type is text.

    Of a sheet that is there already: ``source`` is its header, ``reading`` the words by which it
    reads, ``required`` whether no value is missing.
    """

    name: str
    type: str
    title: Localized
    unit: Localized | None = None
    codes: str = ""
    source: str = ""
    reading: Mapping[str, Any] = field(default_factory=dict)
    required: bool = False

    @property
    def header(self) -> str:
        """What stands above it in the sheet: 人口（人）."""
        if self.source:
            return self.source
        return f"{self.title.ja}（{self.unit.ja}）" if self.unit else self.title.ja


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table with one header row on a sheet of its own, or one that is there already: ``layout``
    are the words that say where, but for its columns, ``stack`` what further parts of it say
    otherwise."""

    name: str
    title: Localized
    columns: tuple[ColumnDraft, ...]
    key: tuple[str, ...]
    sheet: str
    layout: Mapping[str, Any] = field(default_factory=dict)
    stack: tuple[Mapping[str, Any], ...] = ()

    @property
    def words(self) -> Iterator[str]:
        """The lines of the layout but for the columns."""
        if not self.layout:
            yield f"sheet: {_flow(self.sheet)}"
            yield "header: 1  # 見出しの行"
        for word, value in self.layout.items():
            yield f"{word}: {_flow(value)}{_COMMENTS.get(word, '')}"

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
    file: str = ""

    @property
    def source(self) -> str:
        """The sheet, below the dataset's folder; ``file`` is its name if it is there already."""
        return f"{self.year}/{self.file or f'{self.table.name}.xlsx'}"


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
            *(f"      {line}" for line in table.words),
            "      columns:  # 項目名: シートの見出し（左からの順）",
            *(f"        {_flow(c.name)}: {_flow(_column(c))}" for c in table.columns),
            *_stack(table),
            "releases:",
            f"  {draft.year}:",
            "    sources:",
            f"      {_flow(table.name)}: {_flow(draft.source)}",
            "  # 次の年度は aoimori new-year で用意できます（同じ形で書き足しても構いません）。",
            "",
        ]
    )


def _stack(table: TableDraft) -> Iterator[str]:
    if table.stack:
        yield "    stack:  # 同じ見出しの続き（ちがうところだけ）"
        yield from (f"      - layout: {_flow(dict(words))}" for words in table.stack)


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


def _column(column: ColumnDraft) -> str | dict[str, Any]:
    """How a column reads: its header, or that and further words."""
    if not column.reading:
        return column.header
    has_place = not _PLACES.isdisjoint(column.reading)
    return {**({} if has_place else {"from": column.header}), **column.reading}


def _field(column: ColumnDraft) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "title": dict(column.title.items())}
    if column.type != "string":
        told["type"] = column.type
    if column.unit:
        told["unit"] = dict(column.unit.items())
    if column.codes:
        told["codes"] = column.codes
    if column.required:
        told["constraints"] = {"required": True}
    if column.type == "boolean":
        told |= {"trueValues": _YES, "falseValues": _NO}
    return told


def _text(text: Localized) -> str:
    return _flow(dict(text.items()))


def _flow(value: object) -> str:
    """A value on one line, quoted where it has to be."""
    # In a list, so that a lone text is quoted as inside brackets and gets no end mark.
    inside = yaml.safe_dump(
        [value], default_flow_style=True, allow_unicode=True, sort_keys=False, width=_WIDE
    )
    return inside.strip()[1:-1]
