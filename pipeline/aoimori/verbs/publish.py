"""publish: a plan is done."""

from __future__ import annotations

from dataclasses import dataclass

from aoimori.ckan.apply import Publication
from aoimori.core.findings import Finding
from aoimori.core.plan import Kind
from aoimori.runtime.progress import Progress, stage
from aoimori.verbs.plan import Planned, check_token, told

# Where CKAN shows what.
_PAGES = {Kind.ORGANIZATION: "organization", Kind.GROUP: "group", Kind.PACKAGE: "dataset"}


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a plan: changes that were done, and why others were not."""

    done: int
    findings: tuple[Finding, ...]


def publish(planned: Planned, progress: Progress, workers: int = 1) -> Published:
    """Do a plan. Raises :class:`PortalStop` as :func:`~aoimori.verbs.plan.check_token`."""
    check_token(planned)
    portal = planned.portal
    names = {change.name.partition("/")[0] for change in planned.plan.changes}
    with stage(progress, "portal", len(names)):
        doing = Publication(
            portal, planned.wanted, planned.found, planned.site, workers, progress.step
        )
        applied = doing.apply(planned.plan)
    failures = tuple(
        told(failure.error, f"{portal.address}/{_PAGES[failure.kind]}/{failure.name}")
        for failure in applied.failures
    )
    return Published(applied.done, failures)
