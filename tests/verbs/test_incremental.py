"""What has not changed is not read again; what has is; and the site is that of a fresh build."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aoimori.cli.main import cli
from aoimori.runtime.alone import alone
from aoimori.verbs import build as build_module
from aoimori.verbs import keys as keys_module
from aoimori.verbs import read as read_module
from aoimori.verbs import unchanged as unchanged_module
from aoimori.verbs import workspace as workspace_module
from aoimori.verbs.keys import definition_key, origin_of
from aoimori.verbs.unchanged import digests
from aoimori.verbs.workspace import Workspace
from support.project import ROWS, SmallProject, two_datasets, workbook

pytestmark = pytest.mark.slow

GOOD, TOWNS = "pref/good/2024", "pref/towns/2024"
SHEET = "datasets/pref/towns/2024/towns.xlsx"
LOCK = "datasets/pref/towns/2024/release.lock.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Two datasets that are published; tests work on copies."""
    project = two_datasets(tmp_path_factory.mktemp("built") / "p")
    project.lock("pref/good")
    project.lock("pref/towns")
    assert project.json("build")["read"] == [GOOD, TOWNS]
    return project


@pytest.fixture
def small(built: SmallProject, tmp_path: Path) -> SmallProject:
    copy = object.__new__(SmallProject)
    copy.root = tmp_path / "p"
    shutil.copytree(built.root, copy.root)
    return copy


def site(small: SmallProject) -> dict[str, str]:
    return digests(small.root / "build/site")


def fresh_site(small: SmallProject) -> dict[str, str]:
    small.run("build", "--fresh")
    return site(small)


def test_nothing_changed_nothing_is_done(small: SmallProject) -> None:
    before = site(small)
    inode = (small.root / "build/site").stat().st_ino
    again = small.json("build")
    assert (again["read"], again["unchanged"]) == ([], True)
    assert [(r["release"], r["state"]) for r in again["releases"]] == [
        (GOOD, "published"),
        (TOWNS, "published"),
    ]
    assert site(small) == before
    assert (small.root / "build/site").stat().st_ino == inode


def test_the_time_of_a_file_does_not_matter(small: SmallProject) -> None:
    for path in small.root.rglob("*"):
        os.utime(path, (1, 1))
    assert small.json("build")["unchanged"]


def test_other_bytes_are_seen_though_time_and_size_are_the_same(small: SmallProject) -> None:
    path = small.root / "datasets/pref/towns/dataset.yaml"
    stat = path.stat()
    small.edit("datasets/pref/towns/dataset.yaml", "ja: 試験のための町", "ja: 実験のための町")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert small.json("build")["read"] == [TOWNS]


def test_a_changed_cell_is_read_and_nothing_else(small: SmallProject) -> None:
    workbook(small.root / SHEET, {"町": [*ROWS, ("004", "やま村", "村", 7, "2024-04-01")]})
    changed = small.json("build")
    assert changed["read"] == [TOWNS]
    assert [r["state"] for r in changed["releases"]] == ["published", "held-back"]
    small.run("release", "pref/towns", "2024", "--correct", "--note", "n", "--date", "2025-06-01")
    assert small.json("build")["read"] == [TOWNS]
    assert site(small) == fresh_site(small)


def schema_change(small: SmallProject) -> None:
    small.edit("schemas/tables/towns.yaml", "ja: 人口", "ja: 住民")


def lock_change(small: SmallProject) -> None:
    small.rewrite_lock(lambda words: words.update(issued="2025-03-31"))


def comment(small: SmallProject) -> None:
    small.edit(
        "datasets/pref/towns/dataset.yaml", "title:\n  ja: 町\n", "title:\n  ja: 町  # 覚え書き\n"
    )


def code_list(small: SmallProject) -> None:
    path = small.root / "schemas/codes/themes.csv"
    path.write_text(path.read_text("utf-8").replace("国土・気象", "国土と気象"), encoding="utf-8")


def template(small: SmallProject) -> None:
    path = small.root / "site/templates/about.html"
    path.write_text(path.read_text("utf-8") + "<p>新しい段落</p>\n", encoding="utf-8")


def base_url(small: SmallProject) -> None:
    small.edit("datasets/catalog.yaml", "https://example.org/data/", "https://example.org/d/")


