"""CSV: the encoding and the separator, found or given."""

from __future__ import annotations

import pytest

from aoimori.core.findings import Stop
from aoimori.core.sheet import Sheet
from aoimori.sources.readers import Options, SourceBytes, open_workbook
from aoimori.sources.readers.csv import find_delimiter


def read(content: bytes, **options: str) -> Sheet:
    return open_workbook(SourceBytes("a.csv", content), Options(**options)).sheet("")


def reason(content: bytes) -> str:
    with pytest.raises(Stop) as caught:
        read(content)
    return caught.value.findings[0].check


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("値,①～－\n".encode("cp932"), ""),
        ("値,①～－\n".encode("cp932"), "cp932"),
        ("値,①～－\n".encode(), ""),
        ("\ufeff値,①～－\n".encode(), ""),
        ("\ufeff値,①～－\n".encode(), "utf-8"),
    ],
)
def test_encodings_are_found_or_given(content: bytes, encoding: str) -> None:
    sheet = read(content, encoding=encoding)
    assert sheet.rows == (("値", "①～－"),)


def test_the_wrong_encoding_is_told_with_its_place() -> None:
    content = "a,b\nあ,い\n".encode("cp932")
    with pytest.raises(Stop) as caught:
        read(content, encoding="utf-8")
    (finding,) = caught.value.findings
    assert (finding.check, finding.details["offset"], finding.details["record"]) == (
        "wrong-encoding",
        "4",
        "2",
    )


@pytest.mark.parametrize(
    "content", ["市町村,人口\n青森,1\n".encode("euc-jp"), "市町村,人口\n".encode("utf-16")[:-1]]
)
def test_other_encodings_are_not_guessed(content: bytes) -> None:
    assert reason(content) == "wrong-encoding"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_unicode_text_of_excel(encoding: str) -> None:
    """UTF-16 with a BOM, parted by tabs."""
    content = "\ufeff市町村\t人口\r\n甲町\t1,234\r\n".encode(encoding)
    assert read(content).rows == (("市町村", "人口"), ("甲町", "1,234"))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a\tb\n1\t2\n", "\t"),
        ("a;b\n1;2\n", ";"),
        ("a\tb\n1,5\t2\n", "\t"),
        ("a;b\n1,5;2,5\n", ";"),
        ("a;b,c\n1;2,3\n", ","),  # both fit: the comma is the rule
        ("a;b\tc\n1;2\t3\n", ","),  # two others fit: not sure
        ("表題\na,b\n1,2\n", ","),  # none fits: a title stands above
        ('"a;b";c\n\n"1\n2";3\n', ";"),
        ("値\n1\n2\n", ","),
        ("a;b\n" + "1;2\n" * 40 + "1;2;3\n", ";"),  # only the first records are asked
        ("a;b\n" + "1;2\n" * 40_000, ";"),
    ],
)
def test_the_separator_is_found(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_a_separator_that_is_given_is_taken() -> None:
    assert read(b"a;b\n1,5;2,5\n", delimiter=";").rows == (("a", "b"), ("1,5", "2,5"))


def test_a_nul_is_no_text() -> None:
    assert reason(b"a,b\n1,\x002\n") == "no-text"
    assert reason("a,b\n町,\x002\n".encode("cp932")) == "no-text"


def test_records_are_counted_not_lines() -> None:
    sheet = read(b'a,b\n"1\n2",3\n4,5\n')
    assert sheet.cell(3, 1) == "4"
