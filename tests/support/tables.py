"""Tables made by hand, and strategies for them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from aoimori.core.codes import Code, CodeList
from aoimori.core.identity import Addresses
from aoimori.core.localized import Localized
from aoimori.core.provenance import Block, History, Places, Trail
from aoimori.core.schema import Field, TableSchema
from aoimori.core.steps import Step
from aoimori.core.table import Table
from aoimori.outputs.tables import WRITERS, PublishedTable, Remark, TableWriter

TEXT = Localized("語", "word")
Record = tuple[str | None, ...]

# A field of every type, and texts and numbers that some format or other could take amiss.
HOSTILE = TableSchema(
    "hostile",
    TEXT,
    (
        Field("code", Localized("コード", "Code"), codes="letters"),
        Field("text", Localized("文", "Text")),
        Field("count", Localized("数", "Count"), "integer", Localized("人", "persons")),
        Field("rate", Localized("率", "Rate"), "number"),
        Field("day", Localized("日", "Day"), "date"),
        Field("year", Localized("年", "Year"), "year"),
        Field(
            "flag", Localized("有無", "Flag"), "boolean", true_values=("有",), false_values=("無",)
        ),
    ),
)
CODES = {"letters": CodeList("letters", {c: Code(c, Localized(f"符号{c}")) for c in ("001", "a")})}
TEXTS = (
    *("001234", "1e5", "1-2-3", "TRUE", "2024-01-01", "NULL", "nan", "0", "１２"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=1}", "'q", "#N/A", "#REF!"),
    *('a"b', "a,b", "a;b", "a\tb", "a\nb", "\n", "\t", " ", " a ", "\u3000", "\\n", "\\"),
    *(
        "𠮷",
        "葛󠄀",
        "か\u3099",
        "é",
        "\u202eRTL",
        "שלום",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x7f",
        "\x85",
    ),
    *(
        "<b>",
        "&amp;",
        "</t></is></c>",
        "]]>",
        "<r>",
        "x005F_",
        "_x",
        "_X0041_",
        "http://a.example/",
    ),
    *("\U0010ffff", "\ufdd0", "\ue000", "x" * 5000),
)
# What a workbook cannot hold so that every reader gives it back.
AMBIGUOUS = (
    *("a\rb", "a\r\nb", "\x00", "a\x01b", "\x0b", "\x1f", "\ufffe", "a\uffffb"),
    *("_x0041_", "_x000D_", "a_x005f_x0041_b", "<r><t>q</t></r>", "<r>x</r>"),
)
NUMBERS = (
    *("0", "-0", "0.0", "-0.0", "0.50", "10.00", "0.1", "-12.345678901234567890123"),
    *("1" + "0" * 40, "-1" + "0" * 40, "0." + "0" * 39 + "1", "123456789012345.5"),
    *("9007199254740993", "999999999999999", "9999999999999999", "0.30000000000000004"),
    *("1" + "0" * 308, "1" + "0" * 400, "0." + "0" * 310 + "1", "9" * 38, "9" * 39),
)
INTEGERS = (
    *("0", "-0", "-1", "999999999999999", "1234567890123456", "9007199254740991"),
    *("9007199254740992", str(2**63 - 1), str(-(2**63)), str(2**63), "9" * 38, "1" + "0" * 40),
)


LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffe\uffff"
)
texts = st.sampled_from(TEXTS) | st.text(LETTERS, min_size=1, max_size=8)
any_texts = texts | st.sampled_from(AMBIGUOUS) | st.text(st.characters(codec="utf-8"), min_size=1)
integers = st.sampled_from(INTEGERS) | st.integers(-(10**20), 10**20).map(str)
numbers = st.sampled_from(NUMBERS) | st.decimals(-(10**20), 10**20, places=4).map("{:f}".format)


def every(texts: Sequence[str], numbers: Sequence[str] = ("1",)) -> list[Record]:
    """Rows of :data:`HOSTILE` with each of these texts and numbers, so that none waits for luck."""
    days = ("0001-01-01", "1899-12-31", "1900-02-28", "1900-03-01", "2024-02-29", "9999-12-31")
    longest = max(len(texts), len(numbers), len(days))
    return [
        (
            "001",
            texts[at % len(texts)],
            INTEGERS[at % len(INTEGERS)] if len(numbers) > 1 else "1",
            numbers[at % len(numbers)],
            days[at % len(days)],
            "0001",
            "無",
        )
        for at in range(longest)
    ]


def records(
    text: st.SearchStrategy[str],
    integer: st.SearchStrategy[str] = integers,
    number: st.SearchStrategy[str] = numbers,
) -> st.SearchStrategy[list[Record]]:
    """Rows of :data:`HOSTILE`, none too."""
    values = (
        st.sampled_from(["001", "a"]),
        text,
        integer,
        number,
        st.dates().map(str),
        st.integers(1, 9999).map("{:04}".format),
        st.sampled_from(["有", "無"]),
    )
    return st.lists(st.tuples(*(st.none() | value for value in values)), max_size=5)


def published(made: Table, title: Localized = TEXT) -> PublishedTable:
    """A table on its way into the files of the dataset ``pref/towns``, 2024."""
    base = Addresses("https://example.org/data/")
    return PublishedTable(made, title, CODES, base, "pref/towns", 2024)


def written(name: str, made: Table | PublishedTable) -> bytes:
    """The bytes of a table in a format, which must be able to hold it."""
    about = made if isinstance(made, PublishedTable) else published(made)
    assert not [remark for remark in remarks(name, about) if remark.refused]
    stream = io.BytesIO()
    writer(name).write(about, stream)
    return stream.getvalue()


def remarks(name: str, made: Table | PublishedTable) -> list[Remark]:
    about = made if isinstance(made, PublishedTable) else published(made)
    return list(writer(name).remarks(about))


def writer(name: str) -> TableWriter:
    found = WRITERS.get(name)
    assert found is not None
    return found


def schema(*fields: Field, key: Sequence[str] = ()) -> TableSchema:
    return TableSchema("s", TEXT, fields, tuple(key))


def table(
    table_schema: TableSchema, rows: Sequence[Sequence[str | None]], name: str = "t"
) -> Table:
    """A table whose rows stand in the sheet rows 6, 8, 10 … and whose fields start at column B."""
    columns = {field: number for number, field in enumerate(table_schema.names, 2)}
    return Table(
        name,
        table_schema,
        pd.DataFrame(rows, columns=list(table_schema.names), dtype="str"),
        dict.fromkeys(
            table_schema.names,
            Places(
                (Block("x.xlsx", "表", columns),),
                np.zeros(len(rows), dtype=np.int16),
                np.arange(len(rows), dtype=np.int32) * 2 + 6,
            ),
        ),
        {},
    )


def trail(which: Mapping[int, int], *histories: History) -> Trail:
    """A trail of a table as above, by position: which of the histories is its own."""
    rows = [position * 2 + 6 for position in which]
    arrays = [np.array(numbers, dtype=np.int32) for numbers in ([*which], rows, [*which.values()])]
    return Trail(arrays[0], arrays[1], arrays[2], histories)


def concealed(of: TableSchema, rows: Sequence[Sequence[str | None]]) -> Table:
    """A table in which a sign stands for the first value of the first field."""
    sign = History("x", (Step("symbol", "x", None, "concealed"),))
    return replace(table(of, rows), trails={of.names[0]: trail({0: 0}, sign)})
