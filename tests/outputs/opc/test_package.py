"""Parts are taken out of a package without a trace; all others keep their bytes."""

from __future__ import annotations

import pytest

from aoimori.core.package import COMMENTS, SIGNATURE
from aoimori.outputs.opc.package import Package
from aoimori.outputs.opc.xmlbytes import Xml
from support.annotated import check_parts, parts
from support.xlsx import made, renamed, signed

PLAIN = made(lambda sheet: sheet.append([1, 2]))


def without(content: bytes, *names: str) -> bytes:
    package = Package(content)
    package.remove(names or package.parts_of(SIGNATURE))
    return bytes(package)


def test_what_is_removed_leaves_no_trace() -> None:
    before, after = parts(PLAIN), parts(without(signed(PLAIN)))
    types = after.pop("[Content_Types].xml")
    assert after == {name: text for name, text in before.items() if name in after}
    assert set(before) - set(after) == {"[Content_Types].xml"}
    assert b"sig1.xml" not in types


def test_a_part_is_removed_by_any_spelling_of_its_name() -> None:
    content = renamed(signed(PLAIN), "_xmlsignatures/sig1.xml", "_XMLSignatures\\Sig1.xml")
    assert parts(without(content)) == parts(without(signed(PLAIN)))


def test_a_removed_part_can_come_again() -> None:
    package = Package(PLAIN)
    package.remove(["docProps/app.xml"])
    assert not package.has("docProps/app.xml")
    assert package.related("", "extended-properties") is None
    assert package.free("docProps/app.xml") == "docProps/app.xml"
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    package.add("docProps/app.xml", b"<Properties/>", kind)
    package.relate("", "extended-properties", "docProps/app.xml")
    again = parts(bytes(package))
    assert again["docProps/app.xml"] == b"<Properties/>"
    assert list(again) == list(parts(PLAIN))
    assert package.parts_of(COMMENTS) == set()


def test_relations_are_taken_away_one_by_one() -> None:
    package = Package(PLAIN)
    package.unrelate("xl/workbook.xml", lambda relation: relation.kind == "theme")
    kinds = [relation.kind for relation in package.relations("xl/workbook.xml")]
    assert "theme" not in kinds
    assert "worksheet" in kinds
    check_parts(bytes(package), bytes(package))


def test_what_holds_no_element_is_no_xml() -> None:
    with pytest.raises(ValueError, match="no XML"):
        Xml(b"<?xml version='1.0'?>")
