"""The zip of a year opened by a double click: pages, links and pictures, without a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Browser, expect

from support.web.visiting import PHONE, overhang, visiting


def test_a_year_unpacked_is_a_site(
    browser: Browser, built: Callable[[str], Path], tmp_path: Path
) -> None:
    archive = built("repository") / "releases/2024/release-2024.zip"
    with ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    home = "index.html"
    base = f"{tmp_path.as_uri()}/"
    with visiting(browser, base, PHONE) as visitor:
        page = visitor.go(home)
        page.locator("a", has_text="市町村別人口・人口動態・世帯数").first.click()
        expect(page.locator("h1")).to_contain_text("市町村別人口・人口動態・世帯数")
        assert page.url.startswith(base)
        assert overhang(page) <= 0
        picture = page.locator(".chart img").first
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("(image) => image.naturalWidth") > 100
        files = page.locator(".download a.file").evaluate_all("(all) => all.map((a) => a.href)")
        assert len(files) == 5
        assert [each for each in files if not each.startswith(base)] == []
        assert all(Path(each.removeprefix("file://")).is_file() for each in files)
        assert page.locator(".chart__explore:visible, .explore:visible").count() == 0
