"""What CKAN harvesters and clients ask of a portal, as files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from aoimori.ckan.packages import wanted
from aoimori.ckan.static import API, static_api
from aoimori.core.lock import PastVersion
from aoimori.core.release import BuiltRelease
from ckan.test_packages import built
from outputs.test_dcat_sample import catalog


def answers(*releases: BuiltRelease) -> dict[str, Any]:
    files = static_api(catalog(), wanted(catalog(), releases or (built(),)))
    return {address.removeprefix(API): json.loads(content) for address, content in files}


def test_every_answer_has_the_form_of_ckans() -> None:
    told = answers()
    assert set(told) == {
        *("package_search", "package_list", "organization_list", "group_list", "tag_list"),
        "status_show",
    }
    assert all(answer["success"] is True for answer in told.values())
    assert told["package_list"]["result"] == ["010006_rivers"]
    assert told["organization_list"]["result"] == ["010006"]
    assert told["group_list"]["result"] == ["land"]
    assert told["tag_list"]["result"] == ["rivers", "水系", "河川"]
    status = told["status_show"]["result"]
    assert (status["site_title"], status["site_url"]) == ("例示データ", "https://data.example")


def test_a_package_is_the_one_that_is_pushed_with_addresses_of_the_site() -> None:
    search = answers(built(year=2018), built(year=2019))["package_search"]["result"]
    (package,) = search["results"]
    (pushed,) = wanted(catalog(), [built(year=2018), built(year=2019)]).packages
    assert search["count"] == 1
    assert (package["id"], package["name"]) == (pushed.id, pushed.name)
    assert {each["key"]: each["value"] for each in package["extras"]} == dict(pushed.extras)
    assert [each["name"] for each in package["tags"]] == list(pushed.tags)
    for resource, wished in zip(package["resources"], pushed.resources, strict=True):
        assert resource["id"] == wished.id
        assert resource["url"] == wished.fields["download_url"]
        # Nothing of it was put on a portal.
        assert "url_type" not in resource
        more = {"id", "package_id", "position", "state", "url", "last_modified"}
        assert resource.keys() - more == wished.fields.keys() - {"url_type"}


def test_what_is_harvested_is_not_marked_as_managed_by_us() -> None:
    assert "aoimori_catalog" not in json.dumps(answers())


def test_each_change_is_later_than_the_one_before_also_on_one_day() -> None:
    first = built()
    day = first.lock.modified
    past = PastVersion("1.0.0", day, {})
    second = replace(first, lock=replace(first.lock, past=(past,)))
    third = replace(first, lock=replace(first.lock, past=(past, past)))
    listed = replace(third, lock=replace(third.lock, relisted=date(2020, 2, 4)))
    told = [
        answers(each)["package_search"]["result"]["results"][0]["metadata_modified"]
        for each in (first, second, third, listed)
    ]
    assert told == sorted(set(told))
    assert told[0] == f"{day}T23:59:59.000001"


def test_answers_are_ascii() -> None:
    for _, content in static_api(catalog(), wanted(catalog(), [built()])):
        assert content.isascii()


def test_a_catalogue_of_nothing_has_answers_all_the_same() -> None:
    told = {
        address: json.loads(content)
        for address, content in static_api(catalog(), wanted(catalog(), []))
    }
    assert told[f"{API}package_search"]["result"]["results"] == []
