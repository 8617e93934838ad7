"""The CKAN under test, seen with the eyes of a sysadmin."""

from __future__ import annotations

import csv
import io
import os
from typing import Any

import requests
from ckanapi import RemoteCKAN

from support.project import SmallProject


class RealPortal:
    """What is on the portal, and ways to meddle with it."""

    def __init__(self) -> None:
        self.url = os.environ["CKAN_URL"]
        self.remote = RemoteCKAN(self.url, apikey=os.environ["CKAN_TOKEN"])

    def call(self, action: str, **data: Any) -> Any:
        return self.remote.call_action(action, data)

    def purge(self) -> None:
        """Away with every package, also deleted ones, with what harvests, every group and
        organization."""
        for source in self.call("package_search", fq="dataset_type:harvest", rows=100)["results"]:
            self.call("harvest_source_clear", id=source["id"])
            self.call("dataset_purge", id=source["id"])
        for package in self.packages():
            for resource in package["resources"]:
                if resource.get("datastore_active"):
                    self.call("datastore_delete", resource_id=resource["id"], force=True)
            self.call("dataset_purge", id=package["id"])
        for name in self.call("group_list"):
            self.call("group_purge", id=name)
        for name in self.call("organization_list"):
            self.call("organization_purge", id=name)

    def packages(self, *, deleted: bool = True) -> list[dict[str, Any]]:
        """All packages as CKAN shows them; those that were deleted, too, if they are known by
        their ids."""
        found = [self.call("package_show", id=name) for name in self.call("package_list")]
        if deleted:
            known = {package["id"] for package in found}
            found += [p for p in self._deleted() if p["id"] not in known]
        return found

    def _deleted(self) -> list[dict[str, Any]]:
        from aoimori.ckan.names import uuid_of

        found = []
        for slug in ("towns", "good"):
            iri = f"https://example.org/data/datasets/pref/{slug}/#dataset"
            try:
                found.append(self.call("package_show", id=uuid_of(iri)))
            except Exception as error:
                if type(error).__name__ != "NotFound":
                    raise
        return found

    def package(self, name: str = "020001_towns") -> dict[str, Any]:
        shown: dict[str, Any] = self.call("package_show", id=name)
        return shown

    def resource(self, ending: str, name: str = "020001_towns") -> dict[str, Any]:
        """The one resource whose IRI ends so."""
        found = [r for r in self.package(name)["resources"] if r["uri"].endswith(ending)]
        assert len(found) == 1, (ending, found)
        resource: dict[str, Any] = found[0]
        return resource

    def content(self, resource: dict[str, Any]) -> bytes:
        """The file of a resource, as anybody downloads it."""
        answer = requests.get(resource["url"], timeout=60)
        assert answer.status_code == 200, resource["url"]
        return answer.content

    def dump(self, resource: dict[str, Any]) -> list[list[str]]:
        """The table of a resource as the DataStore gives it away: header, then rows."""
        answer = requests.get(f"{self.url}/datastore/dump/{resource['id']}", timeout=60)
        assert answer.status_code == 200, answer.text
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def changes(project: SmallProject, portal: str, *more: str) -> list[str]:
    """What a plan would change, as ``update resource NAME``."""
    document = project.json("plan", "--portal", portal, *more)
    assert document["exit"] == 0, document
    return [f"{c['action']} {c['kind']} {c['name']}" for c in document["plan"]["changes"]]


def publish(project: SmallProject, portal: str, *more: str) -> dict[str, Any]:
    """Publish without asking; the answer for programs."""
    return project.json("publish", "--portal", portal, "--yes", *more)
