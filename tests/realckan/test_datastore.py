"""Tables in the DataStore: typed, with their dictionary, and as the CSV says; only rows that change
are written."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from realckan.portal import RealPortal, changes, publish
from support.project import LAYOUT, ROWS, SCHEMA, SmallProject, workbook

FIELDS: list[dict[str, Any]] = [
    {
        "name": "code",
        "title": {"ja": "コード", "en": "Code"},
        "constraints": {"required": True, "pattern": "[0-9]{5}"},
    },
    {"name": "note", "title": {"ja": "備考"}},
    {
        "name": "people",
        "title": {"ja": "人口", "en": "People"},
        "type": "integer",
        "unit": {"ja": "人", "en": "people"},
        "description": {"ja": "1月1日の人口。", "en": "On 1 January."},
    },
    {"name": "rate", "title": {"ja": "率"}, "type": "number"},
    {"name": "open", "title": {"ja": "公開"}, "type": "boolean"},
    {"name": "day", "title": {"ja": "日"}, "type": "date"},
    {"name": "year", "title": {"ja": "年"}, "type": "year"},
]
HEAD = tuple(str(field["title"]["ja"]) for field in FIELDS)
TYPED = (
    HEAD,
    ("02201", 'くに"ざかい",\n二行', 9007199254740991, "12.50", "true", "2024-04-01", 2024),
    ("02202", None, None, None, None, None, None),
    ("09999", "x", -5, "0.1234567890123456789", "false", "2024-12-31", 1999),
)


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: SmallProject) -> SmallProject:
    schema = {**SCHEMA, "fields": FIELDS}
    layout = {
        "header": 1,
        "columns": {field["name"]: field["title"]["ja"] for field in FIELDS},
    }
    made_anew(small, schema=schema, layout=layout, rows=TYPED)
    return small


def made_anew(project: SmallProject, **dataset: Any) -> None:
    """The dataset of a project as another one, released and built."""
    project.dataset(**dataset)
    (project.root / "datasets/pref/towns/2024/release.lock.json").unlink()
    project.lock()
    result = project.run("build")
    assert result.exit_code == 0, result.output


def csv_rows(project: SmallProject) -> list[list[str]]:
    path = project.root / "build/site/data/pref/towns/2024/towns.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def as_csv(rows: list[list[str]]) -> list[list[str]]:
    """A dump of the DataStore as our CSV writes values: without ``_id``, t and f in words."""
    words = {"t": "true", "f": "false", "True": "true", "False": "false"}
    return [[words.get(text, text) for text in row[1:]] for row in rows]


def test_values_keep_their_types_and_digits(ckan: RealPortal, typed: SmallProject) -> None:
    assert publish(typed, ckan.url)["exit"] == 0
    resource = ckan.resource("/2024/#towns.csv")
    assert as_csv(ckan.dump(resource)) == csv_rows(typed)
    found = ckan.call("datastore_search", resource_id=resource["id"], sort="_id")
    types = {field["id"]: field["type"] for field in found["fields"]}
    assert types == {
        "_id": "int",
        "code": "text",
        "note": "text",
        "people": "int8",
        "rate": "numeric",
        "open": "bool",
        "day": "date",
        "year": "int4",
    }
    first = found["records"][0]
    assert (first["code"], first["people"], first["open"]) == ("02201", 9007199254740991, True)
    assert changes(typed, ckan.url, "--deep") == []


def test_odd_values_and_a_yes_in_the_key(ckan: RealPortal, small: SmallProject) -> None:
    """What some take for the end of a line; rows told apart by a truth value."""
    fields = [
        {"name": "code", "title": {"ja": "コード"}, "constraints": {"required": True}},
        {
            "name": "open",
            "title": {"ja": "公開"},
            "type": "boolean",
            "constraints": {"required": True},
        },
        {"name": "note", "title": {"ja": "備考"}},
    ]
    schema = {**SCHEMA, "fields": fields, "primaryKey": ["code", "open"]}
    columns = {"code": "コード", "open": "公開", "note": "備考"}
    rows = (
        ("コード", "公開", "備考"),
        ("02201", "true", "一行\u2028二行"),
        ("02201", "false", "x\x85y"),
        ("02202", "true", None),
    )
    made_anew(small, schema=schema, layout={"header": 1, "columns": columns}, rows=rows)
    assert publish(small, ckan.url)["exit"] == 0
    resource = ckan.resource("/2024/#towns.csv")
    assert as_csv(ckan.dump(resource)) == csv_rows(small)
    assert changes(small, ckan.url, "--deep") == []
    correct(small, (*rows[:3], ("02202", "true", "改めた")))
    assert publish(small, ckan.url, "--force", "--reason", "訂正")["exit"] == 0
    assert as_csv(ckan.dump(resource)) == csv_rows(small)
    assert changes(small, ckan.url, "--deep") == []


def test_the_dictionary_has_labels_units_and_notes(ckan: RealPortal, typed: SmallProject) -> None:
    assert publish(typed, ckan.url)["exit"] == 0
    told = ckan.call("datastore_info", id=ckan.resource("/2024/#towns.csv")["id"])
    fields = {field["id"]: field for field in told["fields"]}
    assert fields["people"]["info"] == {
        "label": "人口",
        "label_en": "People",
        "notes": "1月1日の人口。\n単位: 人",
        "notes_en": "On 1 January.\nUnit: people",
        "unit": "人",
    }
    assert fields["code"]["schema"]["is_index"]


def correct(project: SmallProject, rows: Any) -> None:
    workbook(project.root / "datasets/pref/towns/2024/towns.xlsx", {"町": rows})
    note = ("--correct", "--note", "直しました", "--date", "2025-05-01")
    assert project.run("release", "pref/towns", "2024", *note).exit_code == 0
    assert project.run("build").exit_code == 0


def test_rows_come_change_and_go(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    before = ckan.dump(ckan.resource("/2024/#towns.csv"))
    changed = ("002", "みどり町", "町", 301, "2024-04-01")
    added = ("004", "うみ村", "村", 7, "2024-04-01")
    correct(small, (ROWS[0], added, changed, ROWS[3]))
    plan = small.json("plan", "--portal", ckan.url)["plan"]
    (table,) = [change for change in plan["changes"] if change["kind"] == "table"]
    counts = {name: n for name, n in table["after"].items() if name.startswith("rows_")}
    assert counts == {"rows_added": 1, "rows_changed": 1, "rows_removed": 1}
    assert publish(small, ckan.url, "--force", "--reason", "訂正")["exit"] == 0
    after = ckan.dump(ckan.resource("/2024/#towns.csv"))
    assert after[1:] == [[*before[2][:4], "301", "2024-04-01"], before[3], ["4", *map(str, added)]]
    assert changes(small, ckan.url, "--deep") == []


def test_without_a_key_rows_are_told_apart_by_their_places(
    ckan: RealPortal, small: SmallProject
) -> None:
    schema = {name: value for name, value in SCHEMA.items() if name != "primaryKey"}
    twice = (ROWS[0], ROWS[1], ROWS[1], ROWS[3])
    made_anew(small, schema=schema, layout=LAYOUT, rows=twice)
    assert publish(small, ckan.url)["exit"] == 0
    resource = ckan.resource("/2024/#towns.csv")
    assert as_csv(ckan.dump(resource)) == csv_rows(small)
    correct(small, (ROWS[0], ROWS[1], ROWS[3]))
    assert publish(small, ckan.url, "--force", "--reason", "訂正")["exit"] == 0
    assert as_csv(ckan.dump(resource)) == csv_rows(small)
    correct(small, (*twice, ROWS[2]))
    assert publish(small, ckan.url, "--force", "--reason", "訂正")["exit"] == 0
    assert as_csv(ckan.dump(resource)) == csv_rows(small)
    assert changes(small, ckan.url, "--deep") == []


def test_deep_sees_what_somebody_did_to_the_rows(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    id_ = ckan.resource("/2024/#towns.csv")["id"]
    told = {"resource_id": id_, "force": True}
    ckan.call("datastore_records_delete", **told, filters={"code": "001"})
    record = {"code": "002", "people": 999}
    ckan.call("datastore_upsert", **told, method="upsert", records=[record])
    assert changes(small, ckan.url) == []
    assert changes(small, ckan.url, "--deep") == ["update table 020001_towns/2024/towns.csv"]
    assert publish(small, ckan.url, "--deep")["exit"] == 0
    assert changes(small, ckan.url, "--deep") == []
    assert sorted(as_csv(ckan.dump({"id": id_}))) == sorted(csv_rows(small))


def test_other_columns_are_another_table(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    fields = [dict(field) for field in SCHEMA["fields"]]
    fields[3] |= {"type": "number", "title": {"ja": "人口", "en": "People"}}
    small.dataset(schema={**SCHEMA, "fields": fields})
    correct(small, ROWS[:3])
    assert publish(small, ckan.url, "--force", "--reason", "列")["exit"] == 0
    id_ = ckan.resource("/2024/#towns.csv")["id"]
    types = {f["id"]: f["type"] for f in ckan.call("datastore_info", id=id_)["fields"]}
    assert types["people"] == "numeric"
    assert as_csv(ckan.dump({"id": id_})) == csv_rows(small)
    assert changes(small, ckan.url, "--deep") == []


def test_another_label_leaves_the_rows_alone(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    fields = [dict(field) for field in SCHEMA["fields"]]
    fields[3] |= {"title": {"ja": "人口", "en": "People"}}
    small.dataset(schema={**SCHEMA, "fields": fields})
    correct(small, ROWS)
    plan = small.json("plan", "--portal", ckan.url)["plan"]
    (table,) = [change for change in plan["changes"] if change["kind"] == "table"]
    assert set(table["after"]) == {"dictionary"}
    assert publish(small, ckan.url, "--force", "--reason", "見出し")["exit"] == 0
    id_ = ckan.resource("/2024/#towns.csv")["id"]
    told = {f["id"]: f.get("info", {}) for f in ckan.call("datastore_info", id=id_)["fields"]}
    assert told["people"]["label_en"] == "People"
    assert changes(small, ckan.url, "--deep") == []


def test_a_table_that_was_left_behind_is_made_anew(ckan: RealPortal, small: SmallProject) -> None:
    """Who purges a package leaves its tables in the DataStore, under the ids we would give."""
    assert publish(small, ckan.url)["exit"] == 0
    id_ = ckan.resource("/2024/#towns.csv")["id"]
    told = {"resource_id": id_, "force": True, "delete_fields": True}
    fields = [{"id": "code", "type": "text"}, {"id": "x", "type": "int4"}]
    ckan.call("datastore_create", **told, fields=fields)
    ckan.call("dataset_purge", id="020001_towns")
    assert publish(small, ckan.url)["exit"] == 0
    assert as_csv(ckan.dump({"id": id_})) == csv_rows(small)
    assert changes(small, ckan.url, "--deep") == []
