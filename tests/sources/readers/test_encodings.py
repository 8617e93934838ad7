"""A CSV whose lines are in two encodings: each is read as what it is, and that is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.findings import Finding, Severity, Stop
from aoimori.core.messages import hint_of, text_of
from aoimori.sources.readers import Options, SourceBytes, Workbook, open_workbook

HEAD = "施設名,定員（人）\n"
ROWS = ("中央公民館,120\n", "北公民館,60\n", "南公民館,80\n", "港会館,45\n")


def opened(content: bytes, encoding: str = "") -> Workbook:
    return open_workbook(SourceBytes("a.csv", content), Options(encoding=encoding))


def mixed(*encodings: str) -> bytes:
    """The header and rows, each in an encoding."""
    return b"".join(text.encode(how) for text, how in zip((HEAD, *ROWS), encodings, strict=False))


def told(content: bytes, encoding: str = "") -> Finding:
    (finding,) = opened(content, encoding).findings
    return finding


def test_lines_of_another_encoding_are_told_and_read() -> None:
    content = mixed("cp932", "cp932", "utf-8", "cp932", "utf-8")
    book = opened(content)
    assert book.sheet("").rows == (
        ("施設名", "定員（人）"),
        *(tuple(row.strip().split(",")) for row in ROWS),
    )
    (finding,) = book.findings
    assert (finding.check, finding.severity) == ("mixed-encodings", Severity.ERROR)
    assert (finding.place.file, finding.place.cell) == ("a.csv", "A3:B3")
    assert finding.cells == ("A3:B3", "A5:B5")
    assert finding.details == {
        "encoding": "cp932",
        "encoding_other": "utf-8",
        "rows": "3・5",
        "count": "2",
        "value": "北公民館".encode().decode("cp932", "replace"),
        "expected": "北公民館",
    }
    text = text_of(finding, "ja")
    for words in (
        "（3・5 行目）",
        "ほかの行は「Shift_JIS（Windows の日本語）」",
        "この行は「UTF-8」",
        "北公民館",
    ):
        assert words in text
    assert "CSV UTF-8" in hint_of(finding, "ja")
    assert "dataset.yaml" not in hint_of(finding, "ja")


@pytest.mark.parametrize(
    ("encodings", "usual"),
    [
        (("utf-8", "utf-8", "utf-8", "cp932"), "utf-8"),
        (("cp932", "utf-8", "utf-8", "utf-8"), "utf-8"),
        (("utf-8", "cp932", "cp932", "cp932"), "cp932"),
        # As many of each: that of the first, which is the header's.
        (("utf-8", "cp932", "utf-8", "cp932"), "utf-8"),
        (("cp932", "utf-8", "cp932", "utf-8"), "cp932"),
    ],
)
def test_what_most_lines_are_in_is_the_encoding(encodings: tuple[str, ...], usual: str) -> None:
    book = opened(mixed(*encodings))
    assert book.sheet("").encoding == usual
    (finding,) = book.findings
    assert finding.details["encoding"] == usual
    assert finding.details["count"] == str(sum(each != usual for each in encodings))


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_what_a_definition_says_is_the_encoding(encoding: str) -> None:
    content = mixed("cp932", "cp932", "utf-8", "utf-8", "utf-8")
    assert told(content, encoding).details["encoding"] == encoding


def test_a_file_that_says_it_is_utf_8_is() -> None:
    content = b"\xef\xbb\xbf" + mixed("utf-8", "cp932", "cp932", "cp932")
    book = opened(content)
    assert (book.sheet("").encoding, book.sheet("").cell(1, 1)) == ("utf-8-sig", "施設名")
    assert book.findings[0].details["encoding_other"] == "cp932"


def test_records_are_told_not_lines() -> None:
    content = 'a,b\n"1\n2",い\n'.encode() + "うえ,4\n".encode("cp932") + "あ,い\n".encode() * 2
    assert told(content).place.cell == "A3:B3"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_however_lines_end(ending: str) -> None:
    content = mixed("cp932", "cp932", "utf-8").replace(b"\n", ending.encode())
    assert told(content).details["rows"] == "3"


def test_many_rows_are_counted_and_the_first_named() -> None:
    content = (HEAD + ROWS[0] * 20).encode() + ROWS[1].encode("cp932") * 9
    finding = told(content)
    assert (finding.details["count"], finding.details["rows"]) == ("9", "22・23・24・25・26・27…")
    assert (finding.place.cell, finding.cells) == ("A22:B30", ())


def test_a_declared_encoding_that_no_line_is_in_is_wrong() -> None:
    """Most UTF-8 reads as CP932 without an error, and says nonsense."""
    with pytest.raises(Stop) as caught:
        opened("市町村,人口\n".encode(), "cp932")
    (finding,) = caught.value.findings
    assert finding.check == "wrong-encoding"


def test_a_line_in_neither_encoding_stops() -> None:
    """A text cut off in the midst of a letter is no CP932, though it may read so."""
    content = (HEAD + "あいうえお".join(ROWS)).encode() + "青森県庁舎別館".encode()[:-1] + b",1\n"
    with pytest.raises(Stop) as caught:
        opened(content)
    (finding,) = caught.value.findings
    assert (finding.check, finding.details["encoding"]) == ("wrong-encoding", "utf-8・cp932")
    assert finding.details["record"] == "6"


LETTERS = st.text(st.characters(codec="cp932", categories=("Lo",)), min_size=1, max_size=12)


@given(st.lists(st.lists(LETTERS, min_size=1, max_size=3), max_size=12))
def test_a_file_in_one_encoding_is_never_told_to_be_mixed(rows: list[list[str]]) -> None:
    """Katakana of half width and rare kanji are where the two look alike, so the header, as
    everywhere, has more than those."""
    text = "".join(",".join(row) + "\n" for row in [["施設の名称"], *rows])
    assert opened(text.encode("utf-8")).findings == ()


NAMES = st.text(
    st.sampled_from(
        "青森県市町村役場公民館図書小中学校区立北南東西あいうえおアイウエオﾐﾔｷ岩国手会課海"
    )
)


@given(st.lists(NAMES, max_size=12))
def test_common_words_in_cp932_are_cp932(rows: list[str]) -> None:
    text = "".join(row + ",1\n" for row in ["施設の名称", *rows])
    book = opened(text.encode("cp932"))
    assert (book.findings, book.sheet("").encoding) == ((), "cp932")
