"""``aoimori plan`` and ``aoimori publish`` as somebody types them, on a portal in memory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.fakeckan import FakeCkan
from support.project import ROWS, SmallProject, built_towns, workbook

PORTAL = "https://portal.example"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeCkan:
    made = FakeCkan()
    monkeypatch.setattr("aoimori.verbs.plan.Portal", made.known_as)
    monkeypatch.setenv("CKAN_TOKEN", "secret")
    return made


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return built_towns(tmp_path)


def told(project: SmallProject, *words: str) -> tuple[int, list[str]]:
    document = project.json(*words)
    return document["exit"], [finding["check"] for finding in document["findings"]]


def correct(project: SmallProject) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][3] = 1201
    workbook(project.root / "datasets/pref/towns/2024/towns.xlsx", {"町": rows})
    note = ("--correct", "--note", "直しました", "--date", "2025-05-01")
    assert project.run("release", "pref/towns", "2024", *note).exit_code == 0
    assert project.run("build").exit_code == 0


def test_a_plan_changes_nothing(fake: FakeCkan, small: SmallProject) -> None:
    result = small.run("plan", "--portal", PORTAL)
    assert result.exit_code == 0
    assert "+ データセット 020001_towns 「町」（リソース 5、DataStore の表 1）" in result.output
    assert (fake.packages, fake.owners["organization"]) == ({}, {})
    assert {action for action in fake.log if not action.endswith(("_show", "_list"))} <= {
        "package_search",
        "organization_list_for_user",
    }


def test_publish_then_nothing(fake: FakeCkan, small: SmallProject) -> None:
    done = small.json("publish", "--portal", PORTAL, "--yes")
    assert (done["exit"], done["done"]) == (0, len(done["plan"]["changes"]))
    again = small.json("publish", "--portal", PORTAL, "--yes")
    assert again["plan"]["changes"] == []
    assert again["requests"] - done["requests"] <= 4


def test_a_plan_is_kept_and_done(fake: FakeCkan, small: SmallProject) -> None:
    out = small.root / "build/plan"
    assert small.run("plan", "--portal", PORTAL, "--out", str(out)).exit_code == 0
    plan = json.loads((out / "plan.json").read_text("utf-8"))
    assert plan["digest"] in (out / "plan.md").read_text("utf-8")
    words = ("publish", "--portal", PORTAL, "--plan", str(out / "plan.json"))
    result = small.run(*words)
    assert result.exit_code == 0
    assert "020001_towns" in fake.package_list({})[0]
    # What it said is done: it does not hold any more.
    assert told(small, *words) == (3, ["plan-other"])


def test_a_plan_of_another_portal_does_not_hold(fake: FakeCkan, small: SmallProject) -> None:
    out = small.root / "build/plan"
    small.run("plan", "--portal", "https://other.example", "--out", str(out))
    words = ("publish", "--portal", PORTAL, "--plan", str(out / "plan.json"))
    assert told(small, *words) == (3, ["plan-other"])
    assert fake.packages == {}


@pytest.mark.parametrize("content", [None, b"", b"[]", b"{}", b"\xff", b'{"digest": 1}'])
def test_what_is_no_plan_is_told(
    fake: FakeCkan, small: SmallProject, content: bytes | None
) -> None:
    path = small.root / "other.json"
    if content is not None:
        path.write_bytes(content)
    code, checks = told(small, "publish", "--portal", PORTAL, "--plan", str(path))
    assert (code, checks) in ((2, ["plan-unreadable"]), (3, ["plan-other"]))
    assert fake.packages == {}


def test_much_at_once_needs_a_reason(fake: FakeCkan, small: SmallProject) -> None:
    small.run("publish", "--portal", PORTAL, "--yes")
    correct(small)
    words = ("publish", "--portal", PORTAL, "--yes")
    assert told(small, *words) == (1, ["plan-needs-force"])
    assert told(small, *words, "--force") == (2, ["option-needs"])
    assert told(small, *words, "--reason", "訂正") == (2, ["option-needs"])
    done = small.json(*words, "--force", "--reason", "訂正")
    assert (done["exit"], done["reason"]) == (0, "訂正")


def test_nobody_is_there_to_be_asked(fake: FakeCkan, small: SmallProject) -> None:
    assert told(small, "publish", "--portal", PORTAL) == (2, ["option-needs"])
    assert fake.packages == {}


@pytest.mark.parametrize("answer", ["y", "n", ""])
def test_somebody_is_asked(
    fake: FakeCkan, small: SmallProject, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("aoimori.cli.publish.can_ask", lambda _: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: answer == "y")
    result = small.run("publish", "--portal", PORTAL)
    assert result.exit_code == (0 if answer == "y" else 130)
    assert bool(fake.packages) is (answer == "y")


def test_without_a_token_only_a_plan(
    fake: FakeCkan, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CKAN_TOKEN")
    assert told(small, "plan", "--portal", PORTAL) == (0, [])
    assert told(small, "publish", "--portal", PORTAL, "--yes") == (3, ["portal-no-token"])


def test_a_wrong_token_is_told_once(
    fake: FakeCkan, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CKAN_TOKEN", "old")
    assert told(small, "plan", "--portal", PORTAL) == (1, ["portal-token"])
    assert told(small, "publish", "--portal", PORTAL, "--yes") == (3, ["portal-token"])
    assert fake.owners == {"organization": {}, "group": {}}


@pytest.mark.parametrize("token", ["secretA\nsecretB", "ｓｅｃｒｅｔ", "secret A", "secret\x7f"])
def test_what_no_header_can_hold_is_no_token(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    """It is told before it is sent anywhere: what fails with it would say it aloud."""
    monkeypatch.setenv("CKAN_TOKEN", token)
    for words in (("plan",), ("publish", "--yes")):
        result = small.run(*words, "--portal", "http://127.0.0.1:9")
        assert result.exit_code == 3
        assert "[portal-token]" in result.output
        assert "secret" not in result.output
        assert "ｓ" not in result.output


def test_the_next_command_is_one_that_works(fake: FakeCkan, small: SmallProject) -> None:
    result = small.run("plan", "--portal", PORTAL)
    assert f"aoimori publish --portal {PORTAL}（環境変数" in result.output
    small.run("publish", "--portal", PORTAL, "--yes")
    correct(small)
    result = small.run("plan", "--portal", PORTAL, "--out", "build/plan", "--lang", "en")
    assert "plan/plan.json --force --reason WHY (needs" in result.output


@pytest.mark.parametrize("kind", ["organization", "group"])
def test_an_owner_that_was_deleted_is_told_and_what_needs_it_waits(
    fake: FakeCkan, small: SmallProject, kind: str
) -> None:
    name = {"organization": "020001", "group": "population"}[kind]
    fake.owners[kind][name] = {"name": name, "title": "x", "extras": [], "state": "deleted"}
    done = small.json("publish", "--portal", PORTAL, "--yes")
    (finding,) = done["findings"]
    assert (done["exit"], finding["check"]) == (3, "portal-owner")
    assert finding["file"] == f"{PORTAL}/{kind}/{name}"
    assert fake.packages == {}
    # Somebody brought it back.
    fake.owners[kind][name]["state"] = "active"
    assert small.json("publish", "--portal", PORTAL, "--yes")["exit"] == 0
    assert [package["name"] for package in fake.packages.values()] == ["020001_towns"]


def test_what_is_of_our_catalogue_under_another_address_is_told_so(
    fake: FakeCkan, small: SmallProject
) -> None:
    small.run("publish", "--portal", PORTAL, "--yes")
    (package,) = fake.packages.values()
    for extra in package["extras"]:
        if extra["key"] == "aoimori_catalog":
            extra["value"] = "https://before.example/#catalog"
    document = small.json("plan", "--portal", PORTAL)
    (finding,) = document["findings"]
    assert finding["check"] == "portal-marked"
    assert "https://before.example/#catalog" in finding["message"]
    assert document["plan"]["changes"] == []


def test_what_fills_the_datastore_itself_is_told_and_its_checksum_is_no_change(
    fake: FakeCkan, small: SmallProject
) -> None:
    """XLoader and DataPusher write an md5 into the hash of a resource."""
    fake.extensions = ["datastore", "xloader"]
    small.run("publish", "--portal", PORTAL, "--yes")
    for package in fake.packages.values():
        for resource in package["resources"]:
            resource["hash"] = "0" * 32
    document = small.json("plan", "--portal", PORTAL)
    assert [finding["check"] for finding in document["findings"]] == ["portal-loader"]
    assert document["plan"]["changes"] == []
    correct(small)
    words = ("publish", "--portal", PORTAL, "--yes", "--force", "--reason", "訂正")
    assert small.json(*words)["exit"] == 0
    assert small.json("plan", "--portal", PORTAL, "--deep")["plan"]["changes"] == []


def test_the_token_is_in_no_output(fake: FakeCkan, small: SmallProject) -> None:
    for words in (("plan",), ("publish", "--yes")):
        result = small.run(*words, "--portal", PORTAL)
        assert "secret" not in result.output


def test_what_changed_since_the_build_is_not_published(fake: FakeCkan, small: SmallProject) -> None:
    small.edit("datasets/pref/towns/dataset.yaml", "試験のための", "別の")
    assert told(small, "plan", "--portal", PORTAL) == (1, ["plan-not-built"])
    assert told(small, "publish", "--portal", PORTAL, "--yes") == (1, ["plan-not-built"])


def test_a_site_that_lacks_something_deletes_nothing(fake: FakeCkan, small: SmallProject) -> None:
    """A sheet with an error is held back: its dataset is not taken for gone."""
    small.dataset("good")
    small.lock("pref/good")
    small.run("build")
    small.run("publish", "--portal", PORTAL, "--yes")
    rows = [list(row) for row in ROWS]
    rows[1][3] = "たくさん"
    workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": rows})
    assert small.run("build").exit_code == 1
    before = json.dumps(fake.packages)
    assert told(small, "plan", "--portal", PORTAL) == (1, ["plan-lacks"])
    words = ("publish", "--portal", PORTAL, "--yes", "--force", "--reason", "x")
    assert told(small, *words) == (1, ["plan-lacks"])
    assert json.dumps(fake.packages) == before


def test_a_name_that_is_taken_is_told_and_the_others_are_published(
    fake: FakeCkan, small: SmallProject
) -> None:
    small.dataset("good")
    small.lock("pref/good")
    small.run("build")
    fake.organization_create({"name": "020001", "title": "x"})
    body: dict[str, Any] = {"owner_org": "020001", "groups": [], "tags": [], "extras": []}
    fake.package_create({"name": "020001_towns", "title": "別", **body})
    assert told(small, "plan", "--portal", PORTAL) == (1, ["portal-taken"])
    assert told(small, "publish", "--portal", PORTAL, "--yes") == (1, ["portal-taken"])
    assert fake.package_list({}) == ["020001_good", "020001_towns"]
    assert fake.package_show({"id": "020001_towns"})["title"] == "別"


def test_one_that_fails_does_not_stop_the_others(fake: FakeCkan, small: SmallProject) -> None:
    small.dataset("good")
    small.lock("pref/good")
    small.run("build")
    create = fake.package_create

    def picky(data: dict[str, Any]) -> Any:
        if data["name"] == "020001_good":
            data["tags"] = [{"name": "・"}]
        return create(data)

    fake.package_create = picky  # type: ignore[method-assign]
    done = small.json("publish", "--portal", PORTAL, "--yes")
    assert done["exit"] == 3
    assert [finding["check"] for finding in done["findings"]] == ["portal-invalid"]
    assert "bad tag ・" in done["findings"][0]["message"]
    assert done["findings"][0]["file"] == f"{PORTAL}/dataset/020001_good"
    assert fake.package_list({}) == ["020001_towns"]


def test_without_a_datastore_there_are_files_alone(fake: FakeCkan, small: SmallProject) -> None:
    fake.extensions = []
    document = small.json("publish", "--portal", PORTAL, "--yes")
    assert [f["check"] for f in document["findings"]] == ["portal-no-datastore"]
    assert document["exit"] == 0
    assert not any("datastore" in action for action in fake.log)
    assert small.json("plan", "--portal", PORTAL)["plan"]["changes"] == []
    # Once there is one, the tables come.
    fake.extensions = ["datastore"]
    changes = small.json("plan", "--portal", PORTAL)["plan"]["changes"]
    assert [change["kind"] for change in changes] == ["table"]
    assert small.json("publish", "--portal", PORTAL, "--yes")["exit"] == 0
    assert small.json("plan", "--portal", PORTAL, "--deep")["plan"]["changes"] == []


def test_an_editor_who_may_not_choose_ids(fake: FakeCkan, small: SmallProject) -> None:
    fake.sysadmin = False
    assert small.json("publish", "--portal", PORTAL, "--yes")["exit"] == 0
    assert small.json("plan", "--portal", PORTAL, "--deep")["plan"]["changes"] == []


@pytest.mark.parametrize(
    "address",
    ["portal.example", "ftp://a.example", "https://", "https://me:word@a.example", "https://[::1"],
)
def test_what_is_no_address_is_told(fake: FakeCkan, tmp_path: Path, address: str) -> None:
    result = SmallProject(tmp_path).run("plan", "--portal", address)
    assert result.exit_code == 2
    assert "[portal-address]" in result.output
    assert "word" not in result.output


def test_a_token_in_the_clear_is_warned_of(fake: FakeCkan, small: SmallProject) -> None:
    assert told(small, "plan", "--portal", "http://portal.example") == (0, ["portal-not-https"])
    assert told(small, "plan", "--portal", "http://127.0.0.1:5000") == (0, [])
