"""What portals are to hold, remembered by a build."""

from __future__ import annotations

from collections.abc import Sequence

from aoimori.ckan.packages import wanted
from aoimori.core.release import BuiltRelease, WithdrawnRelease
from aoimori.runtime.cache import Cache
from aoimori.sources.standards import read_standards
from aoimori.verbs.unchanged import PACKAGES
from aoimori.verbs.workspace import Workspace


def keep_packages(
    cache: Cache,
    workspace: Workspace,
    published: Sequence[BuiltRelease],
    withdrawn: Sequence[WithdrawnRelease],
) -> None:
    """Remember what portals are to hold of a build. Raises :class:`Stop` for a standard that
    cannot be read."""
    project = workspace.project
    standards = read_standards(project.schemas, project.root)
    cache.store(PACKAGES, wanted(workspace.catalog, published, withdrawn, standards))
