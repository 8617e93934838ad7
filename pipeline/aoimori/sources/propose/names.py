"""English names of fields for the headers that Japanese tables often have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import normalize

from aoimori.core.text import drop_spaces

_LISTED = """
code: コード 団体コード 市町村コード 市区町村コード 全国地方公共団体コード 地方公共団体コード
code: 都道府県コード又は市区町村コード
prefecture: 都道府県 都道府県名
county: 郡 郡名 郡市 郡市名
name_ja: 市町村 市町村名 市区町村 市区町村名 自治体名 団体名 地方公共団体名
name_ja: 名称 施設名 事業名 名前 氏名
name_kana: 名称_カナ カナ フリガナ ふりがな 読み よみ
name_en: 名称_英字 名称_英語
id: ID
no: No NO No. 番号 整理番号 通し番号 連番 №
address: 住所 所在地 所在地_連結表記
address_code: 所在地_全国地方公共団体コード
address_prefecture: 所在地_都道府県
address_city: 所在地_市区町村
address_town: 所在地_町字
address_number: 所在地_番地以下
building: 方書 建物名等(方書)
town_id: 町字ID
latitude: 緯度
longitude: 経度
altitude: 標高
phone: 電話 電話番号
extension: 内線番号
fax: FAX FAX番号
email: メール メールアドレス 連絡先メールアドレス
postcode: 郵便番号
url: URL ホームページ
image: 画像
image_license: 画像_ライセンス
capacity: 定員 想定収容人数 収容人数
flood: 災害種別_洪水
landslide: 災害種別_崖崩れ、土石流及び地滑り
storm_surge: 災害種別_高潮
earthquake: 災害種別_地震
tsunami: 災害種別_津波
large_fire: 災害種別_大規模な火事
inland_flooding: 災害種別_内水氾濫
volcano: 災害種別_火山現象
also_shelter: 指定避難所との重複
communities: 対象となる町会・自治会
population: 人口 総人口
male: 男 男性 うち男 男の計
female: 女 女性 うち女 女の計
total: 計 合計 総数 総計
domestic: 国内
abroad: 国外
households: 世帯 世帯数
births: 出生 出生者数 出生数
deaths: 死亡 死亡者数 死亡数
natural_change: 自然増減 自然増減数 うち自然増減
social_change: 社会増減 社会増減数 うち社会増減
change: 増減 増減数 増減計
population_change: 人口増減
in_migration: 転入 転入者数
out_migration: 転出 転出者数
in_migration_domestic: 国内転入 転入国内
in_migration_abroad: 国外転入 転入国外
out_migration_domestic: 国内転出 転出国内
out_migration_abroad: 国外転出 転出国外
in_migration_total: 転入計
out_migration_total: 転出計
other: その他
other_additions: その他(記載) その他の記載数 その他記載
other_removals: その他(消除) その他の消除数 その他消除
vital: 自然動態
migration: 社会動態
fiscal_year: 年度
year: 年 西暦 調査年
month: 月
date: 日付 年月日 期日
survey_date: 調査年月日 調査日
period_start: 開始 動態期間_開始 始期
period_end: 終了 動態期間_終了 終期
sector: 分野
item: 項目
kind: 種別 種類 区分
department: 部局 担当部局 部局名
division: 課 担当課 課名
amount: 金額
budget: 予算 予算額 事業費
settlement: 決算 決算額
area: 面積
number: 数 件数 個数
users: 利用者数
rank: 順位
rate: 率 割合 構成比
unit: 単位
value: 値 数値
source: 出典
summary: 概要 内容 説明
remarks: 備考 摘要 注
"""
# What may be the name of a field as it is.
_OWN = re.compile("[a-z][a-z0-9_]*")
_UNIT = re.compile(r"[（(][^（）()]*[)）]$")


def _key(text: str) -> str:
    return normalize("NFKC", drop_spaces(text)).casefold()


def _read() -> Mapping[str, str]:
    lines = (line.partition(": ") for line in _LISTED.strip().splitlines())
    return MappingProxyType(
        {_key(word): name for name, _, words in lines for word in words.split()}
    )


_NAMES = _read()


def field_name(header: str) -> str:
    """The name of a field for a header (its levels joined by ``_``): as a whole, or level by level,
    or the header itself if it may be one; empty if it is not known."""
    for text in (header, _UNIT.sub("", header)):
        if (name := _NAMES.get(_key(text))) is not None:
            return name
    levels = [_NAMES.get(_key(_UNIT.sub("", level)), "") for level in header.split("_")]
    if all(levels):
        return "_".join(dict.fromkeys(levels))
    own = re.sub(r"[\s_-]+", "_", normalize("NFKC", header).strip().lower()).strip("_")
    return own if _OWN.fullmatch(own) else ""
