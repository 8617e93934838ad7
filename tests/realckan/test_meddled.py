"""What people do to ours on the portal meanwhile: it is brought back, and what is theirs stays."""

from __future__ import annotations

import os

import pytest
import requests

from realckan.portal import RealPortal, changes, publish
from support.project import SmallProject


def test_what_was_spoiled_is_mended_and_groups_of_others_stay(
    ckan: RealPortal, small: SmallProject
) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    before = ckan.package()
    ckan.call("group_create", name="featured", title="おすすめ")
    extras = [each for each in before["extras"] if each["key"] != "identifier"]
    groups = [*({"name": each["name"]} for each in before["groups"]), {"name": "featured"}]
    spoiled = {"extras": extras, "private": True, "groups": groups}
    ckan.call("package_patch", id=before["id"], **spoiled)
    plan = small.json("plan", "--portal", ckan.url)["plan"]
    (change,) = plan["changes"]
    assert (change["kind"], change["action"]) == ("package", "update")
    assert [*change["before"], *change["after"]] == ["private", "extras.identifier"]
    assert publish(small, ckan.url)["exit"] == 0
    assert changes(small, ckan.url, "--deep") == []
    package = ckan.package()
    assert (package["id"], package["private"]) == (before["id"], False)
    assert {group["name"] for group in package["groups"]} == {"featured", "population"}


def test_a_copy_of_a_resource_goes_and_ours_stays(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    ours = ckan.resource("/2024/#towns.json")
    copied = {name: ours[name] for name in ("name", "uri", "format")}
    ckan.call("resource_create", package_id="020001_towns", url="https://a.example/", **copied)
    (change,) = changes(small, ckan.url)
    assert change.startswith("delete resource 020001_towns/2024/towns.json (")
    assert publish(small, ckan.url, "--force", "--reason", "写し")["exit"] == 0
    assert ckan.resource("/2024/#towns.json")["id"] == ours["id"]
    assert changes(small, ckan.url, "--deep") == []


@pytest.mark.parametrize("kind", ["organization", "group"])
def test_an_owner_that_was_deleted_is_told(
    ckan: RealPortal, small: SmallProject, kind: str
) -> None:
    name = {"organization": "020001", "group": "population"}[kind]
    ckan.call(f"{kind}_create", name=name, title="x")
    ckan.call(f"{kind}_delete", id=name)
    done = publish(small, ckan.url)
    assert [finding["check"] for finding in done["findings"]] == ["portal-owner"]
    assert done["exit"] == 3
    assert ckan.packages() == []
    ckan.call(f"{kind}_patch", id=name, state="active")
    assert publish(small, ckan.url)["exit"] == 0
    assert changes(small, ckan.url, "--deep") == []


def test_a_table_that_was_lost_is_made_again(ckan: RealPortal, small: SmallProject) -> None:
    """The resource says that it has one; only reading it back tells."""
    assert publish(small, ckan.url)["exit"] == 0
    resource = ckan.resource("/2024/#towns.csv")
    ckan.call("datastore_delete", resource_id=resource["id"], force=True)
    ckan.call("resource_patch", id=resource["id"], datastore_active=True)
    lost = requests.get(f"{ckan.url}/datastore/dump/{resource['id']}", timeout=60)
    assert lost.status_code == 404
    plan = small.json("plan", "--portal", ckan.url, "--deep")
    assert plan["exit"] == 0
    assert publish(small, ckan.url, "--deep")["exit"] == 0
    assert changes(small, ckan.url, "--deep") == []
    assert len(ckan.dump(resource)) == 4


def test_a_token_of_nobody_shows_nothing(
    ckan: RealPortal, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CKAN_TOKEN", f"{os.environ['CKAN_TOKEN']}\nmore")
    result = small.run("publish", "--portal", ckan.url, "--yes")
    assert result.exit_code == 3
    assert os.environ["CKAN_TOKEN"].split()[0] not in result.output
