"""Municipalities that merged: the year before as it would be by the codes of the year after."""

from __future__ import annotations

from aoimori.core.codes import Code, CodeList
from aoimori.core.diff.content import Content, Record
from aoimori.core.localized import Localized
from aoimori.core.mergers import Merger, merge_rows
from aoimori.core.schema import Field, Labels, TableSchema

TEXT = Localized("語")
FIELDS = (
    Field("code", TEXT, codes="towns"),
    Field("name", TEXT, labels=Labels("code", "name_ja"), constraints={"required": True}),
    Field("people", TEXT, "integer", additive=True),
    Field("rate", TEXT, "number"),
    Field("day", TEXT, "date"),
)
SCHEMA = TableSchema("towns", TEXT, FIELDS, ("code",))


def town(code: str, name: str, successor: str = "") -> Code:
    return Code(code, Localized(name), {"successor": successor})


CODES = {
    "towns": CodeList(
        "towns",
        {
            "01": town("01", "東町", "11"),
            "02": town("02", "西町", "11"),
            "03": town("03", "南村", "12"),
            "11": town("11", "東西市"),
            "12": town("12", "南町", "13"),
            "13": town("13", "南市"),
            "21": town("21", "環", "22"),
            "22": town("22", "輪", "21"),
        },
    )
}


def content(*rows: Record, sums: tuple[int, ...] = ()) -> Content:
    return Content(SCHEMA, Content.of(FIELDS, rows).frame, sums)


DAY = "2024-01-01"
EAST = ("01", "東町", "10", "1.5", DAY)
WEST = ("02", "西町", "5", "2.5", DAY)
SOUTH = ("03", "南村", "7", "1.0", DAY)
WHOLE = ("00", "県", "22", None, DAY)


def test_parts_become_one_row_and_what_may_be_summed_is() -> None:
    before = content(WHOLE, EAST, SOUTH, WEST, sums=(0,))
    after = content(WHOLE, ("11", "東西市", "14", "2.0", DAY), ("13", "南市", "6", "1.1", DAY))
    merged = merge_rows(before, after, CODES)
    assert list(merged.content.records()) == [
        WHOLE,
        ("11", "東西市", "15", None, DAY),  # a rate cannot be summed
        ("13", "南市", "7", "1.0", DAY),  # only another name, by two steps
    ]
    assert merged.content.sums == {0}
    field = FIELDS[0]
    assert merged.mergers == (Merger(field, "11", ("01", "02")), Merger(field, "13", ("03",)))


def test_a_sum_of_a_value_that_is_missing_is_not_known() -> None:
    before = content(EAST, ("02", "西町", None, None, DAY))
    merged = merge_rows(before, content(("11", "東西市", "14", None, DAY)), CODES)
    assert list(merged.content.records()) == [("11", "東西市", None, None, DAY)]


def test_what_is_still_there_is_left() -> None:
    before = content(EAST, WEST)
    for after in (
        content(EAST, WEST),  # nothing merged yet
        content(SOUTH),  # nor is the successor there
        content(EAST, ("12", "南町", "1", None, DAY)),
    ):
        merged = merge_rows(before, after, CODES)
        assert list(merged.content.records()) == [EAST, WEST]
        assert merged.mergers == ()


def test_a_circle_ends() -> None:
    before = content(("21", "環", "1", None, DAY))
    assert merge_rows(before, content(EAST), CODES).mergers == ()


def test_a_part_joins_one_that_was_there_already() -> None:
    """A town that went up in a city of before."""
    before = content(EAST, ("11", "東西市", "100", None, DAY))
    merged = merge_rows(before, content(("11", "東西市", "111", None, DAY)), CODES)
    assert list(merged.content.records()) == [("11", "東西市", "110", None, DAY)]
