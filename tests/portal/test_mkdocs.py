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

SCRIPT = """
import sys
from pathlib import Path
from portal import mocks
from aoimori.portal.whole import write_portal
site, folder, epoch = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
write_portal(mocks.portal(), site, folder / "frames", folder / "site", epoch, lambda _: None)
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
    root: Path, frames: Path, tmp_path: Path
) -> None:
    shutil.copytree(root / "site", tmp_path / "site")
    shutil.copytree(frames, tmp_path / "build/pages")
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
    root: Path, frames: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    build_site(root / "site", frames, tmp_path / "site", EPOCH)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    assert "NO_MKDOCS_2_WARNING" not in os.environ


@pytest.mark.parametrize("target", ["site", "site/out", ".", "pages", "pages/ja", "site/../site"])
def test_targets_that_would_erase_something_are_refused(
    root: Path, frames: Path, tmp_path: Path, target: str
) -> None:
    shutil.copytree(root / "site", tmp_path / "site")
    shutil.copytree(frames, tmp_path / "pages")
    before = _digests(tmp_path)
    with pytest.raises(Stop, match="site-failed"):
        build_site(tmp_path / "site", tmp_path / "pages", tmp_path / target, EPOCH)
    assert _digests(tmp_path) == before


def test_what_mkdocs_warns_of_stops_the_build(
    root: Path, frames: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(frames, tmp_path / "pages")
    stray = tmp_path / "pages/ja/stray.md"
    stray.write_text("[nowhere](gone.md)\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        build_site(root / "site", tmp_path / "pages", tmp_path / "out", EPOCH)
    finding = caught.value.findings[0]
    assert finding.check == "site-failed"
    assert finding.place.file == "site/mkdocs.yml"
    assert "gone.md" in finding.details["reason"]
    assert capfd.readouterr() == ("", "")


def test_a_broken_template_stops_the_build(root: Path, frames: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "site", tmp_path / "site")
    (tmp_path / "site/theme/main.html").write_text("{% nonsense %}", encoding="utf-8")
    with pytest.raises(Stop, match="site-failed"):
        build_site(tmp_path / "site", frames, tmp_path / "out", EPOCH)


@pytest.mark.parametrize(
    "words", ["INHERIT: ../common.yml", "INHERIT: '../common.yml' # all", "copyright: !ENV X"]
)
def test_nothing_is_taken_from_outside_the_project(
    root: Path, frames: Path, tmp_path: Path, words: str
) -> None:
    shutil.copytree(root / "site", tmp_path / "p/site")
    (tmp_path / "p/common.yml").write_text("copyright: us\n", encoding="utf-8")
    config = tmp_path / "p/site/mkdocs.yml"
    config.write_text(f"{words}\n{config.read_text('utf-8')}", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        build_site(tmp_path / "p/site", frames, tmp_path / "out", EPOCH)
    assert caught.value.findings[0].place.file == "site/mkdocs.yml"
