"""Pages in the frame of the site: as MkDocs itself would have put them there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.portal.frames import Frames, write_frames
from aoimori.portal.mkdocs import build_site
from aoimori.portal.page import Page
from aoimori.portal.pages import ROOTS, Pages, Portal, pages_of
from aoimori.portal.whole import write_portal
from aoimori.runtime import forks
from portal import mocks
from portal.reading import read


def _silent(_: str) -> None: ...


def _pages(root: Path) -> tuple[Pages, ...]:
    site = root / "site"
    return pages_of(mocks.portal(), site / "templates", site / "words")


def _elements(path: Path) -> Iterator[tuple[object, ...]]:
    """The page as a reader sees it, but for addresses (MkDocs shortens those of a folder)."""
    for element in read(path).elements:
        attributes = {k: v for k, v in element.attributes.items() if k != "href"}
        yield element.tag, attributes, element.text.split()


@pytest.mark.parametrize("path", ["", "datasets/", "datasets/field/places/"])
def test_a_page_is_what_mkdocs_would_make_of_it(
    root: Path, frames: Path, site: Path, tmp_path: Path, path: str
) -> None:
    """The whole page handed to MkDocs, as one block of HTML that its Markdown leaves alone."""
    pages = next(each for each in _pages(root) if each.lang == "ja")
    page = next(page for page in pages if page.path == path)
    given = shutil.copytree(frames, tmp_path / "frames")
    file = given / "ja" / path / "index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_by_hand(frames, pages, page), encoding="utf-8")
    ours = shutil.copytree(root / "site", tmp_path / "site")
    config = (ours / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  /path-of-page/", "  /path-of-page/\n  /datasets/*/")
    (ours / "mkdocs.yml").write_text(config, encoding="utf-8")
    build_site(ours, given, tmp_path / "out", 0)
    made = tmp_path / "out" / path / "index.html"
    html = made.read_text(encoding="utf-8").replace("<!-- scripts -->", pages.scripts(page))
    made.write_text(html, encoding="utf-8")
    wanted = list(_elements(made))
    assert list(_elements(site / path / "index.html")) == wanted
    assert len(wanted) > 50


def _by_hand(frames: Path, pages: Pages, page: Page) -> str:
    frame = page.path if page.menu else "path-of-page/" * page.depth
    text = (frames / pages.lang / frame / "index.md").read_text(encoding="utf-8")
    values = {"title": page.title, "description": " ".join(page.description.split())}
    values |= {"canonical": pages.address(page)}
    values |= {lang: pages.address(page, lang) for lang in ROOTS}
    for name, value in values.items():
        quoted = value.replace("'", "''")
        text = text.replace(f"⟪{name}⟫", f"'{quoted}'")
    lines = (line for line in pages.html(page).splitlines() if line.strip())
    return text.replace("<!-- content -->", "\n".join(lines))


def test_no_mark_and_no_frame_is_left(site: Path) -> None:
    for path in site.rglob("*"):
        assert "path-of-page" not in path.as_posix()
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            assert "path-of-page" not in text
            assert "<!-- content" not in text
            assert "⟪" not in text


def test_what_looks_like_a_mark_stays_what_it_is(root: Path, tmp_path: Path) -> None:
    """Marks in values are not filled: each frame is gone through once."""
    pages = _pages(root)[0]
    write_frames(pages, tmp_path / "frames")
    home = next(page for page in pages if page.menu)
    target = tmp_path / "site" / home.path
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html").write_text("<title>⟪title⟫</title><!-- content -->", encoding="utf-8")
    title = "⟪description⟫ path-of-page/ <!-- content -->"
    own = Page(home.path, home.template, title, "about", home.view, None, menu="menu")
    Frames.take(replace(pages, pages=(own,)), tmp_path / "site").fill()
    html = (target / "index.html").read_text(encoding="utf-8")
    assert html.startswith(
        "<title>⟪description⟫ path-of-page/ &lt;!-- content --&gt;</title><div"
    ), html[:99]


def test_a_misspelt_name_in_a_page_template_stops_the_build(root: Path, tmp_path: Path) -> None:
    site = shutil.copytree(root / "site", tmp_path / "site")
    (site / "templates/about.html").write_text("{{ t.abuot_title }}", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        write_portal(
            Portal(mocks.catalog(), ()), site, tmp_path / "f", tmp_path / "out", 0, _silent
        )
    finding = caught.value.findings[0]
    assert finding.place.file == "site/templates/about.html"
    assert "abuot_title" in finding.details["reason"]


def test_a_catalogue_without_releases_still_has_a_site(root: Path, tmp_path: Path) -> None:
    portal = Portal(mocks.catalog(demonstration=False), ())
    target = tmp_path / "out"
    write_portal(portal, root / "site", tmp_path / "frames", target, 0, _silent)
    pages = sorted(target.rglob("*.html"))
    assert len(pages) == 22
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "catalog." not in text  # no file of the whole was made
        assert "公式サイトではありません" not in text
        assert "not an official site" not in text


def test_several_processes_write_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forks, "can_be_copied", lambda: sys.platform == "linux")
    trees = []
    for jobs in (1, 3):
        target = tmp_path / str(jobs)
        frames = tmp_path / f"frames{jobs}"
        write_portal(mocks.portal(), root / "site", frames, target, 0, _silent, jobs)
        files = (path for path in target.rglob("*") if path.is_file())
        trees.append({path.relative_to(target): path.read_bytes() for path in files})
    assert trees[0] == trees[1]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_a_broken_template_is_told_whoever_fills_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(forks, "can_be_copied", lambda: sys.platform == "linux")
    site = shutil.copytree(root / "site", tmp_path / "site")
    (site / "templates/trace.html").write_text("a\n{{ t.no_such_word }}", encoding="utf-8")
    out = tmp_path / "out"
    with pytest.raises(Stop) as caught:
        write_portal(mocks.portal(), site, tmp_path / "f", out, 0, _silent, jobs)
    place = caught.value.findings[0].place
    assert (place.file, place.line) == ("site/templates/trace.html", 2)
