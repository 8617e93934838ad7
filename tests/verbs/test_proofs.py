"""What proves a site: listings, provenance, and the zips; all of it made again from a tag."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import jsonschema
import pytest

from aoimori import __version__
from aoimori.core.sums import read_sums
from aoimori.runtime.installed import dependencies
from aoimori.verbs.unchanged import digests
from support.project import ROWS, SmallProject, workbook

LOCKS = {name: f"datasets/pref/{name}/2024/release.lock.json" for name in ("good", "towns")}
BASE = "https://example.org/data/"


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path, words: str) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", words)
    return git(root, "rev-parse", "HEAD")


def built(small: SmallProject) -> Path:
    result = small.run("build")
    assert result.exit_code == 0, result.output
    return small.root / "build/site"


def told(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def as_small(root: Path) -> SmallProject:
    small = object.__new__(SmallProject)
    small.root = root
    return small


class History:
    """A project that was tagged, and went on."""

    def __init__(self, root: Path) -> None:
        self.small = SmallProject(root / "p")
        (root / "p/.gitignore").write_text("/build/\n", encoding="utf-8")
        git(root, "init", "--quiet", "p")
        self.small.dataset("good")
        self.small.lock("pref/good")
        self.first = commit(self.small.root, "good")
        folder = self.small.dataset("towns")
        path = folder / "dataset.yaml"
        text = path.read_text("utf-8").replace(
            "  2024:\n", "  2024:\n    publish_sources: [2024/towns.xlsx]\n"
        )
        path.write_text(text.replace("2024/towns.xlsx", "2024/人口 1.xlsx"), encoding="utf-8")
        (folder / "2024/towns.xlsx").rename(folder / "2024/人口 1.xlsx")
        self.small.lock("pref/towns")
        self.second = commit(self.small.root, "towns")
        (self.small.root / "NOTE.txt").write_text("x", encoding="utf-8")
        self.tagged = commit(self.small.root, "a note")
        git(self.small.root, "tag", "2024-1")
        self.site = built(self.small)
        self.digests = digests(self.site)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    return History(tmp_path_factory.mktemp("history"))


def check(folder: Path, listing: str = "SHA256SUMS") -> None:
    """As anybody would who has coreutils."""
    command = ["sha256sum", "--check", "--strict", "--quiet", listing]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


def unpacked(history: History, folder: Path) -> Path:
    with zipfile.ZipFile(history.site / "releases/2024/release-2024.zip") as archive:
        archive.extractall(folder)
    return folder


def test_coreutils_agree_with_every_listing(history: History, tmp_path: Path) -> None:
    check(history.site)
    check(unpacked(history, tmp_path))
    for name in LOCKS:
        check(history.site / f"data/pref/{name}/2024", "_meta/SHA256SUMS")


def test_the_listing_of_the_site_has_every_file_but_itself(history: History) -> None:
    listed = read_sums((history.site / "SHA256SUMS").read_bytes())
    own = history.digests["SHA256SUMS"]
    assert {**listed, "SHA256SUMS": own} == history.digests
    for name in LOCKS:
        release = f"data/pref/{name}/2024/"
        listing = f"{release}_meta/SHA256SUMS"
        inside = read_sums((history.site / listing).read_bytes())
        files = {path for path in listed if path.startswith(release)} - {listing}
        assert {release + path for path in inside} == files


def test_a_tagged_release_is_built_again_in_a_clean_clone(history: History, tmp_path: Path) -> None:
    """After the project went on, on another path, by another process."""
    small = as_small(tmp_path / "went-on")
    git(tmp_path, "clone", "--quiet", str(history.small.root), "went-on")
    workbook(small.root / "datasets/pref/good/2024/towns.xlsx", {"町": ROWS[:3]})
    correct = ("--correct", "--note", "n", "--date", "2025-05-01")
    assert small.run("release", "pref/good", "2024", *correct).exit_code == 0
    commit(small.root, "corrected")
    git(tmp_path, "clone", "--quiet", "--branch", "2024-1", str(small.root), "深い場所")
    clone = tmp_path / "深い場所"
    command = [sys.executable, "-c", "from aoimori.cli.main import main; main()", "build"]
    subprocess.run(command, cwd=clone, check=True, capture_output=True)
    again = digests(clone / "build/site")
    assert [path for path in again if again[path] != history.digests.get(path)] == []
    assert again.keys() == history.digests.keys()
    assert [path for path in again if path.endswith(".zip")] == ["releases/2024/release-2024.zip"]


def test_the_site_tells_its_commit_and_tools(history: History, root: Path) -> None:
    provenance = told(history.site / "provenance.json")
    assert (provenance["commit"], provenance["clean"]) == (history.tagged, True)
    # Of a dataset of every year the next release is late by then, and its page says so.
    assert provenance["as_of"] == {"since": "2026-05-01", "until": None}
    version = sys.version_info
    python = f"{version.major}.{version.minor}.{version.micro}"
    assert provenance["tool"] == {"aoimori": __version__, "python": python}
    assert provenance["dependencies"] == dependencies()
    assert provenance["releases"] == {
        f"pref/{name}/2024": {"status": "final", "version": "1.0.0"} for name in LOCKS
    }
    for path, digest in provenance["sources"].items():
        content = (history.small.root / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
    assert len(provenance["sources"]) == 2


def test_a_release_tells_the_commit_that_recorded_it(history: History) -> None:
    for name, recorded in (("good", history.first), ("towns", history.second)):
        folder = history.site / f"data/pref/{name}/2024"
        provenance = told(folder / "_meta/provenance.json")
        assert provenance["recorded_in"] == recorded
        lock = told(history.small.root / LOCKS[name])
        assert {file["name"]: file["sha256"] for file in provenance["files"]} == lock["files"]
        (table,) = provenance["tables"]
        assert (table["name"], table["rows"]) == ("towns", 3)
        assert table["content"] == lock["tables"]["towns"]["content"]


def test_both_are_of_the_published_form(history: History, root: Path) -> None:
    schema = told(root / "schemas/provenance.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    of_release = told(history.site / "data/pref/good/2024/_meta/provenance.json")
    of_site = told(history.site / "provenance.json")
    for document in (of_release, of_site):
        valid.validate(document)
        for name in document:
            assert not valid.is_valid({key: document[key] for key in document if key != name})
        assert not valid.is_valid({**document, "more": 1})
    text = (history.site / "provenance.json").read_text("utf-8")
    assert text == json.dumps(of_site, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.fixture
def copy(history: History, tmp_path: Path) -> SmallProject:
    git(tmp_path, "clone", "--quiet", str(history.small.root), "p")
    return as_small(tmp_path / "p")


def release_files(site: Path) -> dict[str, str]:
    return {path: digest for path, digest in digests(site).items() if path.startswith("data/")}


def test_another_commit_leaves_the_releases_as_they_are(copy: SmallProject) -> None:
    """Though the site is made again: it names the commit it was built from."""
    before = release_files(built(copy))
    (copy.root / "NOTE.txt").write_text("y", encoding="utf-8")
    last = commit(copy.root, "another note")
    after = copy.json("build")
    assert (after["read"], after["unchanged"]) == ([], False)
    site = copy.root / "build/site"
    assert release_files(site) == before
    assert told(site / "provenance.json")["commit"] == last
    assert copy.json("build")["unchanged"]


def test_what_is_not_committed_is_told(copy: SmallProject) -> None:
    copy.rewrite_lock(lambda words: words.update(issued="2025-03-31"), "pref/good")
    site = built(copy)
    assert told(site / "provenance.json")["clean"] is False
    assert told(site / "data/pref/good/2024/_meta/provenance.json")["recorded_in"] is None
    assert told(site / "data/pref/towns/2024/_meta/provenance.json")["recorded_in"]
    git(copy.root, "checkout", "--quiet", "--", ".")
    (copy.root / "schemas/new.txt").write_text("x", encoding="utf-8")
    assert told(built(copy) / "provenance.json")["clean"] is False


def test_a_clone_without_the_commits_of_before_invents_none(
    history: History, tmp_path: Path
) -> None:
    address = history.small.root.as_uri()
    git(tmp_path, "clone", "--quiet", "--depth=1", address, "p")
    site = built(as_small(tmp_path / "p"))
    assert told(site / "provenance.json")["commit"] == history.tagged
    assert told(site / "data/pref/good/2024/_meta/provenance.json")["recorded_in"] is None


def test_without_git_nothing_is_invented(copy: SmallProject, monkeypatch: Any) -> None:
    monkeypatch.setenv("PATH", str(copy.root))
    site = built(copy)
    provenance = told(site / "provenance.json")
    assert (provenance["commit"], provenance["clean"]) == (None, False)
    assert told(site / "data/pref/good/2024/_meta/provenance.json")["recorded_in"] is None


def test_the_days_for_which_it_is_the_same(copy: SmallProject) -> None:
    path = copy.root / "datasets/pref/towns/dataset.yaml"
    text = path.read_text("utf-8")
    text = text.replace("    publish_sources", "    publish_from: 2030-04-01\n    publish_sources")
    path.write_text(text, encoding="utf-8")
    lock = ("release", "pref/towns", "2024", "--final", "--date", "2025-04-01")
    copy.run(*lock)
    day = "2030-04-01"
    copy.rewrite_lock(lambda w: w.update(issued=day, modified=day, recorded="2025-04-01"))
    sites, days = [], []
    for day in ("2026-04-30", "2026-05-01", "2030-03-31", "2030-04-01"):
        copy.run("build", "--as-of", day)
        sites.append(digests(copy.root / "build/site"))
        days.append(tuple(told(copy.root / "build/site/provenance.json")["as_of"].values()))
    assert sites[1] == sites[2]
    assert days == [
        (None, "2026-05-01"),  # from then on the next release of the other dataset is late
        ("2026-05-01", "2030-04-01"),
        ("2026-05-01", "2030-04-01"),
        ("2030-04-01", "2031-05-01"),
    ]
    assert sites[3]["provenance.json"] != sites[2]["provenance.json"]


def test_the_commands_of_the_page_check_the_zip(history: History, tmp_path: Path) -> None:
    """As they stand there, in a folder with the two files that it says."""
    page = (history.site / "releases/2024/index.html").read_text("utf-8")
    command = html.unescape(re.search(r"<code>(grep .*?)</code>", page).group(1))  # type: ignore[union-attr]
    for name in ("SHA256SUMS", "releases/2024/release-2024.zip"):
        shutil.copy(history.site / name, tmp_path)
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "release-2024.zip: OK\n"), done.stderr
    with (tmp_path / "release-2024.zip").open("ab") as zipped:
        zipped.write(b"x")
    assert subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True).returncode == 1


LINK = re.compile(r'\s(?:href|src)="([^"]*)"')


def test_the_zip_is_read_without_its_site(history: History, tmp_path: Path) -> None:
    """Every link inside leads to a file, every other one to an address; from any page."""
    folder = unpacked(history, tmp_path)
    pages = sorted(folder.rglob("*.html"))
    assert folder / "index.html" in pages
    assert len(pages) >= 5
    inside, outside = set(), set()
    for page in pages:
        for link in LINK.findall(page.read_text("utf-8")):
            path = unquote(urldefrag(link).url)
            if path.startswith("https://"):
                outside.add(path)
            elif path:
                assert (page.parent / path).is_file(), (page, link)
                inside.add((page.parent / path).resolve().relative_to(folder).as_posix())
    assert {"data/pref/towns/2024/towns.csv", "portal/portal.css"} <= inside
    assert "data/pref/towns/2024/_source/人口 1.xlsx" in inside
    assert "datasets/pref/towns/2024/index.html" in inside
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    outside.remove(f"{BASE}SHA256SUMS")  # that of the site, which has the digest of the zip
    for address in outside:
        assert address.removeprefix(BASE).partition("#")[0] not in files - {"index.html"}
    # All of a release is there, and what explains it.
    theirs = {path for path in history.digests if path.startswith("data/pref/towns/2024/")}
    assert theirs <= files
    assert {"schemas/tables/towns.json", "portal/hills.svg", "README.txt"} <= files


def test_the_text_beside_it_is_for_any_notepad(history: History, tmp_path: Path) -> None:
    content = (unpacked(history, tmp_path) / "README.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    text = content.decode("utf-8-sig")
    for words in ("令和6年度", "すべて展開", "aoimori verify .", "CC", "fiscal year 2024", "Towns"):
        assert words in text or words == "CC"
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_the_zip_is_plain(history: History) -> None:
    """Names as on the site, readable for everybody, of no day."""
    with zipfile.ZipFile(history.site / "releases/2024/release-2024.zip") as archive:
        members = archive.infolist()
        assert archive.testzip() is None
    assert members[-1].filename == "SHA256SUMS"
    assert len({info.filename for info in members}) == len(members)
    for info in members:
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.external_attr >> 16 == 0o100644
        assert info.filename.isascii() or "/_source/" in info.filename
