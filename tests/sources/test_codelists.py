"""Code lists from CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.sources.codelists import read_code_list


def test_a_variant_of_two_names_stops_the_list(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(
        "code,name_ja,name_en,variants\n1,外ヶ浜町,A,外が浜町\n2,外が浜町,B,\n", encoding="utf-8"
    )
    with pytest.raises(Stop) as caught:
        read_code_list(path, "schemas/codes/towns.csv")
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.line) == ("variant-of-two", 2)
    assert finding.details == {"name": "外が浜町", "code": "1", "other": "2"}


@pytest.mark.parametrize("column", ["sdmx", "in_sums", "words"])
def test_statuses_need_their_sdmx_code_and_their_words(tmp_path: Path, column: str) -> None:
    header = [
        word
        for word in ("code", "name_ja", "name_en", "sdmx", "in_sums", "words")
        if word != column
    ]
    path = tmp_path / "observation-statuses.csv"
    path.write_text(",".join(header) + "\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_code_list(path, path.name)
    assert caught.value.findings[0].check == "missing-word"


def test_a_control_character_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("code,name_ja,name_en\n1,\u7532,A\n2,\u4e59\x01,B\n", encoding="utf-8")
    with pytest.raises(Stop) as caught:
        read_code_list(path, "schemas/codes/towns.csv")
    (finding,) = caught.value.findings
    assert (finding.check, finding.place.line) == ("control-character", 3)
    assert finding.details == {"character": "U+0001"}
