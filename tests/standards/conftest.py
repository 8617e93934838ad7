"""The site of this repository's datasets, read with the readers of each standard.

They run where these readers are (``make test-standards``: run.sh installs them): the folder of
their commands is ``STANDARDS_BIN``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.project import build_repository

collect_ignore_glob = [] if "STANDARDS_BIN" in os.environ else ["test_*.py"]
BASE = "https://aoimori.example/"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``build/`` of a copy of the repository's project."""
    return build_repository(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    return built / "site"


@pytest.fixture(scope="session")
def readers() -> Path:
    """Where the commands of the standards' own readers are."""
    return Path(os.environ["STANDARDS_BIN"])
