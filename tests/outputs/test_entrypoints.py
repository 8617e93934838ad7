"""Formats of other packages: found by entry point, built and listed; one that cannot be used is
told in one line."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCAT, Graph

from aoimori.core.findings import Stop
from aoimori.core.localized import Localized
from aoimori.core.messages import hint_of, text_of
from aoimori.core.registry import Registry
from aoimori.core.release import FileFormat
from aoimori.outputs.entrypoints import extend
from aoimori.outputs.tables import TableWriter
from support.project import SmallProject
from support.tables import writer

pytestmark = pytest.mark.slow

GROUP = "aoimori.table_writers"
MODULE = """
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.outputs.tables import TableWriter


def write(published, stream):
    table = published.table
    for row in (table.schema.names, *table.records()):
        stream.write(("\\t".join(text or "" for text in row) + "\\n").encode())


WRITER = TableWriter(
    FileFormat(
        "{name}",
        "{extension}",
        "{media_type}",
        "{file_type}",
        Localized("タブ区切りで使う方", "For tabs"),
        "UTF-8",
    ),
    write,
)
"""


def package(folder: Path, target: str = "tsv_format:WRITER", **words: str) -> Path:
    """A package as it lies in site-packages once it is installed."""
    told = {
        "name": "TSV",
        "extension": "tsv",
        "media_type": "text/tab-separated-values",
        "file_type": "TSV",
        **words,
    }
    module = MODULE
    for word, text in told.items():
        module = module.replace(f"{{{word}}}", text)
    info = folder / "tsv_format-1.2.dist-info"
    info.mkdir(parents=True)
    (folder / "tsv_format.py").write_text(module, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tsv-format\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\ntabs = {target}\n")
    return folder


def run(project: SmallProject, site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-c", "from aoimori.cli.main import main; main()", *arguments],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path / "project")
    project.dataset()
    return project


def test_a_format_of_another_package_is_written_and_in_the_catalogue(
    small: SmallProject, tmp_path: Path
) -> None:
    site = package(tmp_path / "site-packages")
    locked = run(small, site, "release", "pref/towns", "2024", "--final", "--date", "2025-04-01")
    assert locked.returncode == 0, locked.stdout + locked.stderr
    lock = json.loads((small.root / "datasets/pref/towns/2024/release.lock.json").read_text())
    assert "towns.tsv" in lock["files"]
    built = run(small, site, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    with (small.root / "build/site/data/pref/towns/2024/towns.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    assert rows[1] == ["001", "あおば市", "市", "1200", "2024-04-01"]
    graph = Graph().parse(small.root / "build/site/catalog.ttl")
    urls = {str(url).rpartition("/")[2] for url in graph.objects(None, DCAT.downloadURL)}
    assert {"towns.tsv", "towns.csv", "towns.xlsx"} <= urls
    page = (small.root / "build/site/datasets/pref/towns/2024/index.html").read_text("utf-8")
    assert "towns.tsv" in page


@pytest.mark.parametrize(
    ("words", "check", "known"),
    [
        ({"media_type": "tsv"}, "plugin-media-type", "text/…"),
        ({"media_type": "text/tab separated"}, "plugin-media-type", "text/…"),
        ({"file_type": "TVS"}, "plugin-file-type", "TSV"),
    ],
)
def test_what_would_spoil_the_graph_stops_a_check(
    small: SmallProject, tmp_path: Path, words: dict[str, str], check: str, known: str
) -> None:
    site = package(tmp_path / "site-packages", **words)
    done = run(small, site, "check", "--json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, finding["check"]) == (2, check)
    assert known in finding["hint"]
    assert "tsv-format" in finding["message"]


def test_one_that_cannot_be_used_is_told_in_one_line(small: SmallProject, tmp_path: Path) -> None:
    site = package(tmp_path / "site-packages", "tsv_format:NOTHING")
    result = run(small, site, "release", "pref/towns", "2024", "--final", "--date", "2025-04-01")
    output = result.stdout + result.stderr
    assert (result.returncode, "Traceback" in output) == (2, False)
    assert output.count("[plugin-broken]") == 1
    assert "tsv-format" in output
    assert not (small.root / "datasets/pref/towns/2024/release.lock.json").exists()


@pytest.mark.parametrize(
    ("words", "check", "details"),
    [
        ({"target": "not_there:WRITER"}, "plugin-broken", {"problem": "ModuleNotFoundError"}),
        ({"target": "tsv_format:NOTHING"}, "plugin-broken", {"problem": "AttributeError"}),
        ({"target": "tsv_format:write"}, "plugin-kind", {"kind": "TableWriter"}),
        ({"name": "Tabs", "extension": "csv"}, "plugin-taken", {"word": "csv", "other": "CSV"}),
        ({"name": "csv"}, "plugin-taken", {"word": "csv", "other": "CSV"}),
    ],
)
def test_what_is_wrong_with_it_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: dict[str, Any],
    check: str,
    details: dict[str, str],
) -> None:
    monkeypatch.delitem(sys.modules, "tsv_format", raising=False)
    monkeypatch.syspath_prepend(package(tmp_path / "site-packages", **words))
    registry: Registry[TableWriter] = Registry("writer")
    registry.add("CSV", writer("CSV"))
    with pytest.raises(Stop) as stop:
        extend(registry, GROUP, TableWriter, lambda thing: thing.format)
    (finding,) = stop.value.findings
    assert finding.check == check
    assert finding.details["package"] == "tsv-format"
    for key, value in details.items():
        assert finding.details[key].startswith(value)
    assert registry.names() == ("CSV",)
    assert "{" not in text_of(finding, "ja") + hint_of(finding, "ja")


REMARKS = """

