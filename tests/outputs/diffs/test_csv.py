"""``diff.csv``: every fact a line, in one order."""

from __future__ import annotations

import csv
import io

from hypothesis import given

from aoimori.core.diff.content import Content
from aoimori.outputs.diffs.csv import HEADER, key_text, write
from support.diffs import CODE, contents, every_change, keyed, nothing, of_one, table

EVERY = """\
table,change,key,field,before,after,row_before,row_after
people,column-renamed,,people,count,people,,
people,column-retyped,,rate,integer,number,,
people,column-added,,area,,,,
people,column-removed,,tel,,,,
people,code-added,,code,,06,,
people,code-added,,code,,07,,
people,code-removed,,code,0;5,,,
people,total-changed,,people,1236687,1252120,,
people,row-removed,code=0\\;5,code,0;5,,5,
people,row-removed,code=0\\;5,name,お,,5,
people,row-removed,code=0\\;5,count,50,,5,
people,row-removed,code=0\\;5,rate,5,,5,
people,row-removed,code=0\\;5,text,|,,5,
people,row-added,code=06,code,,06,,5
people,row-added,code=06,name,,か,,5
people,row-added,code=06,people,,60,,5
people,row-added,code=06,text,,<b>&amp;</b>,,5
people,row-added,code=06,area,,6,,5
people,row-added,code=07,code,,07,,6
people,row-added,code=07,name,,き,,6
people,value-changed,code=02,people,2000,1990,2,1
people,value-changed,code=02,rate,,2.5,2,1
people,value-changed,code=02,text,,"a
b|c",2,1
people,value-changed,code=01,people,1234567,1250000,1,2
people,value-changed,code=01,text,=1+1,@SUM(A1),1,2
people,value-changed,code=03,text,<script>alert(1)</script>,\u202eRTL\u200f,3,3
people,value-changed,code=04,rate,4,,4,4
people,value-changed,code=04,text,が,か\u3099,4,4
works,column-renamed,,new,old,new,,
works,row-removed,id=3,id,3,,3,
works,row-removed,id=3,old,z,,3,
works,row-added,id=4,id,,4,,3
works,row-added,id=4,new,,q,,3
came,table-added,,,,,,
went,table-removed,,,,,,
"""


def test_every_kind_of_change() -> None:
    assert write(every_change(), "ja") == EVERY.encode()


def test_nothing_is_a_header() -> None:
    assert write(nothing(), "ja") == (",".join(HEADER) + "\n").encode()


def test_a_row_without_values_or_a_key() -> None:
    comparison = of_one(table(("a", "b"), ("x", "x")), table(("a", "b"), ("x", "x"), (None, "")))
    (line,) = list(csv.reader(io.StringIO(write(comparison, "ja").decode())))[1:]
    assert line == ["t", "row-added", "", "", "", "", "", "2"]


def test_keys_can_be_taken_apart() -> None:
    assert key_text(("a", "b"), ("x", None)) == "a=x; b="
    assert key_text(("a=b", "c"), ("x; c=y", "\\")) == "a\\=b=x\\; c\\=y; c=\\\\"


@given(keyed(), keyed())
def test_there_is_a_line_for_each_changed_value(before: Content, after: Content) -> None:
    comparison = of_one(before, after, CODE)
    lines = list(csv.DictReader(io.StringIO(write(comparison, "ja").decode(), newline="")))
    made = comparison.tables[0].diff
    assert made
    told = [(x["field"], x["before"], x["after"]) for x in lines if x["change"] == "value-changed"]
    assert told == [(c.field, c.before or "", c.after or "") for c in made.changes()]
    for change, rows, number in (
        ("row-added", made.added, "row_after"),
        ("row-removed", made.removed, "row_before"),
    ):
        places = {int(line[number]) - 1 for line in lines if line["change"] == change}
        assert places == set(rows.index)


@given(contents(), contents())
def test_records_are_all_as_wide_as_the_header(before: Content, after: Content) -> None:
    text = write(of_one(before, after), "ja").decode()
    assert {len(line) for line in csv.reader(io.StringIO(text, newline=""))} == {len(HEADER)}
