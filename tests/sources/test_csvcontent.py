"""What we write as CSV is read back exactly; files of another form are not taken for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aoimori.core.csvtext import csv_line
from aoimori.core.diff.content import Content, Record
from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from aoimori.sources.csvcontent import read_content
from support.tables import AMBIGUOUS, HOSTILE, TEXTS, any_texts, every, records, schema, written
from support.tables import table as made

LONE = schema(Field("n", Localized("数")))
BOM = b"\xef\xbb\xbf"


def content(text: str) -> Content | None:
    return read_content(text.encode())


def rows(found: Content | None) -> list[Record]:
    assert found is not None
    return list(found.records())


@given(records(any_texts))
@example(every((*TEXTS, *AMBIGUOUS, "x" * 100_000, '"', '""', ",", "\r", "\r\n", '",\n"')))
@example([])
def test_what_we_write_is_read_back(told: list[Record]) -> None:
    found = read_content(written("CSV", made(HOSTILE, told)), HOSTILE)
    assert found is not None
    assert found.schema is HOSTILE
    assert rows(found) == told


@given(st.lists(st.none() | any_texts))
def test_a_lone_column_may_be_empty(texts: list[str | None]) -> None:
    found = read_content(written("CSV", made(LONE, [(text,) for text in texts])), LONE)
    assert rows(found) == [(text,) for text in texts]


@given(
    st.lists(st.lists(st.text(st.sampled_from('",\n\r a'), max_size=4), min_size=3, max_size=3)),
    st.sampled_from(("\n", "\r\n")),
)
def test_others_quote_everything(told: list[list[str]], end: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerows([["a", "b", "c"], *told])
    found = content(stream.getvalue())
    if any(not any(row) for row in told):
        assert found is None
    else:
        assert rows(found) == [tuple(text or None for text in row) for row in told]


@given(st.text(st.sampled_from('",\n\ra'), max_size=12))
def test_never_other_than_the_reader(text: str) -> None:
    """Whatever the quotes are, both say the same, or this way says nothing."""
    found = content("x,y\n" + text)
    if found is not None:
        _, *told = csv.reader(io.StringIO("x,y\n" + text, newline=""), strict=True)
        assert rows(found) == [tuple(field or None for field in record) for record in told]


def test_a_file_of_many_blocks(tmp_path: Path) -> None:
    told = [(f"{n:06}", '"\n,é𠮷' * (n % 7), None if n % 3 else "x" * 300) for n in range(120_000)]
    path = tmp_path / "big.csv"
    path.write_text("a,b,c\n" + "".join(map(csv_line, told)), "utf-8", newline="")
    assert path.stat().st_size > 5 << 20
    found = read_content(path)
    assert rows(found) == [(a, b or None, c) for a, b, c in told]


def test_a_record_of_many_letters() -> None:
    told = [("1", "x"), ("2", "𠮷\n" * 600_000), ("3", "y" * 5_000_000)]
    assert rows(content("a,b\n" + "".join(map(csv_line, told)))) == told


def test_the_bom_is_no_part_of_the_first_name() -> None:
    for head in ("町名,人口", '"町名",人口'):
        found = read_content(BOM + f"{head}\n青葉,1\n".encode())
        assert found is not None
        assert found.schema.names == ("町名", "人口")
        assert [field.title.ja for field in found.schema.fields] == ["町名", "人口"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n", []),
        ("a,b\r\n1,2\r\n", [("1", "2")]),
        ("a,b\n1,2", [("1", "2")]),
        ('a,b\n"",x\n', [(None, "x")]),
        ('a,b\n"x\x00",NULL\n', [("x\x00", "NULL")]),
        ('"a\n1",b\n1,2\n', [("1", "2")]),
        ('a,b\n" x", y \n', [(" x", " y ")]),
    ],
)
def test_plain_files(text: str, told: Sequence[Record]) -> None:
    assert rows(content(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\na,b\n1,2\n",
        "a,b\n1\n",
        "a,b\n1,2,3\n",
        "a,a\n1,2\n",
        "a,\n1,2\n",
        "a, \n1,2\n",
        "表1,,\na,b,c\n1,2,3\n",
        "a,b\n\n1,2\n",
        "a,b\n1,2\n,\n",
        "a;b\n1;2\n",
        "a\tb\n1\t2\n",
        'a,b\n"1,2\n',
        'a,b\n1"2,3\n',
        'a,b\n"1"2,3\n',
        'a,b\n"1" ,3\n',
        'a,b\n "1",3\n',
        'a,"b\n',
    ],
)
def test_files_of_another_form(text: str) -> None:
    assert content(text) is None


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-16"])
def test_another_encoding(encoding: str) -> None:
    assert read_content("町名,人口\n青葉,1\n".encode(encoding)) is None
    assert read_content("name,n\n青葉,1\n".encode(encoding)) is None


def test_another_schema() -> None:
    assert read_content(b"m\n1\n", LONE) is None
    assert read_content(b"n,m\n1,2\n", LONE) is None
    assert read_content(b"n\n1,2\n", LONE) is None