def test_each_thing_a_release_is_made_of(small: SmallProject) -> None:
    """One after the other; in the end the site is that of a build that knows nothing."""
    changes: list[tuple[Callable[[SmallProject], None], list[str]]] = [
        (schema_change, [TOWNS]),
        (lock_change, [TOWNS]),
        (comment, []),
        (code_list, [GOOD, TOWNS]),
        (template, []),
    ]
    for change, read in changes:
        change(small)
        built = small.json("build")
        assert (built["read"], built["unchanged"]) == (read, False), change
    kept = site(small)
    assert kept == fresh_site(small)
    base_url(small)  # it stands in files of the release: they are other bytes than the locks know
    built = small.json("build")
    assert built["read"] == [GOOD, TOWNS]
    assert {f["check"]: f["dataset"] for f in built["findings"]} == {
        "lock-reencode": GOOD,
        "lock-glossary": TOWNS,
        "release-withheld": "pref/towns",
    }


def test_the_key_is_the_same_in_every_process(small: SmallProject) -> None:
    script = (
        "from pathlib import Path\n"
        "from aoimori.verbs.keys import basis_key, definition_key, origin_of\n"
        "from aoimori.verbs.workspace import Workspace\n"
        "w = Workspace.around(Path('.'))\n"
        "basis = basis_key(w.catalog)\n"
        "print([origin_of(w.project, definition_key(basis, d, r), d, r, '')"
        " for d in w.catalog.datasets for r in d.releases])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_keys_tell_releases_apart(small: SmallProject) -> None:
    workspace = Workspace.around(small.root)
    origins = [
        origin_of(
            workspace.project, definition_key(basis, dataset, release), dataset, release, previous
        )
        for basis in ("a", "b")
        for previous in ("", "c")
        for dataset in workspace.catalog.datasets
        for release in dataset.releases
    ]
    assert len({origin.key for origin in origins}) == 8
    assert len({origin.definition for origin in origins}) == 4


def damage_site(small: SmallProject) -> None:
    (small.root / "build/site/index.html").write_text("other", encoding="utf-8")


def add_to_site(small: SmallProject) -> None:
    (small.root / "build/site/extra.txt").touch()


def remove_site(small: SmallProject) -> None:
    shutil.rmtree(small.root / "build/site")


def damage_records(small: SmallProject) -> None:
    for path in (small.root / "build/cache/records").iterdir():
        path.write_bytes(path.read_bytes()[:-3])


def damage_files(small: SmallProject) -> None:
    (small.root / "build/site/extra.txt").touch()
    for path in (small.root / "build/cache/files").iterdir():
        path.write_bytes(b"x" + path.read_bytes()[1:])


def link_page(small: SmallProject) -> None:
    page = small.root / "build/site/index.html"
    page.rename(small.root / "elsewhere.html")
    page.symlink_to(small.root / "elsewhere.html")


def empty_folder(small: SmallProject) -> None:
    (small.root / "build/site/empty").mkdir()


def stray_lock_of_excel(small: SmallProject) -> None:
    (small.root / "build/site/~$x.html").touch()


def dangling_site(small: SmallProject) -> None:
    remove_site(small)
    (small.root / "build/site").symlink_to(small.root / "nowhere")


def folders_for_records(small: SmallProject) -> None:
    for path in (small.root / "build/cache/records").iterdir():
        path.unlink()
        path.mkdir()


def pipes_for_files(small: SmallProject) -> None:
    (small.root / "build/site/extra.txt").touch()
    for path in (small.root / "build/cache/files").iterdir():
        path.unlink()
        os.mkfifo(path)


def pipe_for_the_last(small: SmallProject) -> None:
    path = small.root / "build/cache/records/last-build.json"
    path.unlink()
    os.mkfifo(path)


def no_cache_at_all(small: SmallProject) -> None:
    shutil.rmtree(small.root / "build/cache")


def way_out(small: SmallProject) -> None:
    """Records that would put a file outside: whole, and not ours."""
    for path in (small.root / "build/cache/records").iterdir():
        head, _, body = path.read_bytes().partition(b"\n")
        body = body.replace(b"data/pref/towns/2024/towns.csv", b"data/pref/towns/../../../../x")
        told = {**json.loads(head), "sha256": hashlib.sha256(body).hexdigest()}
        path.write_bytes(json.dumps(told).encode() + b"\n" + body)


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        (damage_site, []),
        (add_to_site, []),
        (remove_site, []),
        (link_page, []),
        (empty_folder, []),
        (stray_lock_of_excel, []),
        (dangling_site, []),
        (damage_records, [GOOD, TOWNS]),
        (damage_files, [GOOD, TOWNS]),
        (folders_for_records, [GOOD, TOWNS]),
        (pipes_for_files, [GOOD, TOWNS]),
        (pipe_for_the_last, []),
        (no_cache_at_all, [GOOD, TOWNS]),
        (way_out, [TOWNS]),
    ],
)
def test_damage_is_found_and_mended(
    small: SmallProject, damage: Callable[[SmallProject], None], read: list[str]
) -> None:
    before = site(small)
    damage(small)
    built = small.json("build")
    assert (built["read"], built["unchanged"]) == (read, False)
    assert site(small) == before
    assert small.json("build")["unchanged"]
    assert not [path for path in small.root.rglob("x") if "cache" not in path.parts]