from aoimori.outputs.tables import Remark


def remarks(published):
    yield {remark}


WRITER = TableWriter(WRITER.format, write, remarks=remarks)
"""


@pytest.mark.parametrize(
    ("remark", "exit_code", "told"),
    [
        (
            'Remark.saying("tabs became spaces", "name_ja", position=1)',
            0,
            "towns.xlsx:町!B3: notice (name_ja) TSV file of the table towns: tabs became spaces",
        ),
        ('Remark("no-such-code")', 2, "no remark is called 'no-such-code'"),
        ('Remark.saying("x", "nothing")', 2, "the table has no field 'nothing'"),
        ('Remark.saying("x", "name_ja", position=3)', 2, "the table has no row 3"),
        ('Remark("file-number-too-long", {}, "people")', 2, "KeyError: 'digits'"),
        ("1 / 0", 2, "ZeroDivisionError"),
    ],
)
def test_a_format_of_another_package_tells_what_it_cannot_hold(
    small: SmallProject, tmp_path: Path, remark: str, exit_code: int, told: str
) -> None:
    site = package(tmp_path / "site-packages")
    with (site / "tsv_format.py").open("a", encoding="utf-8") as file:
        file.write(REMARKS.replace("{remark}", remark))
    done = run(small, site, "--lang", "en", "check")
    assert done.returncode == exit_code, done.stdout + done.stderr
    (line,) = [line for line in (done.stdout + done.stderr).splitlines() if told in line]
    assert ("[file-remark]" if exit_code == 0 else "[plugin-failed]") in line
    assert "internal-error" not in done.stdout + done.stderr


def form(name: str) -> FileFormat:
    return FileFormat(name, name.lower(), "text/plain", "", Localized("方"))


def test_what_is_hung_up_follows_ours_in_the_order_of_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "many-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: many\nVersion: 1\n")
    lines = "".join(f"{name} = many_formats:{name}\n" for name in ("z", "b", "a"))
    (info / "entry_points.txt").write_text(f"[test.formats]\n{lines}")
    (tmp_path / "many_formats.py").write_text(
        "from aoimori.core.localized import Localized\n"
        "from aoimori.core.release import FileFormat\n"
        "def form(n): return FileFormat(n, n.lower(), 'text/plain', '', Localized('方'))\n"
        "z, b, a = form('A'), form('C'), form('B')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    registry: Registry[FileFormat] = Registry("format")
    registry.add("Z", form("Z"))
    extend(registry, "test.formats", FileFormat, lambda thing: thing)
    assert registry.names() == ("Z", "A", "B", "C")
    with pytest.raises(Stop) as stop:
        extend(registry, "test.formats", FileFormat, lambda thing: thing)
    assert [f.check for f in stop.value.findings] == ["plugin-taken"] * 3
    assert registry.names() == ("Z", "A", "B", "C")
