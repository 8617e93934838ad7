"""Small sheets that break a rule for machine-readable data or keep it (tests/rules/*.yaml), made
into real files and examined. The first ones of each rule are the examples of docs/rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from aoimori.core.checkup import FileCheckup, RuleResult, Verdict
from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Finding
from aoimori.core.found import Known
from aoimori.core.localized import Localized
from aoimori.core.readability import READABILITY
from aoimori.verbs.examine import examine
from support.casefiles import case_file

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "tests/rules"
_WORDS = {
    "title", "rows", "csv", "encoding", "file", "sheet", "merged", "hidden_rows", "hidden_columns",
    "hidden_sheet", "fills", "colours", "bold", "strike", "formats", "formulas", "shapes",
    "further", "beside", "finds", "also", "verdict",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A sheet as data (``words``), and what is to come of it.

    ``finds``: the findings of the rule by their codes, each with its ranges. ``also``: other rules
    that the sheet breaks, too; it breaks no more than these.
    """

    rule: str
    kind: str  # bad or good
    number: int
    title: Localized
    words: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.rule}-{self.kind}-{self.number}"

    @property
    def file(self) -> str:
        """The name of the file, as it is told in findings."""
        given = str(self.words.get("file", ".csv" if "csv" in self.words else ".xlsx"))
        return f"example{given}"

    @property
    def finds(self) -> dict[str, tuple[str, ...]]:
        return {code: tuple(cells) for code, cells in self.words.get("finds", {}).items()}

    @property
    def verdict(self) -> Verdict:
        usual = "failed" if self.kind == "bad" else "passed"
        return Verdict(self.words.get("verdict", usual))

    @property
    def also(self) -> set[str]:
        return set(self.words.get("also", ()))

    @property
    def sheets(self) -> tuple[Mapping[str, Any], ...]:
        """The words of every sheet; the first one's are those of the case."""
        return (self.words, *self.words.get("further", ()))


@cache
def cases_of(rule: str) -> tuple[Case, ...]:
    """The cases of a rule, those that break it first; ``ValueError`` for an unknown word."""
    told = yaml.safe_load((CASES / f"{rule}.yaml").read_text("utf-8"))
    cases = tuple(
        Case(rule, kind, number, Localized(**words["title"]), words)
        for kind in ("bad", "good")
        for number, words in enumerate(told[kind], start=1)
    )
    for case in cases:
        if unknown := set(case.words) - _WORDS:
            raise ValueError(f"{case.name}: {unknown}")
    return cases


def every_case() -> list[Case]:
    return [case for rule in READABILITY for case in cases_of(rule)]


def checkup(case: Case, folder: Path) -> FileCheckup:
    """The file of a case written, read and held against every rule."""
    return examine(case_file(case.words, case.file, folder), case.file, known(case)).checkup


def known(case: Case) -> Known:
    """What is known beside the sheet; the codes of municipalities always are."""
    beside = case.words.get("beside", {})
    return Known(
        units=beside.get("units", {}),
        coded=frozenset(beside.get("coded", ())),
        signs=frozenset(beside.get("signs", ())),
        headers=tuple(beside.get("headers", ())),
        documented=beside.get("documented", False),
        areas=areas(),
    )


# Codes of one prefecture, as a project knows them.
_AREAS = {"030007": "岩手県", "032018": "盛岡市", "032026": "宮古市", "032034": "大船渡市"}


@cache
def areas() -> CodeList:
    return CodeList("areas", {code: Code(code, Localized(name)) for code, name in _AREAS.items()})


def results(checkup: FileCheckup, rule: str) -> list[RuleResult]:
    """The results of a rule, one for each table."""
    return [result for result in checkup.results if result.rule == rule]


def verdict(checkup: FileCheckup, rule: str) -> Verdict:
    """The weightiest verdict of a rule on a file."""
    found = {result.verdict for result in results(checkup, rule)}
    order = (Verdict.FAILED, Verdict.UNDECIDED, Verdict.PASSED, Verdict.NOT_JUDGED)
    return next(verdict for verdict in order if verdict in found)


def cells_of(finding: Finding) -> tuple[str, ...]:
    """All ranges a finding is about."""
    return finding.cells or ((finding.place.cell,) if finding.place.cell else ())


def told(checkup: FileCheckup, rule: str) -> list[Finding]:
    """What a rule says about a file."""
    return [finding for result in results(checkup, rule) for finding in result.findings]


def found(checkup: FileCheckup, rule: str) -> dict[str, tuple[str, ...]]:
    """The same as codes, each with all its ranges."""
    codes: dict[str, tuple[str, ...]] = {}
    for finding in told(checkup, rule):
        codes[finding.check] = (*codes.get(finding.check, ()), *cells_of(finding))
    return codes
