"""Rules about what values mean together with those of others: L3-02 to L3-04, L3-07, L3-08."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    finding,
    judged,
    named,
    not_judged,
    notice,
    together,
    undecided,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.places import is_code_column, is_place_column
from aoimori.core.printed import NO_UNIT
from aoimori.core.recognise import (
    is_era_time,
    is_sign,
    is_western_time,
    number_form,
    units_of,
)
from aoimori.core.sheet import cell_text
from aoimori.core.text import header_key, trim

_CODED = re.compile(
    r"区分|コード|種別|分類|類型|フラグ|(?<![a-z])(?:code|type|class|flag)", re.IGNORECASE
)
# Codes that everybody can look up.
_STANDARD = re.compile(
    r"団体コード|公共団体|市区?町村コード|都道府県コード|法人番号|郵便番号|電話|町字|ID|POI|地域コード|災害種別",
    re.IGNORECASE,
)
_CODE = re.compile(r"[0-9A-Za-z０-９-]{1,8}")


@RULES.register("L3-02")
def code_table_missing(looked: Looked) -> RuleResult:
    """Columns of codes without a published table; of a bare file, people know whether there is one
    elsewhere."""
    places = any(map(is_place_column, looked.table.columns))
    coded = [
        column
        for column in looked.table.columns
        if _is_coded(looked, column) and not is_code_column(column, beside_places=places)
    ]
    if not coded:
        return not_judged("L3-02")
    bare = [column for column in coded if header_key(column.name) not in looked.known.coded]
    if not bare:
        return judged("L3-02", ())
    told = [_codes(looked, column) for column in bare]
    if looked.known.documented:
        return judged("L3-02", told)
    return undecided("L3-02", (replace(seen, severity=Severity.NOTICE) for seen in told))


def _is_coded(looked: Looked, column: FoundColumn) -> bool:
    if not _CODED.search(column.name) or _STANDARD.search(column.name) or not column.kind:
        return False
    cells = [cell_text(cell) for _, cell in looked.cells(column)]
    values = set(cells)
    # What is another one in every row, but for a slip, numbers the rows.
    return len(values) * 10 < len(cells) * 9 and all(map(_CODE.fullmatch, values))


def _codes(looked: Looked, column: FoundColumn) -> Finding:
    cells = [(row, column.column) for row, _ in looked.cells(column)]
    values = sorted({cell_text(cell) for _, cell in looked.cells(column)})
    return finding(
        looked,
        "code-table-missing",
        cells,
        value="・".join(values[:8]) + "…" * (len(values) > 8),
        column=column.name,
        count=str(len(values)),
    )


@RULES.register("L3-03")
def symbol_undefined(looked: Looked) -> RuleResult:
    """Signs among numbers that no legend of the sheet explains."""
    numeric = [c for c in looked.table.columns if c.is_numeric or c.kind == "mixed"]
    if not numeric:
        return not_judged("L3-03")
    legend = looked.legend()

    def is_bare(text: str) -> bool:
        sign = trim(text)
        return is_sign(sign) and sign not in looked.known.signs and not _explains(legend, sign)

    hits = ((column, looked.where(column, is_bare)) for column in numeric)
    return judged("L3-03", together(looked, "symbol-undefined", hits))


def _explains(lines: list[str], sign: str) -> bool:
    mark = re.escape(sign)
    told = re.compile(
        rf"[「『“\"']\s*{mark}\s*[」』”\"']|(?:^|[\s、，（(]){mark}\s*(?:[：:＝=は]|[…‥・]+[^\s])"
    )
    return any(told.search(line) for line in lines)


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")


@RULES.register("L3-04")
def unit_missing(looked: Looked) -> RuleResult:
    """Columns of numbers whose unit is stated nowhere and is not plain from the header. A header
    such as 面積 says no unit, but is enough for the published scoring."""
    numeric = [column for column in looked.table.columns if column.is_numeric and column.name]
    if not numeric:
        return not_judged("L3-04")
    if any("単位" in line for line in looked.legend()) or any(
        map(_tells_units, looked.table.columns)
    ):
        return judged("L3-04", ())
    bare = [column for column in numeric if not _has_unit(looked, column)]
    # What is published with a description has the unit there, or nowhere.
    implied = [] if looked.known.documented else [c for c in bare if _is_implied(c)]
    missing = [column for column in bare if column not in implied]
    # A line that says units, but not of which columns, is for people to judge.
    unclear = next((line for line in looked.legend() if units_of(line)), "")
    told = [] if unclear else [*_without_unit(looked, "unit-missing", missing)]
    seen = [*_without_unit(looked, "unit-implied", implied)]
    if unclear:
        seen += _without_unit(looked, "unit-unclear", missing, value=trim(unclear))
    return undecided("L3-04", seen) if seen and not told else judged("L3-04", [*told, *seen])


def _is_implied(column: FoundColumn) -> bool:
    return _QUANTITY.search(column.name) is not None or column.name.isdigit()


def _without_unit(
    looked: Looked, code: str, columns: Sequence[FoundColumn], **details: str
) -> Iterator[Finding]:
    if columns:
        top = looked.table.header[-1] if looked.table.header else looked.table.rows[0]
        cells = [(top, column.column) for column in columns]
        about = {**named(columns), "example": _example(columns), "count": str(len(columns))}
        yield finding(looked, code, cells, **about, **details)


# Quantities that the published scoring takes for their unit.
_QUANTITY = re.compile(
    r"金額|価格|費用|コスト|売上|収入|支出|面積|距離|長さ|高さ|幅|重量|重さ|質量|比率|構成比|年齢|温度|気温"
)


_USUAL_UNITS = (
    (re.compile("年齢|年令"), "歳"),
    (re.compile("面積"), "㎡"),
    (re.compile("額|費|料|金|価格|予算|決算|歳入|歳出"), "円"),
    (re.compile("距離|延長|高さ|長さ|幅|標高"), "m"),
    (re.compile("重量|体重"), "kg"),
    (re.compile("気温|温度"), "℃"),
    (re.compile("定員|人"), "人"),
)


def _example(columns: Sequence[FoundColumn]) -> str:
    """The unit that the first of some columns has most often."""
    name = columns[0].name
    return next((unit for pattern, unit in _USUAL_UNITS if pattern.search(name)), "人")


_UNITS = re.compile(r"unit(?:_|$)|単位", re.IGNORECASE)
_OF_ALL = re.compile(r"[（(]\s*単位|単位\s*[：:]")


def _tells_units(column: FoundColumn) -> bool:
    """Whether a column says the unit of each row, or its header that of everything."""
    of_rows = _UNITS.match(header_key(column.name)) is not None and bool(column.kind)
    return of_rows or any(map(_OF_ALL.search, column.levels))


def _has_unit(looked: Looked, column: FoundColumn) -> bool:
    name = header_key(column.name)
    # 11名 among bare numbers says it, and L2-01 asks to move it to the header.
    if any((form := number_form(text)) and form.unit for text in looked.texts(column)):
        return True
    # 利用者数_大人 and 人数（大人） say what is counted, too; 2024年度 over values does not.
    parts = (part for part in (name, *_BRACKETS.sub("", name).split("_")) if not _is_time(part))
    return bool(column.unit or looked.known.units.get(name) or any(map(NO_UNIT.search, parts)))


def _is_time(header: str) -> bool:
    return is_western_time(header) or is_era_time(header)


@RULES.register("L3-07")
def format_drift(looked: Looked) -> RuleResult:
    """Headers that are not those of the year before; of a single file nobody can tell."""
    before = looked.known.headers
    if (looked.known.documented and not before) or not _is_the_same(looked, before):
        return not_judged("L3-07")  # a first year; a list beside the data
    if not before:
        told = notice(looked, "year-before-unknown")
        return undecided("L3-07", [told] if looked.opens else ())
    return judged("L3-07", _drift(looked, before))


def _is_the_same(looked: Looked, before: tuple[str, ...]) -> bool:
    """Whether it is the same table at all, if anything is known: half of the headers are."""
    now = {header_key(column.name) for column in looked.table.columns if column.name}
    return not before or len(now.intersection(before)) * 2 >= len(now)


def _drift(looked: Looked, before: tuple[str, ...]) -> Iterator[Finding]:
    now = tuple(header_key(column.name) for column in looked.table.columns if column.name)
    lost = [name for name in before if name not in now]
    added = [name for name in now if name not in before]
    kept = [name for name in now if name in before]
    moved = kept != [name for name in before if name in now]
    if lost or added or moved:
        yield finding(
            looked,
            "format-drift",
            value="・".join(now[:8]),
            lost="・".join(lost) or "―",
            added="・".join(added) or "―",
        )


@RULES.register("L3-08")
def metadata_missing(looked: Looked) -> RuleResult:
    """Whether definitions, source and dates are published beside it, a file does not say."""
    if looked.known.documented:
        return judged("L3-08", ())
    told = notice(looked, "metadata-missing")
    return undecided("L3-08", [told] if looked.opens else ())
