"""Units as they are printed behind numbers, and in brackets behind headers."""

from __future__ import annotations

_PRINTED = (
    "人 名 件 円 千円 万円 百万円 億円 兆円 % ％ ‰ パーセント ポイント "
    "km kg m cm mm g t ha a ㎡ ㎢ m2 km2 m3 ㎥ ㎞ ㎏ ㎝ ㎜ 人/km2 人/㎢ 千t トン キロ メートル "
    "個 台 回 本 枚 箇所 か所 カ所 ヶ所 ケ所 世帯 戸 社 校 棟 隻 機 両 組 点 冊 食 泊 床 室 席 基 "
    "頭 羽 匹 株 通 票 議席 学級 クラス 団体 施設 事業所 市町村 区画 路線 便 千人 万人 千世帯 千件 "
    "日 月 年 年度 時間 分 秒 歳 才 度 ℃ kW kWh MW MWh GW GWh L l mL ml dL kl "
)
UNITS = frozenset(_PRINTED.split())
