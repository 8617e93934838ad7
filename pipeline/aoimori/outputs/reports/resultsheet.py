"""The XML of the sheet of results: all texts in it, links into the sheets, A4 across."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aoimori.core.opc import MAIN
from aoimori.core.sheet import address, column_letters
from aoimori.outputs.books.book import lines_in
from aoimori.outputs.opc.package import DECLARATION
from aoimori.outputs.opc.xmlbytes import escaped
from aoimori.outputs.reports.results import WIDTHS, ResultCell, Results, Row

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LINE, _TALLEST = 16.0, 409.0  # heights of a row in points: one line of 10 points, Excel's most
_TITLE = 24.0
_A4 = 9


def sheet_xml(results: Results, style: Callable[[str], int]) -> bytes:
    """The part of a sheet; ``style`` tells the number of a style by its name."""
    below = results.header + 1
    last = f"{column_letters(len(WIDTHS))}{len(results.rows)}"
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(WIDTHS, start=1)
    )
    rows = "".join(_row(number, row, style) for number, row in enumerate(results.rows, start=1))
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView showGridLines="0" tabSelected="1" '
        f'workbookViewId="0"><pane ySplit="{results.header}" topLeftCell="A{below}" '
        f'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" '
        f'activeCell="A{below}" sqref="A{below}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE}"/><cols>{columns}</cols>'
        f"<sheetData>{rows}</sheetData>{_links(results)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="{_A4}" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    ).encode()


def _row(number: int, row: Row, style: Callable[[str], int]) -> str:
    cells = "".join(
        _cell(address(number, column), cell, style)
        for column, cell in enumerate(row, start=1)
        if cell.value != "" or cell.style != "plain"
    )
    return f'<row r="{number}" ht="{_height(row)}">{cells}</row>'


def _cell(at: str, cell: ResultCell, style: Callable[[str], int]) -> str:
    opened = f'<c r="{at}" s="{style(cell.style)}"'
    if cell.value == "":
        return f"{opened}/>"
    if isinstance(cell.value, int):
        return f"{opened}><v>{cell.value}</v></c>"
    text = escaped(cell.value)
    return f'{opened} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _height(row: Row) -> float:
    """Excel takes the height that is told, others measure anew what nobody has set by hand; lines
    break only in the list."""
    if row[0].style == "title":
        return _TITLE
    if row[0].style not in ("cell", "head"):
        return _LINE
    lines = (lines_in(cell.value, width) for cell, width in zip(row, WIDTHS, strict=True))
    return min(_LINE * max(lines), _TALLEST)


def _links(results: Results) -> str:
    links = "".join(_link(at, target) for at, target in _targets(results))
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _targets(results: Results) -> Iterator[tuple[str, tuple[str, str]]]:
    for number, row in enumerate(results.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell.target is not None:
                yield address(number, column), cell.target


def _link(at: str, target: tuple[str, str]) -> str:
    sheet, cell = target
    quoted = sheet.replace("'", "''")
    place = escaped(f"'{quoted}'!{cell}")
    return f'<hyperlink ref="{at}" location="{place}" display="{escaped(cell)}"/>'
