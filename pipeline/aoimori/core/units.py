"""Units as they are printed behind numbers, and in brackets behind headers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

_PRINTED = (
    "人 名 件 円 千円 万円 百万円 億円 兆円 % ％ ‰ パーセント ポイント "
    "km kg m cm mm g t ha a ㎡ ㎢ m2 km2 m3 ㎥ ㎞ ㎏ ㎝ ㎜ 人/km2 人/㎢ 千t トン キロ メートル "
    "個 台 回 本 枚 箇所 か所 カ所 ヶ所 ケ所 世帯 戸 社 校 棟 隻 機 両 組 点 冊 食 泊 床 室 席 基 "
    "頭 羽 匹 株 通 票 議席 学級 クラス 団体 施設 事業所 市町村 区画 路線 便 千人 万人 千世帯 千件 "
    "日 月 年 年度 時間 分 秒 歳 才 度 ℃ kW kWh MW MWh GW GWh L l mL ml dL kl "
)
UNITS = frozenset(_PRINTED.split())

# Units of one quantity, each as many of the first.
_SAME_QUANTITY: tuple[Mapping[str, int], ...] = (
    {"円": 1, "千円": 1_000, "万円": 10_000, "百万円": 10**6, "億円": 10**8, "兆円": 10**12},
    {"人": 1, "名": 1, "千人": 1_000, "万人": 10_000},
    {"件": 1, "千件": 1_000},
    {"世帯": 1, "千世帯": 1_000},
    {"g": 1, "kg": 1_000, "㎏": 1_000, "t": 10**6, "トン": 10**6, "千t": 10**9},
    {"mm": 1, "㎜": 1, "cm": 10, "㎝": 10, "m": 1_000, "km": 10**6, "㎞": 10**6},
    {"㎡": 1, "m2": 1, "a": 100, "ha": 10_000, "㎢": 10**6, "km2": 10**6},
    {"mL": 1, "ml": 1, "dL": 100, "L": 1_000, "l": 1_000, "kL": 10**6, "kl": 10**6, "㎥": 10**6},
    {"kW": 1, "MW": 1_000},
    {"kWh": 1, "MWh": 1_000, "GWh": 10**6},
)


def factor(unit: str, other: str) -> Fraction | None:
    """How many of the other unit one of a unit is: 1/1000 for 円 and 千円; ``None`` if they are no
    units of one quantity."""
    for sizes in _SAME_QUANTITY:
        if unit in sizes and other in sizes:
            return Fraction(sizes[unit]) / Fraction(sizes[other])
    return None
