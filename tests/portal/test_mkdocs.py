"""Building: the same bytes anywhere, nothing said, nothing touched but the target."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import write_pages
from portal import mocks

SCRIPT = """
import sys
from pathlib import Path
from portal import mocks
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import write_pages
site, folder, epoch = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
templates, labels = site / "templates", site / "labels.yaml"
write_pages(mocks.catalog(), mocks.releases(), templates, labels, folder / "pages")
build_site(site, folder / "pages", folder / "site", epoch)
"""
EPOCH = 1_775_000_000


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_bytes_elsewhere_and_later(root: Path, site: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(root / "tests"),
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
    }
    folder = tmp_path / "another place"
    command = [sys.executable, "-c", SCRIPT, str(root / "site"), str(folder), str(EPOCH)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert _digests(folder / "site") == _digests(site)


def test_mkdocs_by_hand_leaves_the_site_folder_alone(
    root: Path, pages: Path, tmp_path: Path
) -> None:
    shutil.copytree(root / "site", tmp_path / "site")
    shutil.copytree(pages, tmp_path / "build/pages")
    before = _digests(tmp_path / "site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "site/mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert _digests(tmp_path / "site") == before
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["pages", "preview"]


def test_the_environment_is_put_back(
    root: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    build_site(root / "site", pages, tmp_path / "site", EPOCH)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    assert "NO_MKDOCS_2_WARNING" not in os.environ


@pytest.mark.parametrize("target", ["site", "site/out", ".", "pages", "pages/ja", "site/../site"])
def test_targets_that_would_erase_something_are_refused(
    root: Path, pages: Path, tmp_path: Path, target: str
) -> None:
    shutil.copytree(root / "site", tmp_path / "site")
    shutil.copytree(pages, tmp_path / "pages")
    before = _digests(tmp_path)
    with pytest.raises(Stop, match="site-failed"):
        build_site(tmp_path / "site", tmp_path / "pages", tmp_path / target, EPOCH)
    assert _digests(tmp_path) == before


def test_what_mkdocs_warns_of_stops_the_build(
    root: Path, pages: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(pages, tmp_path / "pages")
    stray = tmp_path / "pages/ja/stray.md"
    stray.write_text("[nowhere](gone.md)\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        build_site(root / "site", tmp_path / "pages", tmp_path / "out", EPOCH)
    finding = caught.value.findings[0]
    assert finding.check == "site-failed"
    assert finding.place.file == "site/mkdocs.yml"
    assert "gone.md" in finding.details["reason"]
    assert capfd.readouterr() == ("", "")


def test_a_broken_template_stops_the_build(root: Path, pages: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "site", tmp_path / "site")
    (tmp_path / "site/theme/main.html").write_text("{% nonsense %}", encoding="utf-8")
    with pytest.raises(Stop, match="site-failed"):
        build_site(tmp_path / "site", pages, tmp_path / "out", EPOCH)


def test_a_misspelt_name_in_a_page_template_stops_the_build(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "site/templates", tmp_path / "site/templates")
    (tmp_path / "site/templates/about.html").write_text("{{ t.abuot_title }}", encoding="utf-8")
    templates, labels = tmp_path / "site/templates", root / "site/labels.yaml"
    with pytest.raises(Stop) as caught:
        write_pages(mocks.catalog(), (), templates, labels, tmp_path / "pages")
    finding = caught.value.findings[0]
    assert finding.place.file == "site/templates/about.html"
    assert "abuot_title" in finding.details["reason"]


def test_a_catalogue_without_releases_still_has_a_site(root: Path, tmp_path: Path) -> None:
    site = root / "site"
    catalog = mocks.catalog(demonstration=False)
    write_pages(catalog, (), site / "templates", site / "labels.yaml", tmp_path / "pages")
    build_site(site, tmp_path / "pages", tmp_path / "out", 0)
    for page in (tmp_path / "out").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "公式サイトではありません" not in text
        assert "not an official site" not in text
