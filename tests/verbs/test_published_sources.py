"""Source files are published only where asked, and nobody gets with them what is not to be seen."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS

from aoimori.sources.inside import package_parts
from aoimori.sources.readers import SourceBytes
from support.project import LAYOUT, ROWS, SCHEMA, SmallProject, dump

BOOK = "datasets/pref/towns/2024/towns.xlsx"
COPY = "data/pref/towns/2024/_source/towns.xlsx"
ACCEPTED = (
    {"check": "cell-comment", "sheet": "町", "cells": "B3"},
    {"check": "author-property", "value": "青森太郎"},
)


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    return project


def ask(small: SmallProject, path: str = "2024/towns.xlsx") -> None:
    """Ask for a source to be published."""
    file = small.root / "datasets/pref/towns/dataset.yaml"
    words = file.read_text("utf-8").replace(
        "    sources:\n", f"    publish_sources: ['{path}']\n    sources:\n"
    )
    file.write_text(words, encoding="utf-8")


def change(small: SmallProject, **cells: object) -> Worksheet:
    """Write into cells of the source, each of which is named; returns the sheet as saved."""
    book = load_workbook(small.root / BOOK)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for cell, value in cells.items():
        sheet[cell] = value
    book.save(small.root / BOOK)
    return sheet


def told(small: SmallProject, verb: str = "check") -> list[tuple[str, str, str]]:
    found = small.json(verb)["findings"]
    return [(f["check"], f["severity"], f["cell"]) for f in found if f["check"] != "lock-missing"]


def published(small: SmallProject) -> Path:
    return small.root / "build/site" / COPY


def test_none_is_published_where_nobody_asked(small: SmallProject) -> None:
    small.lock()
    assert small.run("build").exit_code == 0
    assert not (small.root / "build/site/data/pref/towns/2024/_source").exists()


def test_a_source_is_published_without_what_tells_of_people(small: SmallProject) -> None:
    book = load_workbook(small.root / BOOK)
    book.properties.creator = "青森太郎"
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["B3"].comment = Comment("要確認", "青森太郎")
    sheet["G1"] = "担当課"
    book.save(small.root / BOOK)
    ask(small)
    small.accept(*ACCEPTED)
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "    layout:\n",
        "    layout:\n      ignore: [担当課]\n",
    )
    small.lock()
    assert small.run("build").exit_code == 0
    content = published(small).read_bytes()
    assert package_parts(SourceBytes("towns.xlsx", content)) == ()
    kept = load_workbook(published(small)).active
    assert isinstance(kept, Worksheet)
    assert [[c.value for c in row][:5] for row in kept.iter_rows()] == [list(r) for r in ROWS]
    assert kept["G1"].value == "担当課"


def test_catalogue_package_and_page_tell_of_it(small: SmallProject) -> None:
    ask(small)
    small.lock()
    assert small.run("build").exit_code == 0
    site, digest = small.root / "build/site", hashlib.sha256(published(small).read_bytes())
    lock = json.loads((small.root / "datasets/pref/towns/2024/release.lock.json").read_text())
    assert lock["files"]["_source/towns.xlsx"] == digest.hexdigest()
    package = json.loads((site / "data/pref/towns/2024/datapackage.json").read_text("utf-8"))
    assert package["sources"][-1]["path"] == "_source/towns.xlsx"
    graph = Graph().parse(site / "catalog.ttl")
    address = URIRef(f"https://example.org/data/{COPY}")
    (file,) = graph.subjects(DCAT.downloadURL, address)
    assert not list(graph.objects(file, DCTERMS.conformsTo))
    assert list(graph.objects(file, DCTERMS.license))
    page = (site / "datasets/pref/towns/2024/index.html").read_text("utf-8")
    assert f'href="../../../../{COPY}"' in page


def test_a_mark_on_printed_pages_stays_if_an_office_says_so(small: SmallProject) -> None:
    """It is in sight, and accepted of the file as it was received."""
    book = load_workbook(small.root / BOOK)
    book["町"].oddHeader.right.text = "取扱注意"
    book.save(small.root / BOOK)
    ask(small)
    assert told(small) == [("page-text", "error", "")]
    small.accept({"check": "page-text", "value": "取扱注意"})
    assert told(small) == [("page-text", "notice", "")]


def test_a_source_is_a_file_of_the_release(small: SmallProject) -> None:
    """Asked for later it is one more file; taken back, one fewer."""
    small.lock()
    ask(small)
    assert ("lock-file-new", "error", "") in told(small, "build")
    small.lock(day="2025-05-01")
    assert told(small, "build") == []
    change(small, B2="ひかり市")
    assert ("published-value", "error", "B2") in told(small, "check")


def test_the_same_source_gives_the_same_bytes(small: SmallProject) -> None:
    ask(small)
    small.lock()
    small.run("build")
    first = published(small).read_bytes()
    small.run("build", "--fresh")
    assert published(small).read_bytes() == first


def test_what_is_hidden_cannot_be_accepted(small: SmallProject) -> None:
    book = load_workbook(small.root / BOOK)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("内部").append(["x"])
    book["内部"].sheet_state = "hidden"
    book.save(small.root / BOOK)
    small.accept(
        {"check": "hidden-row", "sheet": "町", "cells": "3:3"},
        {"check": "hidden-column", "sheet": "町", "cells": "D:D"},
        {"check": "hidden-sheet", "sheet": "内部"},
    )
    layout = small.root / "datasets/pref/towns/dataset.yaml"
    layout.write_text(layout.read_text("utf-8").replace("layout:\n", "layout:\n      sheet: 町\n"))
    assert {check for check, severity, _ in told(small) if severity == "error"} == set()
    ask(small)
    assert {check for check, severity, _ in told(small) if severity == "error"} == {
        "published-hidden-row",
        "published-hidden-column",
        "published-hidden-sheet",
    }


def test_a_column_that_no_table_has_is_looked_at(small: SmallProject) -> None:
    change(small, F1="担当者の携帯電話", F2="090-1234-5678")
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "    layout:\n",
        "    layout:\n      ignore: [担当者の携帯電話]\n",
    )
    assert told(small) == []
    ask(small)
    assert told(small) == [("phone-number", "error", "F2")]
    small.accept({"check": "phone-number", "cells": "F2"})
    assert told(small) == [("phone-number", "notice", "F2")]


def test_what_a_table_tells_is_told_once(small: SmallProject) -> None:
    change(small, B3="017-722-1111")
    ask(small)
    assert told(small) == [("phone-number", "error", "B3")]
    small.accept({"check": "phone-number", "fields": ["name_ja"], "value": "017-722-1111"})
    assert told(small) == [("phone-number", "notice", "B3")]


def test_a_contact_may_be_published(small: SmallProject) -> None:
    fields = [dict(field) for field in SCHEMA["fields"]]
    fields[1]["contact"] = True
    dump(small.root / "schemas/tables/towns.yaml", {**SCHEMA, "fields": fields})
    change(small, B3="017-722-1111")
    ask(small)
    assert told(small) == []


def test_a_register_of_people_is_found_in_columns_no_table_has(small: SmallProject) -> None:
    for row, (name, home, birth) in enumerate(
        (
            ("氏名", "住所", "生年月日"),
            ("青森太郎", "青森市長島1-1-1", "1980-01-02"),
            ("弘前花子", "弘前市上白銀町1-1", "1990-03-04"),
            ("八戸次郎", "八戸市内丸1-1-1", "1970-05-06"),
        ),
        start=1,
    ):
        change(small, **{f"F{row}": name, f"G{row}": home, f"H{row}": birth})
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "    layout:\n",
        "    layout:\n      ignore: [氏名, 住所, 生年月日]\n",
    )
    assert told(small) == []
    ask(small)
    assert [(check, severity) for check, severity, _ in told(small)] == [("person-record", "error")]


@pytest.mark.parametrize(
    ("path", "check"),
    [("2024/other.xlsx", "published-source-unknown"), ("../x.xlsx", "published-source-unknown")],
)
def test_only_a_source_of_the_year_can_be_asked_for(
    small: SmallProject, path: str, check: str
) -> None:
    ask(small, path)
    result = small.run("check")
    assert (result.exit_code, check in result.output) == (2, True)


def test_a_csv_is_published_as_it_is(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    folder = small.dataset(source="2024/町.csv")
    content = (folder / "2024/町.csv").read_text("utf-8").encode("cp932")
    (folder / "2024/町.csv").write_bytes(content)
    ask(small, "2024/町.csv")
    small.lock()
    assert small.run("build").exit_code == 0
    site = small.root / "build/site"
    assert (site / "data/pref/towns/2024/_source/町.csv").read_bytes() == content
    graph = Graph().parse(site / "catalog.ttl")
    address = "https://example.org/data/data/pref/towns/2024/_source/%E7%94%BA.csv"
    assert list(graph.subjects(DCAT.downloadURL, URIRef(address)))


def test_two_sources_of_one_name_are_refused(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    source = {"path": "2024/a/towns.xlsx", "stack": [{"path": "2024/b/towns.xlsx"}]}
    folder = small.dataset(source=source, layout=LAYOUT)
    (folder / "2024/b").mkdir()
    (folder / "2024/b/towns.xlsx").write_bytes((folder / "2024/a/towns.xlsx").read_bytes())
    ask(small, "2024/a/towns.xlsx', '2024/b/towns.xlsx")
    assert "published-name-twice" in small.run("check").output
