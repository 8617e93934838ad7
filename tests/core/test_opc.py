"""Names in a package, and what leads to them."""

from __future__ import annotations

import pytest

from aoimori.core.opc import Relation, part_key, relations_of, source_of


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("", "_rels/.rels"),
        ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
        ("xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"),
    ],
)
def test_the_relations_of_a_part_stand_beside_it(part: str, name: str) -> None:
    assert relations_of(part) == name
    assert source_of(name) == part
    assert source_of(part or "xl/odd.rels") is None


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("../docProps/app.xml", "docProps/app.xml"),
        ("./a%20b.xml#here", "xl/a b.xml"),
        ("..\\customXml\\item1.xml", "customXml/item1.xml"),
    ],
)
def test_a_relation_leads_from_the_folder_of_its_part(target: str, part: str) -> None:
    words = {"Id": "rId1", "Type": "http://x/relationships/worksheet", "Target": target}
    relation = Relation("xl/workbook.xml", "rId1", "worksheet", part, outside=False)
    assert Relation.told("xl/workbook.xml", words) == relation


def test_what_leads_outside_stays_as_it_is_written() -> None:
    words = {"Id": "r", "Type": "x", "Target": "file:///C:/a%20b.xlsx", "TargetMode": "External"}
    told = Relation.told("xl/workbook.xml", words)
    assert (told.target, told.outside) == ("file:///C:/a%20b.xlsx", True)
    with pytest.raises(KeyError, match="Target"):
        Relation.told("xl/workbook.xml", {"Id": "r", "Type": "x"})


def test_all_spellings_of_a_name_are_one() -> None:
    names = ("xl/A b.xml", "XL\\a%20B.xml", "/xl/a b.XML")
    assert len({part_key(name) for name in names}) == 1
