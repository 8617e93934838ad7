"""A portal that takes over a list in the form 06, by the rules of SHIRASAGI's metadata importer
(app/models/concerns/opendata/metadata/csv_importer.rb and lib/ss/csv.rb at 8d87cbc), read strictly:
of a dataset or a file with an unchanged date, nothing is taken over.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date

_WHITE = re.compile(r"\s")


@dataclass
class Kept:
    """A dataset of the portal: the record it was last taken from, its files by their address."""

    record: dict[str, str]
    files: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class Report:
    """The ids of the datasets an import did something with, and the rows that failed."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class Portal:
    """``licences`` are the words the portal knows its licences by (メタデータライセンスID)."""

    licences: tuple[str, ...] = ("CC BY 4.0",)
    datasets: dict[str, Kept] = field(default_factory=dict)

    def take(self, content: bytes) -> Report:
        """Import a list: create, update by date, and delete what it does not name."""
        report = Report()
        seen: dict[str, set[str]] = {}
        for row in csv.DictReader(io.StringIO(content.decode(encoding(content)), newline="")):
            name = _WHITE.sub("", row["データセット_ID"])
            kept = self._dataset(name, row, report)
            files = seen.setdefault(name, set())
            if row["ファイル_ライセンス"] not in self.licences:
                report.errors.append(row["ファイル_ID"])
                continue
            url = row["ファイル_ダウンロードURL"]
            files.add(url)
            if url not in kept.files or _differ("ファイル_最終更新日", kept.files[url], row):
                kept.files[url] = row
        if seen and not report.errors:
            self._delete(seen, report)
        return report

    def _dataset(self, name: str, row: dict[str, str], report: Report) -> Kept:
        kept = self.datasets.get(name)
        if kept is None:
            report.created.append(name)
            kept = self.datasets[name] = Kept(row)
        elif _differ("データセット_最終更新日", kept.record, row):
            report.updated.append(name)
            kept.record = row
        return kept

    def _delete(self, seen: dict[str, set[str]], report: Report) -> None:
        for name in list(self.datasets):
            if name not in seen:
                report.deleted.append(name)
                del self.datasets[name]
                continue
            files = self.datasets[name].files
            for url in files.keys() - seen[name]:
                del files[url]


def encoding(content: bytes) -> str:
    """CP932 if more than nine tenths of the first 1,000 bytes can be, else UTF-8."""
    start = content[:1000]
    return "cp932" if _like_cp932(start) * 100 // len(start) > 90 else "utf-8"


def _like_cp932(start: bytes) -> int:
    """How many bytes come before the first that no character of CP932 has there."""
    place = 0
    while place < len(start):
        two = start[place : place + 2]
        if 0x81 <= two[0] <= 0x9F or 0xE0 <= two[0] <= 0xFC:
            if len(two) < 2 or not (0x40 <= two[1] <= 0xFC and two[1] != 0x7F):
                break
            place += 2
        elif two[0] in (0x80, 0xA0) or two[0] > 0xFC:
            break
        else:
            place += 1
    return place


def _differ(column: str, kept: dict[str, str], row: dict[str, str]) -> bool:
    return date.fromisoformat(kept[column]) != date.fromisoformat(row[column])
