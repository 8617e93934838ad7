"""One small site, built once, for every test that reads pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.portal.whole import write_portal
from portal import mocks
from portal.reading import Page, read

SITE = Path(__file__).resolve().parents[2] / "site"
EPOCH = 1_775_000_000


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ``site``, and the ``frames`` MkDocs was given."""
    folder = tmp_path_factory.mktemp("portal")
    frames, target = folder / "frames", folder / "site"
    write_portal(mocks.portal(), SITE, frames, target, EPOCH, lambda _: None)
    return folder


@pytest.fixture(scope="session")
def frames(built: Path) -> Path:
    return built / "frames"


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    return built / "site"


@pytest.fixture(scope="session")
def html(site: Path) -> dict[str, Page]:
    """Every page by its path below the root, such as ``en/about/index.html``."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
