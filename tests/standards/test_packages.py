"""What describes the data beside them, read by the readers of each standard."""

from __future__ import annotations

import csv
import json
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

from frictionless import Package


def tables(site: Path) -> list[Path]:
    # What is under ``latest`` is the same once more, and is described where it was released.
    return sorted(path for path in site.glob("data/*/*/*/*.csv") if path.parent.name != "latest")


def test_frictionless_finds_every_package_valid(site: Path) -> None:
    packages = [*sorted(site.glob("data/*/*/*/datapackage.json")), site / "datapackage.json"]
    assert len(packages) == 17  # 15 releases, all years of one dataset, the catalogue
    for path in packages:
        report = Package(str(path)).validate()
        assert report.valid, (path, report.flatten(["type", "message"])[:3])


def test_the_package_of_the_catalogue_has_every_table_of_every_release(site: Path) -> None:
    resources = json.loads((site / "datapackage.json").read_text("utf-8"))["resources"]
    released = {path for path in tables(site) if path.parent.name != "all"}
    assert {site / each["path"] for each in resources} == released


def test_csvwvalidate_finds_every_csv_valid(site: Path, readers: Path) -> None:
    checked = 0
    for path in tables(site):
        metadata = path.with_name(f"{path.name}-metadata.json")
        done = subprocess.run(
            [readers / "csvwvalidate", metadata], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout.strip()) == (0, "OK"), (path, done.stdout)
        checked += 1
    assert checked == 19


def test_csvwvalidate_sees_another_header(site: Path, readers: Path, tmp_path: Path) -> None:
    source = next(path for path in tables(site) if path.name == "indicators.csv")
    metadata = source.with_name(f"{source.name}-metadata.json").read_text("utf-8")
    (tmp_path / "indicators.csv-metadata.json").write_text(metadata, "utf-8")
    text = source.read_text("utf-8").replace("indicator_no", "number", 1)
    (tmp_path / "indicators.csv").write_text(text, "utf-8")
    command = [readers / "csvwvalidate", tmp_path / "indicators.csv-metadata.json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "OK" not in done.stdout.split()


def test_mlcroissant_reads_the_records_of_the_csv(site: Path, readers: Path) -> None:
    """From the Parquet file; a code keeps its zero."""
    documents = sorted(site.glob("data/*/*/*/_meta/croissant.json"))
    assert len(documents) == 15
    script = Path(__file__).with_name("read_croissant.py")
    command = [readers / "python", script, *documents]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(read) == 18
    for each in read:
        folder = Path(each["file"]).parents[1]
        with (folder / f"{each['table']}.csv").open(encoding="utf-8", newline="") as stream:
            expected = list(csv.DictReader(stream))
        assert len(each["rows"]) == len(expected) > 0
        for row, record in zip(each["rows"], expected, strict=True):
            assert row.keys() == record.keys()
            for name, value in row.items():
                assert _same(value, record[name]), (folder, each["table"], name, value)


def _same(value: Any, text: str) -> bool:
    if value is None:
        return text == ""
    if isinstance(value, bool):
        return text in (("true", "1") if value else ("false", "0"))
    return str(value) == text or Decimal(str(value)) == Decimal(text)
