"""The tables of a release are examined as they are read; what an error makes of them is no fault of
theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import LAYOUT, ROWS, SCHEMA, SmallProject

LOOSE = {**SCHEMA, "primaryKey": ["name_ja"]}


@pytest.mark.parametrize(
    ("row", "check"),
    [
        # Without its code, the row would look as if the one above held for it.
        (("4x", "うみ村", "村", 5, "2024-04-01"), "constraint"),
        # Without its amount, it would be a row with a gap.
        (("004", "うみ村", "村", "多い", "2024-04-01"), "not-a-number"),
        # Without its name, a code alone.
        (("004", "あおば市", "村", None, None), "primary-key"),
    ],
)
def test_what_follows_from_an_error_is_not_told(
    row: tuple[object, ...], check: str, tmp_path: Path
) -> None:
    small = SmallProject(tmp_path)
    small.dataset(rows=[*ROWS, row], schema=LOOSE, layout=LAYOUT)
    found = small.json("check")["findings"]
    assert [f["check"] for f in found] == ["lock-missing", check]


def test_what_is_wrong_beside_an_error_is_told(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    rows = [*ROWS, ("4x", "うみ村", "村", 5, "2024-04-01"), ("005", "おか村", "村", 6, None)]
    fields = [
        {word: told for word, told in field.items() if word != "unit"} for field in SCHEMA["fields"]
    ]
    small.dataset(rows=rows, schema={**LOOSE, "fields": fields}, layout=LAYOUT)
    rules = {f["rule"] for f in small.json("check")["findings"]} - {""}
    assert rules == {"L3-04"}
