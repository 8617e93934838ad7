"""Small projects made on the fly, to read, break and build."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook

from aoimori.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent.parent

Rows = Sequence[Sequence[object]]

SCHEMA: dict[str, Any] = {
    "title": {"ja": "町の表", "en": "Towns"},
    "primaryKey": ["code"],
    "fields": [
        {
            "name": "code",
            "title": {"ja": "コード"},
            "constraints": {"required": True, "pattern": "[0-9]{3}"},
        },
        {"name": "name_ja", "title": {"ja": "名前"}, "constraints": {"required": True}},
        {
            "name": "kind",
            "title": {"ja": "種類"},
            "constraints": {"enum": ["市", "町", "村"]},
        },
        {"name": "people", "title": {"ja": "人口"}, "type": "integer", "unit": {"ja": "人"}},
        {"name": "opened", "title": {"ja": "開始日"}, "type": "date"},
    ],
}
LAYOUT: dict[str, Any] = {
    "header": 1,
    "columns": {
        "code": "コード",
        "name_ja": "名前",
        "kind": "種類",
        "people": "人口",
        "opened": "開始日",
    },
}
ROWS: Rows = (
    ("コード", "名前", "種類", "人口", "開始日"),
    ("001", "あおば市", "市", 1200, "2024-04-01"),
    ("002", "みどり町", "町", 300, "2024-04-01"),
    ("003", "そら村", "村", 45, "2024-04-01"),
)
# The rows of the year after: a place is gone, another has more people.
LATER: Rows = (*ROWS[:2], ("002", "みどり町", "町", 310, "2024-04-01"))


class _Plain(yaml.SafeDumper):
    """Writes a value that occurs twice twice, as a person would."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dump(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A plain workbook of values."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


class SmallProject:
    """A project with one publisher and as many datasets as are added."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "schemas", root / "schemas")
        for name in (ROOT / "site").iterdir():
            target = root / "site" / name.name
            shutil.copytree(name, target) if name.is_dir() else _copy(name, target)
        both = {"ja": "試験の目録", "en": "Test catalogue"}
        dump(
            root / "datasets/catalog.yaml",
            {
                "title": both,
                "tagline": both,
                "description": both,
                "publisher": both,
                "base_url": "https://example.org/data/",
                "license": "CC-BY-4.0",
                # Made by a program that takes a second to start, for every test that builds.
                "search": False,
            },
        )
        dump(
            root / "datasets/pref/publisher.yaml",
            {
                "name": {"ja": "試験県", "en": "Test Prefecture"},
                "code": "020001",
                "kind": "prefecture",
                "license": "CC-BY-4.0",
            },
        )

    def dataset(
        self,
        slug: str = "towns",
        *,
        rows: Rows = ROWS,
        layout: Mapping[str, Any] = LAYOUT,
        schema: Mapping[str, Any] = SCHEMA,
        source: Mapping[str, Any] | str = "2024/towns.xlsx",
        year: int = 2024,
    ) -> Path:
        """Write a dataset with one table ``towns`` and its workbook; returns its folder."""
        folder = self.root / "datasets/pref" / slug
        dump(self.root / f"schemas/tables/{slug}.yaml", dict(schema))
        dump(
            folder / "dataset.yaml",
            {
                "title": {"ja": "町", "en": "Towns"},
                "description": {"ja": "試験のための町の一覧です。", "en": "Towns for a test."},
                "theme": "population",
                "frequency": "annual",
                "keywords": {"ja": ["町"]},
                "tables": {
                    "towns": {
                        "title": {"ja": "町", "en": "Towns"},
                        "schema": slug,
                        "layout": dict(layout),
                    }
                },
                "releases": {year: {"sources": {"towns": source}}},
            },
        )
        path = source if isinstance(source, str) else source["path"]
        if path.endswith(".xlsx"):
            workbook(folder / path, {"町": rows})
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            lines = (",".join(str(cell) for cell in row) for row in rows)
            (folder / path).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    def another_year(self, rows: Rows) -> None:
        """Write a workbook of 2025 for the dataset ``towns``, which has one of 2024."""
        workbook(self.root / "datasets/pref/towns/2025/towns.xlsx", {"町": rows})
        self.edit(
            "datasets/pref/towns/dataset.yaml",
            "      towns: 2024/towns.xlsx\n",
            "      towns: 2024/towns.xlsx\n  2025:\n    sources:\n      towns: 2025/towns.xlsx\n",
        )

    def accept(self, *entries: Mapping[str, Any], dataset: str = "pref/towns") -> None:
        """Accept these, and nothing else, in a dataset: for some reason, by its publisher."""
        path = self.root / "datasets" / dataset / "dataset.yaml"
        reason = {"ja": "公表済みの内容です。", "en": "It is public."}
        known = {"reason": reason, "decided_by": "pref"}
        words = yaml.safe_load(path.read_text("utf-8"))
        accepts = [{**known, **entry} for entry in entries]
        dump(path, {**words, "accepts": accepts})

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a text file; the old text must be there once."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        file.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        """Run a command as a user would; a traceback fails the test."""
        result = CliRunner().invoke(cli, ["--project", str(self.root), *arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "internal-error" not in result.output, result.output
        return result

    def json(self, *arguments: str) -> dict[str, Any]:
        """Run a command with ``--json`` and read what it prints."""
        document: dict[str, Any] = json.loads(self.run(*arguments, "--json").stdout)
        return document

    def lock(self, dataset: str = "pref/towns", year: int = 2024, day: str = "2025-04-01") -> None:
        result = self.run("release", dataset, str(year), "--final", "--date", day)
        assert result.exit_code == 0, result.output

    def rewrite_lock(
        self, change: Callable[[dict[str, Any]], object], dataset: str = "pref/towns"
    ) -> None:
        """Change what the lock of 2024 says, as if it had been recorded so."""
        path = self.root / "datasets" / dataset / "2024/release.lock.json"
        words = json.loads(path.read_text("utf-8"))
        change(words)
        words.pop("seal", None)
        form = words.pop("lock")
        text = json.dumps(words, ensure_ascii=False, sort_keys=True)
        words["seal"] = hashlib.sha256(text.encode()).hexdigest()
        path.write_text(json.dumps({"lock": form, **words}), encoding="utf-8")


def built_towns(root: Path) -> SmallProject:
    """A project with the dataset ``towns``, released and built."""
    project = SmallProject(root)
    project.dataset()
    project.lock()
    assert project.run("build").exit_code == 0
    return project


def build_repository(root: Path) -> Path:
    """``build/`` of a copy, below a folder, of the project that is this repository."""
    for name in ("datasets", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name)
    done = CliRunner().invoke(cli, ["--project", str(root), "--quiet", "build"])
    assert done.exit_code == 0, done.output
    return root / "build"


def two_datasets(root: Path) -> SmallProject:
    """A project with the datasets ``good`` and ``towns``, of which a test may spoil the second."""
    project = SmallProject(root)
    project.dataset("good")
    project.dataset("towns")
    return project


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
