"""Words that name a year, moved on in the form in which they are written."""

from __future__ import annotations

import pytest

from aoimori.core.fiscal import read_time
from aoimori.core.nextyear import renewed, renewed_day, renewed_path, renewed_time


@pytest.mark.parametrize(
    ("before", "after", "text", "moved"),
    [
        (2025, 2026, "2025/dx_R7_list.xlsx", "2026/dx_R8_list.xlsx"),
        (2024, 2025, "2024/R6_jinkou.xlsx", "2025/R7_jinkou.xlsx"),
        (2018, 2019, "2018/H30_jinkou.xls", "2019/R1_jinkou.xls"),
        (2018, 2019, "2018/平成30年度.xls", "2019/令和元年度.xls"),
        (2019, 2020, "2019/令和元年度人口.xlsx", "2020/令和2年度人口.xlsx"),
        (2018, 2019, "2018/平成30年度（平成31年1月）.xls", "2019/令和元年度（令和2年1月）.xls"),
        (2024, 2025, "2024/Ｒ６人口.xlsx", "2025/Ｒ７人口.xlsx"),
        (2024, 2025, "2024/令和６年度.xlsx", "2025/令和７年度.xlsx"),
        (2027, 2028, "2027/R09.xlsx", "2028/R10.xlsx"),
        (2024, 2025, "2024/r06_2024-2025.csv", "2025/r07_2025-2026.csv"),
        (2024, 2025, "2024/pop20250101.csv", "2025/pop20260101.csv"),
        (2024, 2025, "2024/pop_202501.csv", "2025/pop_202601.csv"),
        # What names no year stays, and so does one that is far away.
        (2024, 2025, "2024/towns.xlsx", "2025/towns.xlsx"),
        (2024, 2025, "2024/R1-H20_2010_CSR6_1202400.csv", "2025/R1-H20_2010_CSR6_1202400.csv"),
        # The sheet of another year is another file.
        (2024, 2025, "towns.xlsx", "2025/towns.xlsx"),
        (2024, 2026, "sheets/2024.xlsx", "sheets/2026.xlsx"),
    ],
)  # fmt: skip
def test_a_path_of_the_next_year(before: int, after: int, text: str, moved: str) -> None:
    assert renewed_path(text, before, after) == moved


@pytest.mark.parametrize(
    ("value", "moved"),
    [
        ("令和7年度", "令和8年度"),
        ("2024年", "2025年"),
        ("2025-01-01", "2026-01-01"),
        ("2024", "2025"),
        (2024, 2025),
        ("㋿7年", "㋿8年"),
        ("平成40年", None),
        ("020001", None),
        (True, None),
        (None, None),
        (3, None),
        ("2010", None),
        ("令和7年度の人口", None),
        ("人口", None),
    ],
)
def test_a_fixed_word_that_is_a_year(value: object, moved: object) -> None:
    assert renewed_time(value, 2025, 1) == moved


@pytest.mark.parametrize(
    ("value", "moved"),
    [
        ("2024-02-29", "2025-02-28"),
        ("令和6年2月29日", "令和7年2月28日"),
        ("令和６年２月２９日", "令和７年２月２８日"),
    ],
)
def test_a_leap_day_becomes_the_last_of_february(value: str, moved: str) -> None:
    assert renewed_time(value, 2024, 1) == moved
    read_time(moved)


def test_an_impossible_year_of_an_era_stays() -> None:
    assert renewed("R0 平成60 H00", 2025, 1) == "R0 平成60 H00"


def test_the_last_of_february() -> None:
    assert renewed_day("2024-02-29", 1) == "2025-02-28"
    assert renewed_day("2023-04-01", 2) == "2025-04-01"
