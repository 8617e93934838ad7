"""What no workbook can hold of a table, and what stands in it as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from aoimori.outputs.books.cells import CHARACTERS, COLUMNS, IN_CELL, ROWS
from aoimori.outputs.tables.headings import code_table, definitions, headings
from aoimori.outputs.tables.writer import PublishedTable, Remark

# Characters that XML cannot hold, or not as they are, are written _x000D_ in a workbook
# (ECMA-376 part 1, 22.9.2.19), and so is what looks like that. Not every reader knows it, and
# XlsxWriter takes a text inside <r> and </r> for runs of its own.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_|\A<r>.*</r>\Z", re.DOTALL)


def remarks(published: PublishedTable) -> Iterator[Remark]:
    """Why there is no workbook of a table (too many rows or columns, texts too long or with
    characters readers differ about), else which fields have values that stand as text."""
    refused = list(_refusals(published))
    yield from refused or _as_text(published)


def _refusals(published: PublishedTable) -> Iterator[Remark]:
    table, schema = published.table, published.table.schema
    if len(table) > ROWS - 1:
        details = {"rows": f"{len(table):,}", "limit": f"{ROWS - 1:,}"}
        yield Remark("file-too-many-rows", details, refused=True)
    if len(schema.fields) > COLUMNS:
        details = {"columns": f"{len(schema.fields):,}", "limit": f"{COLUMNS:,}"}
        yield Remark("file-too-many-columns", details, refused=True)
        return
    for field in schema.fields:
        if field.type == "string":
            yield from _bad_texts(table.texts(field.name), field.name)
    described = (*definitions(table.published_schema), *code_table(table, published.codes))
    words = [word for line in described for word in line if isinstance(word, str)]
    for remark in _bad_texts([*words, *headings(schema)], ""):
        yield replace(remark, position=None)


def _bad_texts(texts: Sequence[str | None], name: str) -> Iterator[Remark]:
    limit = {"limit": f"{CHARACTERS:,}"}
    yield from _met(texts, _is_long, Remark("file-text-too-long", limit, name, refused=True))
    yield from _met(texts, _CONTROL.search, Remark("file-characters", {}, name, refused=True))
    yield from _met(texts, _ESCAPE.search, Remark("file-escapes", {}, name, refused=True))


def _met(
    texts: Sequence[str | None], is_bad: Callable[[str], object], remark: Remark
) -> Iterator[Remark]:
    """The remark with how many texts it is about and the first of them, if there is any."""
    bad = [at for at, text in enumerate(texts) if text is not None and is_bad(text)]
    if bad:
        details = {**remark.details, "count": f"{len(bad):,}"}
        yield replace(remark, details=details, position=bad[0])


def _is_long(text: str) -> bool:
    return len(text) > CHARACTERS // 2 and len(text.encode("utf-16-le")) > 2 * CHARACTERS


def _as_text(published: PublishedTable) -> Iterator[Remark]:
    """``file-values-as-text``: what a number or a day in a cell would falsify."""
    for field in published.table.schema.fields:
        in_cell = IN_CELL.get(field.type)
        if in_cell is None:
            continue
        texts = published.table.texts(field.name)
        bad = [at for at, text in enumerate(texts) if text is not None and in_cell(text) is None]
        if bad:
            details = {"count": f"{len(bad):,}", "value": texts[bad[0]] or ""}
            yield Remark("file-values-as-text", details, field.name, position=bad[0])
