"""Whoever may do less than everything: looks, is told, and publishes where it is allowed."""

from __future__ import annotations

import os

import pytest

from realckan.portal import RealPortal, changes, publish
from support.project import SmallProject

TOKENS = {name: os.environ.get(name, "") for name in ("CKAN_TOKEN", "CKAN_CLERK_TOKEN")}


def checks(document: dict[str, object]) -> list[str]:
    findings = document["findings"]
    assert isinstance(findings, list)
    return [finding["check"] for finding in findings]


def test_without_a_token_there_is_a_plan_and_no_more(
    ckan: RealPortal, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CKAN_TOKEN")
    assert "create package 020001_towns" in changes(small, ckan.url)
    done = publish(small, ckan.url)
    assert (done["exit"], checks(done)) == (3, ["portal-no-token"])
    assert ckan.packages() == []


def test_a_wrong_token_is_told(
    ckan: RealPortal, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CKAN_TOKEN", "wrong-and-secret")
    done = publish(small, ckan.url)
    assert (done["exit"], checks(done)) == (3, ["portal-token"])
    assert "wrong-and-secret" not in str(done)
    assert ckan.packages() == []


def test_an_editor_publishes_without_being_a_sysadmin(
    ckan: RealPortal, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CKAN_TOKEN", TOKENS["CKAN_CLERK_TOKEN"])
    ckan.call("organization_create", name="020001", title="県の組織")
    told = small.json("plan", "--portal", ckan.url)
    assert checks(told) == ["portal-no-right"]
    ckan.call("organization_member_create", id="020001", username="clerk", role="editor")
    catalog = small.root / "datasets/catalog.yaml"
    words = catalog.read_text("utf-8")
    catalog.write_text(f"{words}ckan: {{groups: false}}\n", encoding="utf-8")
    assert small.run("build").exit_code == 0
    assert checks(small.json("plan", "--portal", ckan.url)) == []
    done = publish(small, ckan.url)
    assert (done["exit"], checks(done)) == (0, [])
    assert changes(small, ckan.url, "--deep") == []
    assert ckan.package()["organization"]["title"] == "県の組織"
    ckan.call("dataset_purge", id="020001_towns")


def test_withdrawn_by_one_and_published_again_by_another(
    ckan: RealPortal, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor's package has an id of the portal's; resources of one that was deleted keep
    theirs."""
    ckan.call("organization_create", name="020001", title="県の組織")
    ckan.call("organization_member_create", id="020001", username="clerk", role="editor")
    catalog = small.root / "datasets/catalog.yaml"
    words = catalog.read_text("utf-8")
    catalog.write_text(f"{words}ckan: {{groups: false}}\n", encoding="utf-8")
    lock = small.root / "datasets/pref/towns/2024/release.lock.json"
    kept = lock.read_bytes()
    used = set()
    for name in ("CKAN_CLERK_TOKEN", "CKAN_CLERK_TOKEN", "CKAN_TOKEN", "CKAN_CLERK_TOKEN"):
        monkeypatch.setenv("CKAN_TOKEN", TOKENS[name])
        lock.write_bytes(kept)
        assert small.run("build").exit_code == 0
        done = publish(small, ckan.url)
        assert done["exit"] == 0, done["findings"]
        assert changes(small, ckan.url, "--deep") == []
        package = ckan.package()
        assert len(package["resources"]) == 5
        used.add(package["id"])
        why = ("--withdraw", "--reason", "誤りがありました", "--date", "2025-06-01")
        assert small.run("release", "pref/towns", "2024", *why).exit_code == 0
        assert small.run("build").exit_code == 0
        assert publish(small, ckan.url, "--force", "--reason", "公開終了")["exit"] == 0
        assert ckan.call("package_list") == []
    for id_ in used:
        ckan.call("dataset_purge", id=id_)


def test_what_is_of_others_is_never_touched(ckan: RealPortal, small: SmallProject) -> None:
    ckan.call("organization_create", name="020001", title="県の組織")
    ckan.call("package_create", name="020001_towns", owner_org="020001", title="ほかの人のもの")
    before = ckan.package()
    done = publish(small, ckan.url)
    assert (done["exit"], checks(done)) == (1, ["portal-taken"])
    assert ckan.package() == before
    assert len(ckan.packages()) == 1
    ckan.call("dataset_purge", id="020001_towns")


def test_a_resource_that_somebody_added_stays(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    added = ckan.call(
        "resource_create", package_id="020001_towns", name="説明", url="https://a.example/"
    )
    ckan.call("package_patch", id="020001_towns", title="別の題")
    assert changes(small, ckan.url) == ["update package 020001_towns"]
    assert publish(small, ckan.url)["exit"] == 0
    package = ckan.package()
    assert package["title"] == "町"
    assert next(r for r in package["resources"] if r["id"] == added["id"])["name"] == "説明"


def test_withdrawn_is_deleted_and_comes_back(ckan: RealPortal, small: SmallProject) -> None:
    small.dataset("good")
    small.lock("pref/good")
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url)["exit"] == 0
    id_ = ckan.package()["id"]
    lock = small.root / "datasets/pref/towns/2024/release.lock.json"
    kept = lock.read_bytes()
    why = ("--withdraw", "--reason", "誤りがありました", "--date", "2025-06-01")
    assert small.run("release", "pref/towns", "2024", *why).exit_code == 0
    assert small.run("build").exit_code == 0
    refused = publish(small, ckan.url)
    assert (refused["exit"], checks(refused)) == (1, ["plan-needs-force"])
    assert publish(small, ckan.url, "--force", "--reason", "公開終了")["exit"] == 0
    assert ckan.call("package_show", id=id_)["state"] == "deleted"
    assert changes(small, ckan.url) == []
    lock.write_bytes(kept)
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url)["exit"] == 0
    assert ckan.package()["id"] == id_
    assert changes(small, ckan.url, "--deep") == []
    assert len(ckan.packages()) == 2


def test_withdrawn_leaves_a_notice_where_that_is_asked(
    ckan: RealPortal, small: SmallProject
) -> None:
    catalog = small.root / "datasets/catalog.yaml"
    words = catalog.read_text("utf-8")
    catalog.write_text(f"{words}ckan: {{withdrawn: notice}}\n", encoding="utf-8")
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url)["exit"] == 0
    why = ("--withdraw", "--reason", "誤りがありました", "--date", "2025-06-01")
    assert small.run("release", "pref/towns", "2024", *why).exit_code == 0
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url, "--force", "--reason", "公開終了")["exit"] == 0
    package = ckan.package()
    assert package["state"] == "active"
    assert package["resources"] == []
    assert "誤りがありました" in package["notes"]
    assert changes(small, ckan.url) == []
