"""Harvest jobs on the CKAN under test, as its operators start them."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from realckan.portal import RealPortal

_numbers = itertools.count()


@dataclass
class Harvester:
    """A source of a portal, harvested into an organization of its own."""

    portal: RealPortal
    url: str
    kind: str
    config: str = ""
    source: str = field(init=False)
    organization: str = field(init=False)

    def __post_init__(self) -> None:
        number = f"{time.time_ns()}-{next(_numbers)}"
        self.organization = f"harvest-{number}"
        self.portal.call("organization_create", name=self.organization, title="Harvest")
        made = self.portal.call(
            "harvest_source_create",
            name=f"source-{number}",
            title=self.url,
            url=self.url,
            source_type=self.kind,
            owner_org=self.organization,
            frequency="MANUAL",
            config=self.config,
        )
        self.source = made["id"]

    def run(self) -> dict[str, int]:
        """Harvest once, and tell what became of the datasets (none is left out that is 0)."""
        job = self.portal.call("harvest_job_create", source_id=self.source, run=True)["id"]
        self._wait_for_objects(job)
        for _ in range(50):
            self.portal.call("harvest_jobs_run")  # closes jobs that are done, as cron does
            shown = self.portal.call("harvest_job_show", id=job)
            if shown["status"] == "Finished":
                errors = [*shown["gather_error_summary"], *shown["object_error_summary"]]
                assert not errors, errors
                return {name: count for name, count in shown["stats"].items() if count}
            time.sleep(1)
        raise AssertionError(f"the job is {shown['status']} after a minute")

    def _wait_for_objects(self, job: str) -> None:
        """Until no more objects are done for a second: closing a job sends those that wait once
        more, also one that is just being worked on."""
        done, still = -1, 0
        for _ in range(600):
            shown = self.portal.call("harvest_job_show", id=job)
            now = sum(shown["stats"].values()) if shown["gather_finished"] else -1
            still = still + 1 if now == done >= 0 else 0
            done = now
            if still >= 10:
                return
            time.sleep(0.1)

    def packages(self) -> dict[str, dict[str, Any]]:
        """What was harvested, by name."""
        found = self.portal.call(
            "package_search",
            fq=f"organization:{self.organization} dataset_type:dataset",
            rows=1000,
        )
        return {package["name"]: package for package in found["results"]}
