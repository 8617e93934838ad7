"""A table in the words of the people who open its workbook: headings, definitions, codes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.core.codes import CodeList
from aoimori.core.schema import Field, ForeignKey, TableSchema
from aoimori.core.table import Table

Line = tuple[str | int | None, ...]

_TYPES = {
    "string": "文字列",
    "integer": "整数",
    "number": "数値",
    "boolean": "真偽値",
    "date": "日付",
    "year": "西暦年",
}
_RANGES = (("minimum", "maximum", ""), ("minLength", "maxLength", "文字"))


def headings(schema: TableSchema) -> tuple[str, ...]:
    """A heading for every field: its Japanese title with the unit (rule L3-04), and the name of
    the field where two would have the same (rule L2-03)."""
    texts = [_with_unit(field) for field in schema.fields]
    while repeated := {text for text, count in Counter(texts).items() if count > 1}:
        texts = [
            f"{text}（{name}）" if text in repeated else text
            for text, name in zip(texts, schema.names, strict=True)
        ]
    return tuple(texts)


def _with_unit(field: Field) -> str:
    title = field.title.ja
    if field.unit is None or f"({_folded(field.unit.ja)})" in _folded(title):
        return title
    return f"{title}（{field.unit.ja}）"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def definitions(schema: TableSchema) -> Iterator[Line]:
    """What every column is (rules L3-04, L3-08): a header, then a line a field."""
    yield (
        *("番号", "見出し", "項目名", "型", "単位", "必須", "主キー"),
        *("取りうる値", "コード表", "説明", "英語の見出し"),
    )
    lines = zip(headings(schema), schema.fields, strict=True)
    for number, (heading, field) in enumerate(lines, start=1):
        yield (
            number,
            heading,
            field.name,
            _TYPES[field.type],
            field.unit.ja if field.unit else None,
            "はい" if field.is_required else "いいえ",
            "はい" if field.name in schema.primary_key else "いいえ",
            "。".join(_allowed(field, schema.foreign_keys)) or None,
            field.codes or None,
            field.description.ja if field.description else None,
            field.title.en or None,
        )


def _allowed(field: Field, foreign_keys: Sequence[ForeignKey]) -> Iterator[str]:
    """What a value may be, in a few words each."""
    constraints: Mapping[str, Any] = field.constraints
    if field.type == "boolean":
        yes, no = field.true_values[0], field.false_values[0]
        if (yes, no) != ("true", "false"):
            yield f"TRUE は「{yes}」、FALSE は「{no}」"
    if "enum" in constraints:
        yield "、".join(str(value) for value in constraints["enum"])
    for least, most, what in _RANGES:
        bounds = f"{constraints[least]}{what}以上" if least in constraints else ""
        bounds += f"{constraints[most]}{what}以下" if most in constraints else ""
        if bounds:
            yield bounds
    if "pattern" in constraints:
        yield f"形式（正規表現） {constraints['pattern']}"
    if constraints.get("unique"):
        yield "重複なし"
    for key in foreign_keys:
        if field.name in key.fields:
            name = key.reference[key.fields.index(field.name)]
            yield f"表 {key.table} の項目 {name} にある値"


def code_table(table: Table, codes: Mapping[str, CodeList]) -> Iterator[Line]:
    """The codes that occur in the table and what they mean (rule L3-02); nothing if no field is
    coded."""
    schema = table.schema
    coded = [
        (heading, field)
        for heading, field in zip(headings(schema), schema.fields, strict=True)
        if field.codes
    ]
    if coded:
        yield "見出し", "項目名", "コード表", "コード", "名称", "英語の名称"
    for heading, field in coded:
        used = set(table.texts(field.name))
        for code in codes[field.codes]:
            if code.code in used:
                name = code.name
                yield heading, field.name, field.codes, code.code, name.ja, name.en or None
