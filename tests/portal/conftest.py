"""One small site, built once, for every test that reads pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import write_pages
from portal import mocks
from portal.reading import Page, read

SITE = Path(__file__).resolve().parents[2] / "site"
EPOCH = 1_775_000_000


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portal") / "pages"
    write_pages(mocks.catalog(), mocks.releases(), SITE / "templates", SITE / "labels.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def site(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "site"
    build_site(SITE, pages, target, EPOCH)
    return target


@pytest.fixture(scope="session")
def html(site: Path) -> dict[str, Page]:
    """Every page by its path below the root, such as ``en/about/index.html``."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
