"""Definitions become nouns; a broken one is told with file, line and key, the rest is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aoimori.core.findings import Severity, Stop
from aoimori.core.localized import Localized
from aoimori.core.schema import Coordinates, Field, Labels, TableSchema
from aoimori.runtime.progress import Silent
from aoimori.sources.definitions import Definitions, read_definitions
from aoimori.sources.files import Project
from aoimori.sources.layouts import build_layout, merge, resolve
from aoimori.verbs.check import check
from aoimori.verbs.workspace import Workspace
from support.project import LAYOUT, SCHEMA, SmallProject, two_datasets

SCHEMA_FILE = "schemas/tables/towns.yaml"
AT = "tables.towns.layout"
FILE = "datasets/pref/towns/dataset.yaml"


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return two_datasets(tmp_path)


def definitions(small: SmallProject) -> Definitions:
    return read_definitions(Project(small.root))


def releases(read: Definitions) -> list[str]:
    return [f"{d.id}/{r.year.year}" for d in read.catalog.datasets for r in d.releases]


def test_reads_what_is_defined(small: SmallProject) -> None:
    read = definitions(small)
    assert [dataset.id for dataset in read.catalog.datasets] == ["pref/good", "pref/towns"]
    assert read.findings == ()
    layout = read.catalog.datasets[0].releases[0].sources["towns"].parts[0].layout
    assert [header.text for header in layout.headers] == [
        "コード",
        "名前",
        "種類",
        "人口",
        "開始日",
    ]
    assert [column.read for column in layout.columns] == ["text", "text", "text", "integer", "date"]


def test_a_year_that_nobody_wrote_down_is_told(small: SmallProject) -> None:
    folder = small.root / "datasets/pref/towns"
    for year in ("2023", "2022", "2021", "notes"):
        (folder / year).mkdir()
    (folder / "2023/towns.xlsx").write_bytes(b"")
    (folder / "2022/readme.txt").write_bytes(b"")
    (folder / "2021/~$towns.xlsx").write_bytes(b"")
    (folder / "notes/towns.xlsx").write_bytes(b"")
    (folder / "2020/towns.xlsx").mkdir(parents=True)
    (found,) = definitions(small).findings
    assert (found.check, found.severity, found.dataset) == (
        "year-undeclared",
        Severity.WARNING,
        "pref/towns",
    )
    assert found.details == {"year": "2023", "path": "2023/towns.xlsx"}
    # A sheet may be taken from the folder of another year.
    small.edit(FILE, "towns: 2024/towns.xlsx", "towns: 2023/towns.xlsx")
    assert definitions(small).findings == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "check", "key"),
    [
        (FILE, "theme: population", "thema: population", "unknown-word", "thema"),
        (FILE, "theme: population", "theme: popolation", "unknown-reference", "theme"),
        (FILE, "- 町\n", "- 町;村\n", "wrong-form", "keywords.ja[0]"),
        (FILE, "- 町\n", "- ' '\n", "wrong-form", "keywords.ja[0]"),
        (FILE, "ja: 試験のための", "ja: ' ' #", "missing-word", "description"),
        (FILE, "試験のための町の一覧です。", "町一覧", "bad-length", "description.ja"),
        (FILE, "試験のための町の一覧です。", "町" * 5001, "bad-length", "description.ja"),
        (FILE, "theme: pop", "language: jp\ntheme: pop", "bad-word-value", "language"),
        (FILE, "theme: pop", "license: CC-BY\ntheme: pop", "unknown-reference", "license"),
        (FILE, "frequency: annual", "frequency: yearly", "unknown-reference", "frequency"),
        (FILE, "theme: pop", "contact: {name: {ja: 課}}\ntheme: pop", "missing-any", "contact"),
        # PostgreSQL, and with it the DataStore of a CKAN, has no longer names of columns.
        (SCHEMA_FILE, "name: people", f"name: p{63 * 'e'}", "wrong-form", "fields[3].name"),
        (FILE, "schema: towns", "schema: twons", "unknown-reference", "tables.towns.schema"),
        (FILE, "people: 人口", "poeple: 人口", "field-unknown", f"{AT}.columns.poeple"),
        (FILE, "        people: 人口\n", "", "field-unmapped", AT),
        (
            FILE,
            "towns: 2024/towns.xlsx",
            "towns: ../x.xlsx",
            "outside-folder",
            "releases.2024.sources.towns",
        ),
        (
            FILE,
            "towns: 2024/towns.xlsx",
            "town: 2024/towns.xlsx",
            "missing-word",
            "releases.2024.sources",
        ),
        (
            FILE,
            "name_ja: 名前",
            "name_ja: {from: 名前, extract: '('}",
            "bad-word-value",
            f"{AT}.columns.name_ja.extract",
        ),
        (
            FILE,
            "name_ja: 名前",
            "name_ja: {from: 名前, read: code}",
            "bad-word-value",
            f"{AT}.columns.name_ja",
        ),
        (
            FILE,
            "  2024:\n",
            "  2024:\n    period: {start: 2024-02-30, end: 2024-03-01}\n",
            "bad-word-value",
            "releases.2024.period",
        ),
        (
            FILE,
            "  2024:\n",
            "  2024:\n    period: {start: 2024-03-02, end: 2024-03-01}\n",
            "bad-word-value",
            "releases.2024.period",
        ),
        (SCHEMA_FILE, "- code\n", "- cod\n", "unknown-reference", "primaryKey"),
        (SCHEMA_FILE, "type: date", "type: dat", "bad-word-value", "fields[4].type"),
    ],
)
def test_a_broken_definition_is_told_by_key_and_the_others_are_read(
    small: SmallProject, file: str, old: str, new: str, check: str, key: str
) -> None:
    small.edit(file, old, new)
    read = definitions(small)
    assert releases(read) == ["pref/good/2024"]
    found = {(f.check, f.place.key): f for f in read.findings}
    assert (check, key) in found
    finding = found[check, key]
    assert finding.dataset in ("pref/towns", "pref/towns/2024")
    assert finding.place.file == file
    assert finding.place.line is not None


def test_a_link_out_of_the_folder_is_outside(small: SmallProject, tmp_path: Path) -> None:
    link = small.root / "datasets/pref/towns/2024/towns.xlsx"
    link.unlink()
    link.symlink_to(tmp_path / "datasets/pref/good/2024/towns.xlsx")
    assert [f.check for f in definitions(small).findings] == ["outside-folder"]


def test_a_broken_publisher_takes_its_datasets_with_it(small: SmallProject) -> None:
    small.edit("datasets/pref/publisher.yaml", "code: '020001'", "code: '999999'")
    read = definitions(small)
    assert read.catalog.datasets == ()
    assert [f.check for f in read.findings] == ["unknown-reference"]


def test_a_year_says_only_what_differs(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    source = {
        "path": "2024/towns.xlsx",
        "layout": {"header": 4, "columns": {"kind": {"from": "区分"}}},
    }
    small.dataset(source=source)
    layout = definitions(small).catalog.datasets[0].releases[0].sources["towns"].parts[0].layout
    assert layout.header == (4,)
    assert [header.text for header in layout.headers] == [
        "コード",
        "名前",
        "区分",
        "人口",
        "開始日",
    ]


def test_a_release_covers_its_fiscal_year_unless_it_says_otherwise(small: SmallProject) -> None:
    small.edit(FILE, "  2024:\n", "  2024:\n    period: {start: 2010-01-01, end: 2024-12-31}\n")
    good, towns = (dataset.releases[0] for dataset in definitions(small).catalog.datasets)
    assert (str(good.period.start), str(good.period.end)) == ("2024-04-01", "2025-03-31")
    assert (str(towns.period.start), str(towns.period.end)) == ("2010-01-01", "2024-12-31")


def test_a_broken_year_does_not_take_the_others_with_it(small: SmallProject) -> None:
    small.edit(FILE, "  2024:\n", "  2023:\n    sources: {twons: x.xlsx}\n  2024:\n")
    read = definitions(small)
    assert releases(read) == ["pref/good/2024", "pref/towns/2024"]
    assert {f.dataset for f in read.findings} == {"pref/towns/2023"}
    assert {f.check for f in read.findings} == {"unknown-word", "missing-word"}


def test_what_is_wrong_with_a_table_is_said_once(small: SmallProject) -> None:
    small.edit(FILE, "people: 人口", "poeple: 人口")
    small.edit(FILE, "  2024:\n", "  2023:\n    sources: {towns: x.xlsx}\n  2024:\n")
    checks = [f.check for f in definitions(small).findings]
    assert sorted(checks) == ["field-unknown", "field-unmapped"]


BASE = {
    "header": [1, 2],
    "end": {"blank": True},
    "columns": {"a": "甲", "b": {"from": "乙", "fill": True}, "c": "丙", "d": "丁"},
}


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({"header": 3}, {"header": 3}),
        ({"end": {"matches": "計"}}, {"end": {"matches": "計"}}),
        ({"end": None}, {"end": None}),
    ],
)
def test_a_year_replaces_whole_words(patch: dict[str, Any], expected: dict[str, Any]) -> None:
    merged = merge(BASE, patch)
    assert {word: merged[word] for word in expected} == expected
    assert {k: v for k, v in merged.items() if k not in (*expected, "columns")} == {
        k: v for k, v in BASE.items() if k not in (*expected, "columns")
    }


@pytest.mark.parametrize(
    ("base", "patch", "expected"),
    [
        ("甲", "乙", {"from": "乙"}),
        ({"from": "甲", "fill": True}, "乙", {"from": "乙", "fill": True}),
        ({"from": "甲", "fill": True}, {"fill": None}, {"from": "甲"}),
        (
            {"from": "甲", "nth": 2, "clean": ["spaces"]},
            {"beside": "乙"},
            {"beside": "乙", "clean": ["spaces"]},
        ),
        (
            {"from": "甲", "default": "0"},
            {"units": ["人"]},
            {"from": "甲", "default": "0", "units": ["人"]},
        ),
    ],
)
def test_a_year_says_only_the_words_of_a_column_that_differ(
    base: Any, patch: Any, expected: dict[str, Any]
) -> None:
    merged = resolve(merge({"columns": {"a": base}}, {"columns": {"a": patch}}))
    assert merged["columns"] == {"a": expected}


LIKE = {
    "a": {"from": "甲", "codes": "towns", "clean": ["spaces"]},
    "b": {"like": "a", "give": "kind"},
}


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({}, {"from": "甲", "codes": "towns", "clean": ["spaces"], "give": "kind"}),
        ({"a": "丙"}, {"from": "丙", "codes": "towns", "clean": ["spaces"], "give": "kind"}),
        ({"b": "乙"}, {"from": "乙", "codes": "towns", "clean": ["spaces"], "give": "kind"}),
        ({"b": {"from": "乙", "codes": None, "give": None}}, {"from": "乙", "clean": ["spaces"]}),
        (
            {"b": {"beside": "乙"}},
            {"beside": "乙", "codes": "towns", "clean": ["spaces"], "give": "kind"},
        ),
    ],
)
def test_a_column_is_like_another(patch: Any, expected: dict[str, Any]) -> None:
    assert resolve(merge({"columns": LIKE}, {"columns": patch}))["columns"]["b"] == expected


@pytest.mark.parametrize("like", ["b", "c", "a"])
def test_a_column_like_itself_or_nothing_is_a_finding(small: SmallProject, like: str) -> None:
    columns = {**LAYOUT["columns"], "kind": {"like": "name_ja"}, "name_ja": {"like": "kind"}}
    columns["opened"] = {"like": like}
    small.dataset("towns", layout={**LAYOUT, "columns": columns})
    found = {(f.check, f.place.key) for f in definitions(small).findings}
    at = "tables.towns.layout.columns"
    assert {("bad-word-value", f"{at}.{name}") for name in ("kind", "name_ja", "opened")} <= found


def test_the_columns_a_year_names_stand_in_its_order() -> None:
    base = {"columns": {name: name for name in "abcd"}}
    merged = merge(base, {"columns": {"d": "丁", "b": "乙"}, "absent": ["c"]})
    assert list(merged["columns"]) == ["a", "d", "b"]


def test_null_takes_a_column_away_and_the_others_stand_as_they_are_named() -> None:
    fields = tuple(Field(name, Localized(name)) for name in "abcd")
    schema = TableSchema("s", Localized("表"), fields)
    patch = {"columns": {"c": None, "d": {"fill": None}, "a": {"fill": None}}, "absent": ["c"]}
    layout = build_layout(resolve(merge(BASE, patch)), schema)
    assert [column.name for column in layout.columns] == ["d", "b", "a"]
    assert layout.columns[1].fill == "above"


def test_two_corrections_of_one_value_are_no_guess(small: SmallProject) -> None:
    one = {
        "cell": "D2",
        "fields": ["people"],
        "expected": "1",
        "corrected": "2",
        "reason": {"ja": "誤"},
    }
    typo = {**one, "cell": "D3", "fields": ["poeple"]}
    small.dataset("towns", source={"path": "2024/towns.xlsx", "corrections": [one, one, typo]})
    found = [(f.check, f.place.key) for f in definitions(small).findings]
    at = "releases.2024.sources.towns.corrections"
    assert found == [("yaml-duplicate-key", f"{at}[1]"), ("field-unknown", f"{at}[2]")]


@pytest.mark.parametrize("name", ["My Towns", "町", "a#b", "Towns", "-x"])
def test_folder_names_become_addresses(small: SmallProject, name: str) -> None:
    (small.root / "datasets/pref/towns").rename(small.root / "datasets/pref" / name)
    read = definitions(small)
    assert [(f.check, f.details["name"]) for f in read.findings] == [("bad-name", name)]
    assert releases(read) == ["pref/good/2024"]


def test_a_rule_may_only_compare_known_fields(small: SmallProject) -> None:
    message = {"ja": "規則"}
    schema = {
        **SCHEMA,
        "rules": [{"name": "r", "rule": "people > __import__('os')", "message": message}],
    }
    small.dataset("towns", schema=schema)
    assert [f.check for f in definitions(small).findings] == ["bad-rule"]


def test_a_rule_may_ask_whether_a_text_is_there_and_for_the_year_before(
    small: SmallProject,
) -> None:
    message = {"ja": "規則"}
    told = [("given(name_ja) == given(kind)", True), ("previous.people <= people", True),
            ("previous.name_ja == people", False), ("name_ja == kind", False)]  # fmt: skip
    for rule, right in told:
        rules = [{"name": "r", "rule": rule, "message": message}]
        small.dataset("towns", schema={**SCHEMA, "rules": rules})
        assert [f.check for f in definitions(small).findings] == ([] if right else ["bad-rule"])


@pytest.mark.parametrize(
    ("labels", "key"),
    [
        ({"field": "code", "column": "name_ja"}, ""),
        ({"field": "code", "column": "name_kana"}, ""),
        ({"field": "kind", "column": "name_ja"}, "fields[1].labels"),
        ({"field": "cood", "column": "name_ja"}, "fields[1].labels"),
        ({"field": "code", "column": "county"}, "fields[1].labels"),
    ],
)
def test_a_label_names_a_coded_field_and_a_column_of_its_list(
    small: SmallProject, labels: dict[str, str], key: str
) -> None:
    code, name, *others = SCHEMA["fields"]
    fields = [{**code, "codes": "local-governments"}, {**name, "labels": labels}, *others]
    small.dataset("towns", schema={**SCHEMA, "fields": fields})
    found = definitions(small)
    assert [(f.check, f.place.key) for f in found.findings] == (
        [("unknown-reference", key)] if key else []
    )
    if not key:
        towns = next(d for d in found.catalog.datasets if d.slug == "towns")
        assert towns.tables[0].schema.by_name["name_ja"].labels == Labels(**labels)


@pytest.mark.parametrize(("name", "right"), [("opened", True), ("year", False)])
def test_the_fiscal_year_is_a_field(small: SmallProject, name: str, right: bool) -> None:
    small.dataset("towns", schema={**SCHEMA, "fiscalYear": name})
    found = definitions(small)
    assert [(f.check, f.place.key) for f in found.findings] == (
        [] if right else [("unknown-reference", "fiscalYear")]
    )


@pytest.mark.parametrize(
    ("pair", "findings"),
    [
        ({"longitude": "lon", "latitude": "lat"}, []),
        (
            {"longitude": "long", "latitude": "lat"},
            [("unknown-reference", "coordinates.longitude", "lon")],
        ),
        (
            {"longitude": "lon", "latitude": "people"},
            [("bad-word-value", "coordinates.latitude", "")],
        ),
        ({"longitude": "lat", "latitude": "lat"}, [("bad-word-value", "coordinates", "")]),
        ({"longitude": "lon"}, [("missing-word", "coordinates", "")]),
        (
            {"longitude": "lon", "latitude": "lat", "height": "lat"},
            [("unknown-word", "coordinates.height", "")],
        ),
    ],
)
def test_coordinates_are_two_fields_of_numbers(
    small: SmallProject, pair: dict[str, str], findings: list[tuple[str, str, str]]
) -> None:
    more = [{"name": n, "title": {"ja": n}, "type": "number"} for n in ("lon", "lat")]
    fields = [*SCHEMA["fields"], *more]
    layout = {**LAYOUT, "absent": ["lon", "lat"]}
    small.dataset("towns", schema={**SCHEMA, "fields": fields, "coordinates": pair}, layout=layout)
    found = definitions(small)
    assert [(f.check, f.place.key) for f in found.findings] == [told[:2] for told in findings]
    for finding, (_, _, known) in zip(found.findings, findings, strict=True):
        assert known in finding.details.get("known", "")
    if not findings:
        towns = next(d for d in found.catalog.datasets if d.slug == "towns")
        assert towns.tables[0].schema.coordinates == Coordinates(**pair)


def test_a_key_to_another_table_must_be_there(small: SmallProject) -> None:
    key = {"fields": ["code"], "table": "other", "reference": ["code"]}
    small.dataset("towns", schema={**SCHEMA, "foreignKeys": [key]})
    assert [f.check for f in definitions(small).findings] == ["unknown-reference"]


def test_the_layout_of_the_tests_is_a_real_one() -> None:
    assert set(LAYOUT["columns"]) == {field["name"] for field in SCHEMA["fields"]}


@pytest.mark.parametrize(
    ("kind", "constraints"),
    [
        ("string", {"minimum": 0}),
        ("integer", {"minLength": 1}),
        ("integer", {"pattern": "x"}),
        ("integer", {"minimum": "abc"}),
        ("date", {"maximum": "2024/1/1"}),
        ("integer", {"enum": [1, "x"]}),
        ("boolean", {"minimum": 0}),
    ],
)
def test_constraints_fit_their_type(
    small: SmallProject, kind: str, constraints: dict[str, Any]
) -> None:
    field = {"name": "extra", "title": {"ja": "他"}, "type": kind, "constraints": constraints}
    schema = {**SCHEMA, "fields": [*SCHEMA["fields"], field]}
    small.dataset("towns", schema=schema, layout={**LAYOUT, "absent": ["extra"]})
    (finding,) = definitions(small).findings
    assert (finding.check, finding.place.key) == (
        "bad-word-value",
        f"fields[5].constraints.{next(iter(constraints))}",
    )


@pytest.mark.parametrize(
    ("content", "check"),
    [
        ("code,name_ja,name_en\n1,甲,A\n".encode("cp932"), "wrong-encoding"),
        (b"code,name_ja\n1,A\n", "missing-word"),
        (b"", "missing-word"),
        (b"code,name_ja,name_en\n1,A\n", "broken-csv"),
        (b"code,name_ja,name_en\n1,A,A,A\n", "broken-csv"),
        (b"code,name_ja,name_en\n1,A,A\n1,B,B\n", "yaml-duplicate-key"),
    ],
)
def test_a_broken_code_list_is_told(small: SmallProject, content: bytes, check: str) -> None:
    (small.root / "schemas/codes/mine.csv").write_bytes(content)
    with pytest.raises(Stop) as caught:
        definitions(small)
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.file) == (check, "schemas/codes/mine.csv")


def test_a_code_list_saved_by_excel_as_utf8_is_read(small: SmallProject) -> None:
    content = "\ufeffcode,name_ja,name_en\r\n1,甲,A\r\n".encode()
    (small.root / "schemas/codes/mine.csv").write_bytes(content)
    assert "1" in definitions(small).catalog.codes["mine"]


def test_a_publisher_is_asked_for_in_words(small: SmallProject) -> None:
    (small.root / "datasets/pref/publisher.yaml").unlink()
    (small.root / "datasets/.cache").mkdir()
    assert [f.check for f in definitions(small).findings] == ["publisher-missing"]


@pytest.mark.parametrize(
    ("column", "problem"),
    [
        ({"from": "種類", "read": "code"}, "codes: ―"),
        ({"from": "種類", "codes": "nowhere"}, "codes: nowhere"),
        ({"from": "種類", "codes": "themes", "give": "size"}, "give: size"),
        ({"from": "種類", "symbols": {"x": {"status": "gone", "meaning": "不明"}}}, "status: gone"),
        ({"from": "種類", "extract": {"pattern": "(.)", "groups": [2]}}, "groups: 2"),
        ({"from": "種類", "extract": {"pattern": "(?P<a>.)", "groups": ["b"]}}, "groups: b"),
        ({"from": "種類", "beside": "種類"}, "from + beside"),
        ({"fill": True}, "―"),
        ({"ordinal": "parent"}, "ordinal: parent"),
        ({"ordinal": "row", "nth": 2}, "nth"),
        ({"ordinal": "parent", "of": "name_ja", "child": "^・"}, "of: name_ja"),
        ({"value": "去年", "read": "first-day"}, "value: 去年"),
    ],
)
def test_a_column_that_cannot_work_is_told_at_its_line(
    small: SmallProject, column: dict[str, Any], problem: str
) -> None:
    columns = {**LAYOUT["columns"], "kind": column}
    small.dataset("towns", layout={**LAYOUT, "columns": columns})
    (finding,) = definitions(small).findings
    assert (finding.check, finding.place.key) == ("bad-word-value", f"{AT}.columns.kind")
    assert problem in finding.details["problem"]


def test_a_range_of_columns_has_its_first_column_first(small: SmallProject) -> None:
    small.dataset("towns", layout={**LAYOUT, "within": "E:A"})
    assert [f.place.key for f in definitions(small).findings] == [f"{AT}.within"]


def test_columns_beside_all_parts_belong_to_nobody(tmp_path: Path) -> None:
    """A third block that came this year is not passed over because two are named."""
    small = SmallProject(tmp_path)
    schema = {"title": {"ja": "町"}, "fields": [{"name": "name_ja", "title": {"ja": "名前"}}]}
    rows = [("名前", None, "名前", None, "名前"), ("甲町", None, "乙町", None, "丙町")]
    folder = small.dataset(
        schema=schema, rows=rows, layout={"within": "A:A", "columns": {"name_ja": "名前"}}
    )
    dataset = folder / "dataset.yaml"
    text = dataset.read_text("utf-8")
    stack = "    stack:\n    - layout: {within: 'C:C'}\nreleases:"
    dataset.write_text(text.replace("releases:", stack), encoding="utf-8")
    (release,) = check(Workspace.around(tmp_path), (), Silent()).releases
    assert release.tables["towns"].texts("name_ja") == ["甲町", "乙町"]
    errors = [(f.check, f.place.cell) for f in release.diagnosis.errors]
    assert errors == [("column-unmapped", "E1")]
