"""The named steps a value may go through: what each is called, and whether it mends a fault.

A *repair* makes a value what the sheet meant it to be; a *reading* only takes the part asked
for (the year of a date). Both are recorded; docs/repairs.md is made from this table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from aoimori.core.localized import Localized
from aoimori.core.steps import Step


class RepairKind(StrEnum):
    REPAIR = "repair"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class RepairRule:
    """``source`` is the rule of 行政データにおける機械可読性に関するルール it answers, if any;
    ``warning`` the code of the finding (with the step's ``before`` and ``after`` as ``value`` and
    ``read_as``) by which a value that went through this step is to be looked at."""

    kind: RepairKind
    title: Localized
    source: str = ""
    warning: str = ""


def _repair(ja: str, en: str, source: str = "") -> RepairRule:
    return RepairRule(RepairKind.REPAIR, Localized(ja, en), source)


def _reading(ja: str, en: str, warning: str = "") -> RepairRule:
    return RepairRule(RepairKind.READING, Localized(ja, en), warning=warning)


RULES: Mapping[str, RepairRule] = MappingProxyType(
    {
        "correction": _repair("原資料の誤りを訂正", "slip of the source corrected"),
        "fill-down": _repair("省略された値を上の行から補完", "omitted value filled down", "L2-02"),
        "fill-merged": _repair("結合セルの値を補完", "value of the merged range used", "L1-12"),
        "trim": _repair("前後の空白を除去", "white space at the ends removed", "L1-06"),
        "line-ends": _repair("改行コードを統一", "line ends made LF", "L1-06"),
        "line-breaks": _repair("セル内の改行を除去", "line breaks removed", "L1-06"),
        "spaces": _repair("体裁のための空白を除去", "layout spaces removed", "L1-06"),
        "footnotes": _repair("後ろの注の印を除去", "footnote marks removed", "L1-07"),
        "lines-to-list": _repair("行ごとの値を ; 区切りに", "lines made a list", "L1-07"),
        "digits": _repair("全角数字を半角に", "full-width digits made ASCII", "L2-01"),
        "full-width-digits": _repair("全角数字を半角に", "full-width digits made ASCII", "L2-01"),
        "sign-mark": _repair("▲・△・－などの符号を - に", "sign mark made a minus", "L2-01"),
        "plus-sign": _repair("＋の符号を除去", "plus sign removed", "L2-01"),
        "unit-suffix": _repair("数値の後ろの単位を除去", "unit behind the number removed", "L2-01"),
        "separators": _repair("桁区切りのカンマを除去", "thousands separators removed", "L2-01"),
        "leading-zeros": _repair("数値の先頭の0を除去", "leading zeros removed", "L2-01"),
        "whole-number": _repair("小数点以下の0を除去", "fraction of zero removed", "L2-01"),
        "symbol": _repair("凡例のある記号を値に", "symbol read by its legend", "L3-03"),
        "boolean": _repair("真偽の書き方を統一", "spelling of true or false unified", "L2-04"),
        "code-lookup": _repair("名称をコード表で引いて補完", "looked up by name", "L3-06"),
        "name-variant": _repair("名称の異表記を統一", "spelling of a name unified", "L3-06"),
        "leading-zero": _repair("コードの先頭の0を補完", "lost leading zero restored", "L3-06"),
        "check-digit": _repair("コードの検査数字を補完", "check digit added", "L3-06"),
        "table-taken-out": _repair("表をシートから取り出し", "table taken out", "L3-01"),
        "table-parted": _repair("表ごとにシートを分割", "sheet made of its own", "L1-02"),
        "text-set-aside": _repair("表の外の文字を別に保存", "text outside the table kept", "L1-04"),
        "heading-to-column": _repair("行の間の小見出しを列に", "heading made a column", "L1-04"),
        "total-set-aside": _repair("合計の行を別に保存", "row of sums kept aside", "L1-04"),
        "blank-row": _repair("表の中の空白の行を除去", "blank row removed", "L1-03"),
        "blank-column": _repair("表の中の空白の列を除去", "blank column removed", "L1-03"),
        "repeated-header": _repair("繰り返された見出しを除去", "repeated header removed", "L1-03"),
        "header-joined": _repair("複数行の見出しを _ で連結", "header levels joined by _", "L2-03"),
        "header-numbered": _repair("同じ見出しに番号を付与", "equal headers numbered", "L2-03"),
        "ditto": _repair("〃・同上を元の値に", "value meant by a ditto mark", "L2-02"),
        "formula-value": _repair("数式を計算結果の値に", "result of the formula kept", "L2-06"),
        "unit-to-header": _repair("単位を見出しへ移動", "unit moved to the header", "L2-01"),
        "text-to-number": _repair("文字列の数値を数値に", "number stored as text", "L2-01"),
        "other-parted": _repair(
            "その他（…）を2列に分割", "text behind another answer made a column", "L2-05"
        ),
        "western-time": _repair("西暦の列を追加", "Gregorian time added", "L3-05"),
        "turned": _repair("横持ちの表を縦持ちに", "columns of times made rows", "L3-09"),
        "unreadable": _reading("読めない値", "value that cannot be read"),
        "stated": _reading("定義に書かれた値", "value stated by the definition"),
        "split": _reading("セル内の複数の値を分割", "several values of a cell split"),
        "extract": _reading("決められた部分を抜き出し", "part extracted by a pattern"),
        "alias": _reading("別の書き方を読み替え", "text that stands for another"),
        "map": _reading("対応表で読み替え", "read through a mapping"),
        "default": _reading("定義の既定値を使用", "default of the definition used"),
        "calendar": _reading("日付の表記をISO 8601に", "date written in ISO 8601"),
        "era-overflow": _reading(
            "改元後の年を西暦に換算", "year past the era's end converted", "era-overflow"
        ),
        "year-of": _reading("日付の年", "year of the date"),
        "fiscal-year-of": _reading("日付を含む年度", "fiscal year holding the date"),
        "period-kind": _reading("時点の種類", "kind of time printed"),
        "first-day": _reading("期間の最初の日", "first day of the time"),
        "last-day": _reading("期間の最後の日", "last day of the time"),
        "year-assumed": _reading("書かれていない年度を補って解釈", "fiscal year assumed"),
        "period-part": _reading("期間のうち求める部分", "part of the printed period"),
    }
)


def warnings_of(steps: Iterable[Step]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The findings (code and details), as warnings, that go with the steps of one value."""
    for step in steps:
        if warning := RULES[step.rule].warning:
            yield warning, {"value": step.before or "", "read_as": step.after or ""}
