"""Rules about what values mean together with those of others: L3-02 to L3-04, L3-07, L3-08."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.printed import NO_UNIT
from aoimori.core.recognise import is_sign, number_form, units_of
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
_FEW = 20


@RULES.register("L3-02")
def code_table_missing(looked: Looked) -> RuleResult:
    """Columns of codes without a published table; whether there is one elsewhere people know."""
    coded = [c for c in looked.table.columns if _is_coded(looked, c)]
    if not coded:
        return not_judged("L3-02")
    bare = [column for column in coded if header_key(column.name) not in looked.known.coded]
    if not bare:
        return judged("L3-02", ())
    return undecided("L3-02", (_codes(looked, column) for column in bare))


def _is_coded(looked: Looked, column: FoundColumn) -> bool:
    if not _CODED.search(column.name) or _STANDARD.search(column.name) or not column.kind:
        return False
    cells = [cell_text(cell) for _, cell in looked.cells(column)]
    values = set(cells)
    # What is another one in every row numbers the rows.
    return (
        len(values) <= _FEW
        and len(values) < len(cells)
        and all(re.fullmatch(r"[0-9A-Za-z０-９-]{1,4}", v) for v in values)
    )


def _codes(looked: Looked, column: FoundColumn) -> Finding:
    cells = [(row, column.column) for row, _ in looked.cells(column)]
    values = sorted({cell_text(cell) for _, cell in looked.cells(column)})
    return finding(
        looked, "code-table-missing", cells, value="・".join(values[:8]), column=column.name
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
    """Columns of numbers whose unit is stated nowhere and is not plain from the header."""
    numeric = [column for column in looked.table.columns if column.is_numeric]
    if not numeric:
        return not_judged("L3-04")
    if any("単位" in line for line in looked.legend()) or any(
        map(_tells_units, looked.table.columns)
    ):
        return judged("L3-04", ())
    bare = [column for column in numeric if not _has_unit(looked, column)]
    unclear = next((line for line in looked.legend() if units_of(line)), "")
    top = looked.table.header[-1] if looked.table.header else looked.table.rows[0]
    if not bare:
        return judged("L3-04", ())
    cells = [(top, column.column) for column in bare]
    about = {**named(bare), "example": _example(bare), "count": str(len(bare))}
    if unclear:
        told = finding(looked, "unit-unclear", cells, **about, value=trim(unclear))
    else:
        told = finding(looked, "unit-missing", cells, **about)
    # A description that nobody has seen may state it.
    return (judged if looked.known.documented else undecided)("L3-04", [told])


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


def _tells_units(column: FoundColumn) -> bool:
    """Whether a column says the unit of each row."""
    return _UNITS.match(header_key(column.name)) is not None and bool(column.kind)


def _has_unit(looked: Looked, column: FoundColumn) -> bool:
    name = header_key(column.name)
    # 利用者数_大人 and 人数（大人） say what is counted, too.
    parts = (name, *_BRACKETS.sub("", name).split("_"))
    # 11名 among bare numbers says it, and L2-01 asks to move it to the header.
    if any((form := number_form(text)) and form.unit for text in looked.texts(column)):
        return True
    return bool(column.unit or looked.known.units.get(name) or any(map(NO_UNIT.search, parts)))


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