def test_a_cache_that_cannot_be_kept_ends_no_build(small: SmallProject) -> None:
    shutil.rmtree(small.root / "build/cache")
    (small.root / "build/cache").write_bytes(b"no folder")
    before = site(small)
    for _ in range(2):
        built = small.json("build")
        assert (built["exit"], built["read"]) == (0, [GOOD, TOWNS])
        assert site(small) == before


def test_a_fresh_build_reads_everything(small: SmallProject) -> None:
    assert small.json("build", "--fresh")["read"] == [GOOD, TOWNS]


def test_one_dataset_beside_the_others_as_last_built(small: SmallProject) -> None:
    before = site(small)
    workbook(small.root / SHEET, {"町": ROWS[:-1]})
    built = small.json("build", "pref/good")
    # The other one is not looked at: what it was is still there.
    assert [r["release"] for r in built["releases"]] == [GOOD]
    assert built["exit"] == 0
    assert site(small) == before
    found = small.json("build")
    assert [f["check"] for f in found["findings"]] == ["release-withheld", "published-row-gone"]


def test_one_dataset_where_nothing_was_built_yet(tmp_path: Path) -> None:
    small = two_datasets(tmp_path)
    small.lock("pref/good")
    small.lock("pref/towns")
    built = small.json("build", "pref/good")
    # The catalogue is whole or not there: what was never built is built, too.
    assert (built["exit"], built["read"]) == (0, [GOOD, TOWNS])
    assert (small.root / "build/site/data/pref/towns/2024/towns.csv").is_file()
    assert (small.root / "build/site/catalog.csv").is_file()
    assert small.json("build", "pref/good")["releases"] == built["releases"][:1]


def test_one_dataset_beside_another_that_is_defined_otherwise_now(small: SmallProject) -> None:
    """What was made of the old definition does not fit the new one."""
    folder = small.root / "datasets/pref/towns"
    path = folder / "dataset.yaml"
    text = path.read_text("utf-8").replace("  towns:\n    title", "  cities:\n    title")
    path.write_text(text.replace("      towns: 2024", "      cities: 2024"), encoding="utf-8")
    built = small.json("build", "pref/good")
    assert built["read"] == [TOWNS]
    assert {f["check"] for f in built["findings"]} >= {"lock-table-gone", "release-withheld"}


def test_several_processes_make_the_same(small: SmallProject) -> None:
    one = small.json("build", "--fresh", "--jobs", "1")
    before = site(small)
    two = small.json("build", "--fresh", "--jobs", "2")
    assert two == one
    assert site(small) == before


def year_after(small: SmallProject) -> None:
    """A second year that must have the rows of the first."""
    folder = small.root / "datasets/pref/towns"
    workbook(folder / "2025/towns.xlsx", {"町": ROWS})
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "      towns: 2024/towns.xlsx\n",
        "      towns: 2024/towns.xlsx\n  2025:\n    sources:\n      towns: 2025/towns.xlsx\n",
    )
    small.edit("schemas/tables/towns.yaml", "primaryKey:", "sameRows: true\nprimaryKey:")
    small.lock("pref/towns", 2025, "2026-04-01")


