"""What portals are to hold of a build."""

from __future__ import annotations

from collections.abc import Sequence

from aoimori.ckan.packages import wanted
from aoimori.ckan.wanted import Wanted
from aoimori.core.release import BuiltRelease, WithdrawnRelease
from aoimori.sources.standards import read_standards
from aoimori.verbs.workspace import Workspace


def packages_of(
    workspace: Workspace,
    published: Sequence[BuiltRelease],
    withdrawn: Sequence[WithdrawnRelease],
) -> Wanted:
    """What portals are to hold. Raises :class:`Stop` for a standard that cannot be read."""
    project = workspace.project
    standards = read_standards(project.schemas, project.root)
    return wanted(workspace.catalog, published, withdrawn, standards)
