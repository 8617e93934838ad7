"""The legend that a sheet prints outside its table becomes the symbols of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Severity
from aoimori.core.layout import Column, Layout, Symbol
from aoimori.core.legends import Legend, read_legend
from aoimori.core.sheet import Sheet, cell_text
from aoimori.sources.bodies import Body
from aoimori.sources.rows import place


def with_legend(
    layout: Layout, sheet: Sheet, body: Body, statuses: CodeList
) -> tuple[Layout, list[Finding]]:
    """The layout with the signs that the sheet explains, if it asks for them (``legend``).

    Whether it asks or not: a sign that the sheet explains otherwise than the definition, or in
    two ways, is an error. A sign whose words are not known is a warning where they are asked for:
    where it is used it is not readable.
    """
    symbols: dict[str, Symbol] = {}
    findings: list[Finding] = []
    for row, column, legend in _legends(sheet, body, statuses):
        details = {"sign": legend.sign, "meaning": legend.meaning}
        at = place(sheet, row, column)
        if legend.symbol is None:
            if layout.legend:
                findings.append(Finding("legend-unknown", at, details, Severity.WARNING))
            continue
        said = symbols.setdefault(legend.sign, legend.symbol)
        others = (column.symbols.get(legend.sign) for column in layout.columns)
        if any(_differ(other, legend.symbol) for other in (said, *others) if other is not None):
            findings.append(Finding("legend-disagrees", at, details))
    if not layout.legend:
        return layout, findings

    def told(column: Column) -> Column:
        return replace(column, symbols={**symbols, **column.symbols})

    return replace(layout, columns=tuple(map(told, layout.columns))), findings


def _differ(one: Symbol, other: Symbol) -> bool:
    """Whether two symbols stand for different things; the words may be others."""
    return not (one.error or other.error) and (one.value, one.status) != (other.value, other.status)


def _legends(sheet: Sheet, body: Body, statuses: CodeList) -> Iterator[tuple[int, int, Legend]]:
    for row in range(1, len(sheet.rows) + 1):
        if not body.first <= row < body.end:
            for column, cell in sheet.row(row):
                for legend in read_legend(cell_text(cell), statuses):
                    yield row, column, legend