def test_a_year_is_read_again_when_the_one_before_shows_other_rows(small: SmallProject) -> None:
    year_after(small)
    small.run("build")
    more = ("004", "やま村", "村", 7, "2024-04-01")
    workbook(small.root / SHEET, {"町": [*ROWS, more]})
    built = small.json("build")
    assert built["read"] == [TOWNS, "pref/towns/2025"]
    assert "rows-gone" in [f["check"] for f in built["findings"]]
    workbook(small.root / "datasets/pref/towns/2025/towns.xlsx", {"町": [*ROWS, more]})
    built = small.json("build")
    # It differs from what was published, which may be at hand or not: it is looked at each time.
    assert built["read"] == [TOWNS, "pref/towns/2025"]
    assert "rows-gone" not in [f["check"] for f in built["findings"]]
    assert built == {**small.json("build", "--fresh"), "read": built["read"]}


def test_a_fault_of_ours_is_not_remembered(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> Any:
        raise RuntimeError("made to fail")

    schema_change(small)
    with monkeypatch.context() as patch:
        patch.setattr(read_module, "read_table", broken)
        result = CliRunner().invoke(cli, ["--project", str(small.root), "build"])
    assert (result.exit_code, "made to fail" in result.output) == (2, True)
    assert small.json("build")["read"] == [TOWNS]


def test_nothing_looks_at_the_time_of_a_file(root: Path) -> None:
    for path in sorted((root / "pipeline").rglob("*.py")):
        text = path.read_text("utf-8")
        for word in ("st_mtime", "getmtime", "st_ctime", "st_atime", "copy2", "copystat"):
            assert word not in text, (path.name, word)


def test_a_lock_remembers_who_wrote_a_file_and_asks_before_other_bytes(small: SmallProject) -> None:
    path = small.root / LOCK
    now = json.loads(path.read_text("utf-8"))["encoders"]["towns.parquet"]
    assert now.startswith("pyarrow ")
    small.rewrite_lock(lambda words: words["files"].update({"towns.parquet": "0" * 64}))
    small.rewrite_lock(lambda words: words["encoders"].update({"towns.parquet": "pyarrow 1.0.0"}))
    finding = small.json("build")["findings"][1]
    assert finding["check"] == "lock-reencode"
    assert "pyarrow 1.0.0" in finding["message"]
    assert now in finding["message"]
    assert "--reencode" in finding["hint"]
    again = ("release", "pref/towns", "2024", "--final", "--date", "2025-07-01")
    assert small.json(*again)["findings"][0]["check"] == "lock-reencode"
    done = small.json("release", "--reencode", "--date", "2025-07-01")["releases"][1]
    assert (done["version"], done["modified"], done["listed"]) == (
        "1.0.0",
        "2025-04-01",
        "2025-07-01",
    )
    assert json.loads(path.read_text("utf-8"))["encoders"]["towns.parquet"] == now
    assert small.json("build")["exit"] == 0


def test_other_content_is_not_reencoded(small: SmallProject) -> None:
    before = (small.root / LOCK).read_bytes()
    workbook(small.root / SHEET, {"町": ROWS[:-1]})
    result = small.run("release", "pref/towns", "2024", "--date", "2025-07-01", "--reencode")
    assert (result.exit_code, "lock-final" in result.output) == (1, True)
    assert (small.root / LOCK).read_bytes() == before


def test_what_was_told_once_is_told_until_it_is_mended(small: SmallProject) -> None:
    """A build of some datasets does not make the next forget the others."""
    more = ("004", "やま村", "村", 7, "2024-04-01")
    workbook(small.root / SHEET, {"町": [*ROWS, more]})
    small.edit("datasets/pref/good/dataset.yaml", "theme: population", "theme: population #")
    whole = small.json("build")
    assert whole["exit"] == 1
    one = small.json("build", "pref/good")
    # What the other one costs the whole is told here, too, and what differs from its lock.
    checks = [f["check"] for f in one["findings"]]
    assert (one["exit"], checks) == (1, ["release-withheld", "published-row-new"])
    again = small.json("build")
    assert {**again, "read": []} == {**whole, "read": []}
    assert small.json("build", "--fresh")["findings"] == whole["findings"]


def test_a_definition_that_cannot_be_read_is_not_forgotten(small: SmallProject) -> None:
    small.dataset("third")
    (small.root / "datasets/pref/third/dataset.yaml").write_text("[", encoding="utf-8")
    assert small.json("build")["exit"] == 2
    assert small.json("build", "pref/good", "pref/towns")["exit"] == 0  # nothing of them is missing
    again = small.json("build")
    assert (again["exit"], [f["check"] for f in again["findings"]]) == (2, ["yaml-bracket"])


def test_of_a_sheet_that_is_not_there_it_is_told_what_is(small: SmallProject) -> None:
    sheet = small.root / SHEET
    sheet.rename(sheet.with_name("towns(1).xlsx"))
    for name in ("towns(1).xlsx", "towns-new.xlsx"):
        (sheet.parent / name).write_bytes(b"")
        found = [f for f in small.json("build")["findings"] if f["check"] == "source-missing"]
        assert [name in f["hint"] for f in found] == [True]


def test_nothing_of_a_release_that_is_held_back_is_in_the_site(small: SmallProject) -> None:
    """Whatever of it was remembered, and in whatever state."""
    year_after(small)
    assert small.json("build")["exit"] == 0
    names = [file["path"] for file in _files_of(small, "pref/towns/2025")]
    for digest in names:
        path = small.root / "build/cache/files" / digest
        path.write_bytes(b"HACKED")
    workbook(small.root / SHEET, {"町": ROWS[:-1]})
    for command in (["build", "pref/good"], ["build"], ["build", "--fresh"]):
        small.run(*command)
        assert not (small.root / "build/site/data/pref/towns/2024").exists(), command
        text = b"".join(p.read_bytes() for p in (small.root / "build/site/data").rglob("*.csv"))
        assert b"HACKED" not in text


def _files_of(small: SmallProject, release: str) -> list[dict[str, str]]:
    lock = small.root / f"datasets/{release}/release.lock.json"
    return [{"path": digest} for digest in json.loads(lock.read_text("utf-8"))["files"].values()]


def test_what_changes_while_it_is_built_is_built_next(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it is saved: before definitions are read or after."""
    path = small.root / "datasets/pref/towns/dataset.yaml"
    for moment in (workspace_module.Workspace, build_module):
        name = "around" if moment is workspace_module.Workspace else "write_site"
        real = getattr(moment, name)

        def saved(*arguments: Any, real: Any = real, **named: Any) -> Any:
            done = real(*arguments, **named)
            path.write_text(path.read_text("utf-8") + "# 覚え書き\n", encoding="utf-8")
            return done

        small.edit("datasets/pref/good/dataset.yaml", "keywords:", f"# {name}\nkeywords:")
        with monkeypatch.context() as patch:
            patch.setattr(moment, name, saved)
            assert not small.json("build")["unchanged"]
        assert not small.json("build")["unchanged"]
        assert small.json("build")["unchanged"]


@pytest.mark.parametrize("linked", ["datasets/pref/towns", "datasets/pref", "site/theme"])
def test_folders_that_are_links_are_looked_into(
    small: SmallProject, tmp_path: Path, linked: str
) -> None:
    folder = small.root / linked
    shutil.move(folder, tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    (folder / "circle").symlink_to(folder)
    small.run("build")
    assert small.json("build")["unchanged"]
    if linked == "site/theme":
        (folder / "portal/portal.css").write_text("p { color: red }", encoding="utf-8")
    else:
        workbook(small.root / SHEET, {"町": ROWS[:-1]})
    built = small.json("build")
    assert not built["unchanged"]
    assert built["exit"] == (0 if linked == "site/theme" else 1)


@pytest.mark.parametrize("linked", ["2027", "2028", "2029", "2019", "2018", "2017"])
def test_a_year_that_is_a_link_to_another(small: SmallProject, linked: str) -> None:
    (small.root / "datasets/pref/towns" / linked).symlink_to("2024")
    told = [f["check"] for f in small.json("build")["findings"]]
    assert told == ["release-gone"]
    (small.root / "datasets/pref/towns/2024/again").symlink_to("..")  # and round about
    assert [f["check"] for f in small.json("build", "--fresh")["findings"]] == told


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_in_no_encoding_beside_the_data(small: SmallProject) -> None:
    year = small.root / "datasets/pref/towns/2031"
    year.mkdir()
    (year / os.fsdecode("令和13年.xlsx".encode("cp932"))).write_bytes(b"")
    for _ in "twice":
        (found,) = small.json("build")["findings"]
        assert (found["check"], small.json("build")["exit"]) == ("year-undeclared", 0)
    (small.root / SHEET).rename(year / "towns.xlsx")
    (small.root / SHEET).with_name(os.fsdecode(b"\xff.xlsx")).write_bytes(b"")
    checks = [f["check"] for f in small.json("build")["findings"]]
    assert checks == ["release-withheld", "year-undeclared", "source-missing"]


def test_names_no_encoding_can_tell(small: SmallProject) -> None:
    odd = os.fsencode(small.root / "datasets/pref/towns/2024") + b"/\x95\x5c.xlsx"
    with open(odd, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b"x")
    assert small.json("build")["exit"] == 0
    assert small.json("build")["unchanged"]
    assert small.json()["current"]


def test_what_programs_lay_beside_changes_nothing(small: SmallProject) -> None:
    for name in ("~$towns.xlsx", ".~lock.towns.xlsx#", ".DS_Store", "Thumbs.db", ".a.swp"):
        (small.root / "datasets/pref/towns/2024" / name).write_bytes(b"x")
    assert small.json("build")["unchanged"]
    small.edit("datasets/pref/towns/dataset.yaml", "2024/towns.xlsx", "2024/~$towns.xlsx")
    assert "scratch-as-source" in {f["check"] for f in small.json("build")["findings"]}


def test_the_year_after_sees_where_things_stood(small: SmallProject) -> None:
    """Its findings speak of cells of the year before, so these are part of what it is made of."""
    year_after(small)
    workbook(small.root / "datasets/pref/towns/2025/towns.xlsx", {"町": ROWS[:-1]})
    told = small.json("build")
    assert "rows-gone" in {f["check"] for f in told["findings"]}
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "  2024:\n    sources:\n      towns: 2024/towns.xlsx",
        "  2024:\n    sources:\n      towns: 2024/town.xlsx",
    )
    (small.root / SHEET).rename(small.root / SHEET.replace("towns.xlsx", "town.xlsx"))
    again = small.json("build")
    assert again["findings"] == small.json("build", "--fresh")["findings"]
    assert again["read"] == [TOWNS, "pref/towns/2025"]


def test_words_of_one_year_are_read_for_that_year(small: SmallProject) -> None:
    year_after(small)
    small.run("build")
    text = "      towns: 2025/towns.xlsx\n"
    small.edit("datasets/pref/towns/dataset.yaml", text, f"{text}    period:\n"
               "      start: '2025-04-01'\n      end: '2025-04-30'\n")  # fmt: skip
    assert small.json("build")["read"] == ["pref/towns/2025"]
    assert site(small) == fresh_site(small)


def test_what_the_catalogue_says_of_itself_is_in_no_release(small: SmallProject) -> None:
    small.edit("datasets/catalog.yaml", "title:\n  ja: 試験の目録", "title:\n  ja: 別の目録")
    built = small.json("build")
    assert (built["read"], built["unchanged"]) == ([], False)
    assert site(small) == fresh_site(small)
    small.edit("datasets/catalog.yaml", "license:", "demonstration: true\nlicense:")
    assert small.json("build")["read"] == [GOOD, TOWNS]
    assert site(small) == fresh_site(small)


def test_one_build_at_a_time(small: SmallProject) -> None:
    with alone(small.root / "build/.lock"):
        built = small.json("build", "--fresh")
    assert (built["exit"], [f["check"] for f in built["findings"]]) == (2, ["build-at-work"])
    assert small.json("build")["unchanged"]


def test_other_code_reads_everything_again(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (keys_module, unchanged_module):
        monkeypatch.setattr(module, "environment", lambda: "another")
    built = small.json("build")
    assert (built["read"], built["unchanged"]) == ([GOOD, TOWNS], False)


def test_a_cache_holds_what_the_site_is_made_of_and_no_more(small: SmallProject) -> None:
    def kept() -> set[str]:
        return {path.name for path in (small.root / "build/cache/files").iterdir()}

    def published() -> set[str]:
        """What is made of a release; its proofs, and how it is cited, come anew with every site."""
        files = digests(small.root / "build/site/data")
        anew = ("_meta/provenance.json", "_meta/SHA256SUMS", "_meta/croissant.json")
        return {digest for path, digest in files.items() if not path.endswith(anew)}

    assert kept() == published()
    old = kept()
    workbook(small.root / SHEET, {"町": ROWS[:-1]})
    small.run("release", "pref/towns", "2024", "--correct", "--note", "n", "--date", "2025-06-01")
    small.run("build")
    assert kept() == published() != old
    shutil.rmtree(small.root / "datasets/pref/good")
    small.run("build")
    assert kept() == published()
    records = [path.name for path in (small.root / "build/cache/records").iterdir()]
    assert len(records) == 3  # of the release, of the last build, of what portals are to hold
