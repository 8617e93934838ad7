"""What every test on a real CKAN has: an empty portal, and projects to publish on it.

They run where a CKAN is up (``make test-ckan``: run.sh starts it and says where it is).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from realckan.portal import RealPortal
from support.project import SmallProject, built_towns

collect_ignore_glob = [] if "CKAN_URL" in os.environ else ["test_*.py"]


@pytest.fixture
def ckan() -> Iterator[RealPortal]:
    """The portal with nothing on it."""
    portal = RealPortal()
    portal.purge()
    yield portal
    portal.purge()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """A project with one dataset, built; its commands may publish."""
    monkeypatch.setenv("CKAN_TOKEN", os.environ["CKAN_TOKEN"])
    return built_towns(tmp_path)
