"""JSON-LD: the rows as linked data; every column has an IRI, and every row that has a key."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import BinaryIO

from aoimori.core.identity import table_file
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import Field
from aoimori.outputs.tables.jsonvalues import Form, Rows, quoted, typed, write_array
from aoimori.outputs.tables.writer import PublishedTable, TableWriter

# Written out: a prefix would be a term of the context, where a field may have the same name.
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPES = {
    "integer": "integer",
    "number": "decimal",
    "date": "date",
    "year": "gYear",
    "boolean": "boolean",
}
# Beyond it, readers of JSON may take two integers for the same (RFC 8259, 6).
_SAFE = 2**53 - 1


def write(published: PublishedTable, stream: BinaryIO) -> None:
    """A graph of one node a row, under a context that types the columns. UTF-8, LF."""
    schema = published.table.schema
    address = _row_address(published)
    kind = quoted(published.addresses.row_class(schema.name))
    rows = Rows(schema.fields, _form)
    places = [schema.names.index(name) for name in schema.primary_key]

    def node(record: Sequence[str | None]) -> str:
        key = [text for place in places if (text := record[place]) is not None]
        # A sign with a status may stand for a key: such a row has no name.
        named = f'"@id": {quoted(address(key))}, ' if key and len(key) == len(places) else ""
        return f'{{{named}"@type": {kind}, {rows.members(record)}}}'

    stream.write(f'{{"@context": {{\n{_context(published)}\n}},\n"@graph": '.encode())
    write_array(stream, map(node, published.table.records()), "}\n")


def _row_address(published: PublishedTable) -> Callable[[Sequence[str]], str]:
    file = table_file(published.table.name, FORMAT.extension)
    return lambda key: published.addresses.row(published.dataset, published.year, file, key)


def _context(published: PublishedTable) -> str:
    """A term a line for every column: its IRI, and the type of its values."""
    schema = published.table.schema
    terms = []
    for field in schema.fields:
        term = {"@id": published.addresses.field(schema.name, field.name)}
        if field.type in _TYPES:
            term["@type"] = _XSD + _TYPES[field.type]
        terms.append(f"{quoted(field.name)}: {json.dumps(term, ensure_ascii=False)}")
    return ",\n".join(terms)


def _is_safe(text: str) -> bool:
    return len(text) <= 17 and abs(int(text)) <= _SAFE


def _form(field: Field) -> Form:
    match field.type:
        case "integer":
            return lambda text: text if _is_safe(text) else quoted(text)
        case "number":
            # A JSON number with a fraction is an xsd:double in RDF (JSON-LD 1.1 API, 8.2.2):
            # only as a string does 10.0 keep its digits.
            return quoted
        case "year":
            return quoted  # xsd:gYear has four digits
        case _:
            return typed(field)


FORMAT = FileFormat(
    name="JSON-LD",
    extension="jsonld",
    media_type="application/ld+json",
    eu_file_type="JSON_LD",
    purpose=Localized(
        "ほかのデータと結び付けて使う方（リンクトデータ）",
        "For linking with other data (Linked Data)",
    ),
    encoding="UTF-8",
)
WRITER = TableWriter(FORMAT, write)
