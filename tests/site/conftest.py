"""Two built sites in a real browser: that of this repository's datasets, and one made by hand of
contents that try to break out.

They run where a browser is (``make test-site``: run.sh installs it): ``SITE_CHROMIUM``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aoimori.core.csvtext import csv_line
from aoimori.core.identity import data_file
from aoimori.portal.whole import write_portal
from aoimori.verbs.serve import Server
from portal import mocks
from portal.reading import Page, read
from support.project import ROOT, SmallProject
from support.web.choosing import one_of_each_kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from support.web.visiting import Visit, Visitor

# What only ``make test-site`` has is imported where it is used.
collect_ignore_glob = [] if "SITE_CHROMIUM" in os.environ else ["test_*.py"]

SITES = ("repository", "awkward")
WIDTH = 1280


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a site, built when it is first asked for."""
    makers = {"repository": _repository, "awkward": _awkward, "looked for": _looked_for}
    made: dict[str, Path] = {}

    def site(name: str) -> Path:
        if name not in made:
            made[name] = makers[name](tmp_path_factory.mktemp(name))
        return made[name]

    return site


def _repository(_: Path) -> Path:
    """As ``make test-site`` has built it."""
    return ROOT / "build/site"


def _awkward(folder: Path) -> Path:
    """The site of the portal's tests, with a CSV of the texts of 2024; of others there is none."""
    target = folder / "site"
    write_portal(mocks.portal(), ROOT / "site", folder / "frames", target, 0, lambda _: None)
    file = target / data_file("harbour/texts", 2024, "texts.csv")
    file.parent.mkdir(parents=True)
    rows = [(str(number), text, None) for number, text in enumerate(mocks.HOSTILE, start=1)]
    lines = [csv_line(row) for row in (("number", "text", "note"), *rows)]
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def _looked_for(folder: Path) -> Path:
    """Datasets that people will look for and that are not published yet, with the search index."""
    small = SmallProject(folder)
    small.edit("datasets/catalog.yaml", "search: false", "municipalities: local-governments")
    publisher = folder / "datasets/hirosaki"
    (folder / "datasets/pref").rename(publisher)
    small.edit("datasets/hirosaki/publisher.yaml", "020001", "022021")
    small.edit("datasets/hirosaki/publisher.yaml", "kind: prefecture", "kind: city")
    for slug, title in (
        ("shelters", "指定緊急避難所一覧"),
        ("aed", "ＡＥＤ設置箇所一覧"),
        ("wifi", "公衆無線LANアクセスポイント一覧"),
    ):
        made = small.dataset(slug)
        made.rename(publisher / slug)
        small.edit(
            f"datasets/hirosaki/{slug}/dataset.yaml",
            "title:\n  ja: 町\n",
            f"title:\n  ja: {title}\n",
        )
        small.lock(f"hirosaki/{slug}")
    assert small.run("build").exit_code == 0
    return folder / "build/site"


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> str:
    """The name of each site in turn."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def pages(built: Callable[[str], Path]) -> Callable[[str], dict[str, Page]]:
    """Every page of a site by its path below the root, such as ``en/about/index.html``."""
    known: dict[str, dict[str, Page]] = {}

    def of(name: str) -> dict[str, Page]:
        if name not in known:
            root = built(name)
            files = sorted(root.rglob("*.html"))
            known[name] = {file.relative_to(root).as_posix(): read(file) for file in files}
        return known[name]

    return of


@pytest.fixture(scope="session")
def samples(pages: Callable[[str], dict[str, Page]]) -> dict[str, list[str]]:
    """Pages of each site that have all there is to see, by their path below a language's root."""
    chosen = one_of_each_kind(*(pages(name) for name in SITES))
    return dict(zip(SITES, chosen, strict=True))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as steering:
        browser = steering.chromium.launch(executable_path=os.environ["SITE_CHROMIUM"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visit(browser: Browser, built: Callable[[str], Path]) -> Iterator[Visit]:
    """Visits a site by its name; see :func:`support.web.visiting.visiting`."""
    from support.web.visiting import visiting

    with ExitStack() as servers:
        bases: dict[str, str] = {}

        def begin(name: str, width: int = WIDTH, **how: object) -> AbstractContextManager[Visitor]:
            if name not in bases:
                server = servers.enter_context(Server.open("127.0.0.1", 0))
                servers.enter_context(server.showing(built(name)))
                bases[name] = f"http://127.0.0.1:{server.port}/"
            return visiting(browser, bases[name], width, **how)

        yield begin
