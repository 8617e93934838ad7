"""Whatever a portal holds and is to hold: a plan that was done leaves nothing to be done, what is
there is what was wanted, and what is of others is as it was; also where the doing was cut off."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aoimori.ckan.compare import described
from aoimori.ckan.names import STATE
from aoimori.ckan.portal import PortalError
from aoimori.ckan.reading import read_portal
from aoimori.ckan.wanted import Resource, Wanted
from aoimori.runtime.progress import Silent
from aoimori.verbs.plan import Planned, look
from aoimori.verbs.publish import publish
from support.fakeckan import FakeCkan, Fault
from support.wantings import CATALOG, ORGANIZATIONS, wantings, write_site

Wanting = tuple[Wanted, dict[str, bytes]]


def bring(portal: FakeCkan, wanting: Wanting, *, deep: bool = False) -> tuple[str, ...]:
    """Plan and do; gives back what could not be done."""
    wanted, files = wanting
    portal.token = "secret"
    with tempfile.TemporaryDirectory() as folder:
        planned = look(portal, wanted, write_site(Path(folder), files), deep=deep)
        done = publish(planned, Silent(), workers=1)
    return tuple(finding.check for finding in done.findings)


def left(portal: FakeCkan, wanting: Wanting, *, deep: bool = True) -> list[str]:
    """What would still change."""
    with tempfile.TemporaryDirectory() as folder:
        planned = look(portal, wanting[0], write_site(Path(folder), wanting[1]), deep=deep)
    return [f"{change.action} {change.kind} {change.name}" for change in planned.plan.changes]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))[1:]


def assert_holds(portal: FakeCkan, wanting: Wanting) -> None:
    """That the portal holds just what is wanted, down to files and rows."""
    wanted, files = wanting
    found = read_portal(portal, wanted)
    assert [*found.packages] == [package.dataset for package in wanted.packages]
    assert not found.twice
    for package in wanted.packages:
        there = found.packages[package.dataset]
        assert described(there) == described(package)
        assert [each.uri for each in there.resources] == [each.uri for each in package.resources]
        for resource, raw in zip(package.resources, there.resources, strict=True):
            assert raw.fields == resource.fields
            if resource.is_upload:
                assert portal.files[raw.id] == files[resource.file]
            assert_table(portal, resource, raw.id, raw.raw, files)


def assert_table(
    portal: FakeCkan,
    resource: Resource,
    id_: str,
    raw: Mapping[str, Any],
    files: Mapping[str, bytes],
) -> None:
    if resource.table is None:
        assert id_ not in portal.tables
        return
    assert raw[STATE] == resource.table.state
    told = sorted(portal.tables[id_]["rows"].items())
    words = {None: "", True: "true", False: "false"}
    rows = [[words.get(value, value) for value in row.values()] for _, row in told]
    expected = rows_of(files[resource.file])
    assert sorted(rows) == sorted(expected)
    assert resource.table.key or rows == expected


def foreign(portal: FakeCkan) -> None:
    """Things of others: packages without a mark and with another one, an organization, and a
    resource somebody added to a package of ours."""
    for name in ORGANIZATIONS:
        if name not in portal.owners["organization"]:
            portal.organization_create({"name": name, "title": "その人の", "extras": []})
    for number, mark in enumerate(("", f"{CATALOG}2", "https://other.example/#catalog")):
        extras = [
            {"key": "aoimori_catalog", "value": mark},
            {"key": "identifier", "value": "pref/a"},
        ]
        body = {"owner_org": ORGANIZATIONS[0], "groups": [], "tags": [], "extras": extras}
        portal.package_create({"name": f"other-{number}", "title": "x", **body})


def untouched(portal: FakeCkan) -> object:
    packages = [p for p in portal.packages.values() if p["name"].startswith("other")]
    return deepcopy((packages, portal.owners["organization"]))


@given(wantings(), wantings())
def test_a_plan_done_leaves_nothing_to_do(first: Wanting, second: Wanting) -> None:
    portal = FakeCkan()
    for wanting in (first, second):
        assert bring(portal, wanting) == ()
        assert left(portal, wanting) == []
        assert_holds(portal, wanting)


@given(wantings(), wantings())
def test_what_is_of_others_stays(first: Wanting, second: Wanting) -> None:
    portal = FakeCkan(page=2)
    foreign(portal)
    before = untouched(portal)
    for wanting in (first, second):
        assert bring(portal, wanting) == ()
        assert_holds(portal, wanting)
    assert untouched(portal) == before


@given(wantings(), wantings())
def test_what_others_add_to_ours_stays(first: Wanting, second: Wanting) -> None:
    portal = FakeCkan()
    bring(portal, first)
    added = {}
    for package in portal.packages.values():
        added[package["id"]] = {"id": f"added-to-{package['id']}", "name": "説明", "url": "x"}
        package["resources"].insert(0, added[package["id"]])
        package["extras"].append({"key": "other", "value": "1"})
    assert bring(portal, second) == ()
    assert_holds(portal, second)
    for package in portal.packages.values():
        if package["id"] in added and package["state"] == "active":
            assert added[package["id"]] in package["resources"]
            assert {"key": "other", "value": "1"} in package["extras"]


@given(wantings(), wantings())
def test_what_others_spoil_is_mended(first: Wanting, second: Wanting) -> None:
    """The identity taken away, hidden, a copy of a resource; a group that others gave stays."""
    portal = FakeCkan()
    bring(portal, first)
    portal.group_create({"name": "featured", "title": "おすすめ", "extras": []})
    for package in portal.packages.values():
        package["extras"] = [each for each in package["extras"] if each["key"] != "identifier"]
        package["private"] = True
        package["groups"].append({"name": "featured"})
        for resource in package["resources"][:1]:
            package["resources"].insert(0, {**resource, "id": f"copy-of-{resource['id']}"})
    assert bring(portal, second) == ()
    assert left(portal, second) == []
    assert_holds(portal, second)
    names = {package.name for package in second[0].packages}
    for package in portal.packages.values():
        if package["name"] in names & {each.name for each in first[0].packages}:
            assert not package["private"]
            assert {"name": "featured"} in package["groups"]


@given(wantings())
def test_tables_that_were_lost_are_made_again(wanting: Wanting) -> None:
    portal = FakeCkan()
    bring(portal, wanting)
    portal.lost = {*portal.tables}
    portal.tables.clear()
    assert bring(portal, wanting, deep=True) == ()
    assert left(portal, wanting) == []
    assert_holds(portal, wanting)


@given(wantings(), wantings())
def test_a_dataset_whose_publisher_has_another_slug_keeps_its_package(
    first: Wanting, second: Wanting
) -> None:
    portal = FakeCkan()
    bring(portal, first)
    ids = {package["name"]: id_ for id_, package in portal.packages.items()}
    wanted, files = second
    moved = tuple(
        replace(
            package,
            dataset=f"ken/{package.dataset}",
            id=f"moved-{package.id}",
            extras={**package.extras, "identifier": f"ken/{package.dataset}"},
        )
        for package in wanted.packages
    )
    then = (replace(wanted, packages=moved), files)
    assert bring(portal, then) == ()
    assert left(portal, then) == []
    for package in portal.packages.values():
        assert ids.get(package["name"], package["id"]) == package["id"]


@given(wantings(), wantings(), st.integers(1, 60), st.booleans(), st.booleans())
def test_killed_anywhere_it_comes_to_the_same_end(
    first: Wanting, second: Wanting, at: int, is_late: bool, is_undone: bool
) -> None:
    """Whether it is then wanted still, or again what was there before."""
    portal = FakeCkan()
    bring(portal, first)
    start = len(portal.log)

    def die(number: int, _action: str) -> None:
        if number == start + at:
            raise Fault

    setattr(portal, "after" if is_late else "before", die)
    with suppress(Fault):
        bring(portal, second)
    portal.before = portal.after = lambda _number, _action: None
    third = first if is_undone else second
    assert bring(portal, third) == ()
    assert left(portal, third) == []
    assert_holds(portal, third)


@given(wantings(), wantings(), st.sets(st.integers(1, 60), max_size=12))
def test_lost_answers_are_no_harm(first: Wanting, second: Wanting, lost: set[int]) -> None:
    portal = FakeCkan()
    bring(portal, first)
    start = len(portal.log)

    def lose(number: int, _action: str) -> None:
        if number - start in lost:
            raise PortalError("network", lost=True)

    portal.after = lose
    for _ in range(4):
        if not bring(portal, second):
            break
    portal.after = lambda _number, _action: None
    bring(portal, second)
    assert left(portal, second) == []
    assert_holds(portal, second)


@given(wantings(), wantings(), wantings(), st.lists(st.booleans(), min_size=3, max_size=3))
def test_who_may_choose_ids_and_who_may_not_take_turns(
    first: Wanting, second: Wanting, third: Wanting, turns: list[bool]
) -> None:
    """Packages that one of them deleted come back by the other."""
    portal = FakeCkan()
    for wanting, is_sysadmin in zip((first, second, third), turns, strict=True):
        portal.sysadmin = is_sysadmin
        assert bring(portal, wanting) == ()
        assert left(portal, wanting) == []
        assert_holds(portal, wanting)


@given(wantings())
def test_a_plan_is_the_same_twice(wanting: Wanting) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = write_site(Path(folder), wanting[1])
        digests = {look(FakeCkan(), wanting[0], site).plan.digest for _ in range(2)}
    assert len(digests) == 1
    assert json.dumps(sorted(digests))


def planned(portal: FakeCkan, wanting: Wanting, folder: Path) -> Planned:
    portal.token = "secret"
    return look(portal, wanting[0], write_site(folder, wanting[1]))


def retitled(wanting: Wanting, title: str) -> Wanting:
    wanted, files = wanting
    packages = (
        replace(package, fields={**package.fields, "title": title}) for package in wanted.packages
    )
    return replace(wanted, packages=tuple(packages)), files


@given(wantings(), wantings())
def test_of_two_who_looked_at_once_the_second_is_told(first: Wanting, second: Wanting) -> None:
    """What the first did stays, down to the time of the change."""
    portal = FakeCkan()
    bring(portal, first)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        early = planned(portal, retitled(second, "先"), Path(one))
        late = planned(portal, retitled(second, "後"), Path(other))
        assert publish(early, Silent(), workers=1).findings == ()
        before = deepcopy(portal.packages)
        told = publish(late, Silent(), workers=1).findings
    assert {finding.check for finding in told} <= {"portal-changed"}
    assert len(told) == len(second[0].packages)
    assert portal.packages == before


@given(wantings())
def test_what_came_by_itself_meanwhile_is_taken_up_only_if_it_is_the_same(wanting: Wanting) -> None:
    portal = FakeCkan()
    with tempfile.TemporaryDirectory() as folder:
        before = planned(portal, wanting, Path(folder))
        bring(portal, wanting)
        assert publish(before, Silent(), workers=1).findings == ()
    assert left(portal, wanting) == []
    assert_holds(portal, wanting)
