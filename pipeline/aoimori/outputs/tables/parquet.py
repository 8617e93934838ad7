"""Parquet: columns of exact types for programs, the schema and its words inside the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from aoimori.core.localized import Language, Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import Field
from aoimori.outputs.meta.descriptor import table_schema
from aoimori.outputs.tables.writer import PublishedTable, Remark, TableWriter, library

ROW_GROUP = 131_072  # rows a reader holds at once
DIGITS = 38  # of a decimal128
_PLAIN = {
    "string": pa.string(),
    "date": pa.date32(),
    "year": pa.int32(),
    "boolean": pa.bool_(),
}


def write(published: PublishedTable, stream: BinaryIO) -> None:
    """A column a field, zstd, row groups of bounded size. Raises ``ValueError`` for numbers that
    no column type holds (:func:`remarks` tells)."""
    table, schema = published.table, published.table.published_schema
    columns: list[Any] = []
    fields: list[Any] = []
    for field in schema.fields:
        texts = table.texts(field.name)
        kind = _type(field, texts)
        if kind is None:
            raise ValueError(f"{field.name} has numbers of more than {DIGITS} digits")
        columns.append(pa.array(map(_cast(field, kind), texts), kind))
        fields.append(pa.field(field.name, kind, metadata=_words(field)))
    described = {"tableschema": json.dumps(table_schema(schema), ensure_ascii=False)}
    arrow = pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata=described))
    pq.write_table(arrow, stream, compression="zstd", row_group_size=ROW_GROUP)


def remarks(published: PublishedTable) -> Iterator[Remark]:
    """``file-number-too-long`` for fields with numbers that no column type holds."""
    for field in published.table.schema.fields:
        if field.type in ("integer", "number"):
            texts = published.table.texts(field.name)
            if _type(field, texts) is None:
                longest = max(range(len(texts)), key=lambda at: len(texts[at] or ""))
                details = {"digits": str(DIGITS)}
                yield Remark("file-number-too-long", details, field.name, True, longest)


def _type(field: Field, texts: Sequence[str | None]) -> Any:
    """The Arrow type that holds every value exactly, ``None`` if there is none."""
    match field.type:
        case "integer":
            short = all(text is None or _is_int64(text) for text in texts)
            return pa.int64() if short else _decimal(texts)
        case "number":
            exact = all(text is None or _survives(text) for text in texts)
            return pa.float64() if exact else _decimal(texts)
        case _:
            return _PLAIN[field.type]


def _is_int64(text: str) -> bool:
    return len(text) <= 20 and -(2**63) <= int(text) < 2**63


def _survives(text: str) -> bool:
    """Whether a double gives the number back: its shortest text is equal in value."""
    # So do up to 15 digits always (IEEE 754), which are quicker to count.
    return len(text) <= 15 or Decimal(repr(float(text))) == Decimal(text)


def _decimal(texts: Sequence[str | None]) -> Any:
    """The decimal type with as many places as any value has, ``None`` if it had too many digits."""
    parts = [text.removeprefix("-").partition(".") for text in texts if text is not None]
    scale = max(len(fraction) for _, _, fraction in parts)
    whole = max(len(digits.lstrip("0")) for digits, _, _ in parts)
    return pa.decimal128(DIGITS, scale) if whole + scale <= DIGITS else None


def _cast(field: Field, kind: Any) -> Any:
    if pa.types.is_floating(kind):
        return lambda text: None if text is None else float(text)
    if pa.types.is_decimal(kind):
        return lambda text: None if text is None else Decimal(text)
    return field.cast


def _words(field: Field) -> dict[str, str]:
    """What the column holds, in each language somebody wrote."""
    names = {"ja": "description", "en": "description_en"}
    languages: tuple[Language, ...] = ("ja", "en") if field.title.en else ("ja",)
    return {names[lang]: _described(field, lang) for lang in languages}


def _described(field: Field, lang: Language) -> str:
    title, unit = field.title.text(lang), field.unit.text(lang) if field.unit else ""
    brackets = Localized("（{}）", " ({})").text(lang)
    about = field.description.text(lang) if field.description else ""
    heading = title + (brackets.format(unit) if unit else "")
    return f"{heading}: {about}" if about else heading


WRITER = TableWriter(
    FileFormat(
        name="Parquet",
        extension="parquet",
        media_type="application/vnd.apache.parquet",
        eu_file_type="",  # the EU's table of file types has none
        purpose=Localized(
            "大量のデータをプログラムで分析する方", "For analysing large data with programs"
        ),
    ),
    write,
    remarks=remarks,
    encoder=library("pyarrow"),
)
