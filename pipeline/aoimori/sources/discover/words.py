"""Words that name columns, and words that title a table: what a row of values has not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aoimori.core.recognise import is_note
from aoimori.core.rowkinds import is_data
from aoimori.core.sheet import Sheet, cell_text
from aoimori.core.text import drop_spaces
from aoimori.sources.discover.rows import Span, filled

# Endings of headers. 課 and 所 are none: 総務課 and 本庁舎 are values.
_HEADER = re.compile(
    r".{0,20}(?:名|名称|氏名|住所|所在地|番地|番号|電話|連絡先|問い?合わ?せ先?|備考|摘要|区分|種別"
    r"|分類|分野|項目|内容|概要|コード|年月日|日付|期日|期間|時間|時刻|曜日|場所|会場|対象者?|定員|料金|費用|金額|面積"
    r"|人数|件数|所属|役職|職名|担当(?:課|者|部署)?|所管(?:課)?|目的|根拠|種類|用途|方法|理由|頻度|回数"
    r"|メール|アドレス|ふりがな|フリガナ|カナ|URL|FAX|TEL|No\.?|№|ID)(?:[（(][^（()）]*[）)])?"
    r"|課|係|部|年|月|日",
    re.IGNORECASE,
)
# Headers over the names of what the rows are about.
_NAMES = re.compile(
    r".{0,12}(?:名|名称|氏名|No\.?|№|団体|学校|施設|路線)|課|部署?|係|番号|項番|連番|ID",
    re.IGNORECASE,
)
# The same of what only belongs to it: the office in charge, where it is, how it is called.
_BESIDE = re.compile(
    r"管理|担当|所管|代表|責任|設置|運営|所有|作成|受託|委託|施工|都道府県|市区?町村|郡|地区|町字|通称|別名|英"
)
# An office is in charge of several rows; where each has another, the offices are the rows.
_OFFICE = re.compile(r"(?:担当|所管)(?:課|部署?|室|係)")
_SEVERAL = 5
_TITLE = re.compile(r"一覧|名簿|表$|リスト|内訳|状況|目録")
_OTHERWISE = re.compile(r"単位|現在$|[0-9０-９]年")


def is_header_word(text: str) -> bool:
    """Whether a text is usual as the header of a column: 住所, 電話番号, 担当課."""
    return _HEADER.fullmatch(drop_spaces(text)) is not None


def names_rows(header: str, count: int) -> bool:
    """Whether a column that says something else in each of so many rows names, by its header, the
    rows of a table of its own: 施設名, 課名, No."""
    name = drop_spaces(header)
    if count >= _SEVERAL and _OFFICE.fullmatch(name):
        return True
    return _NAMES.fullmatch(name) is not None and _BESIDE.search(name) is None


def names_columns(sheet: Sheet, row: int, below: Sequence[int], span: Span) -> bool:
    """Whether a row consists of headers for the most part, and those below do not."""
    own = [cell_text(sheet.cell(row, column)) for column in filled(sheet, row, span)]
    words = sum(map(is_header_word, own))
    if words < 2 or words * 2 < len(own) or len(set(own)) < len(own):
        return False
    return bool(below) and not any(_is_header_row(sheet, other, span) for other in below)


def _is_header_row(sheet: Sheet, row: int, span: Span) -> bool:
    own = [cell_text(sheet.cell(row, column)) for column in filled(sheet, row, span)]
    return sum(map(is_header_word, own)) * 2 >= len(own)


def title_of(sheet: Sheet, row: int, span: Span) -> str:
    """The one text of a row, at the left end, that may be the title of what is below it; empty if
    there is none, or if it may be the upper level of a header that is merged over its columns."""
    if filled(sheet, row, span) != [span.left]:
        return ""
    cell = sheet.cell(row, span.left)
    text = drop_spaces(cell_text(cell))
    if is_data(cell) or is_note(text) or _OTHERWISE.search(text):
        return ""
    is_merged = sheet.anchor(row, span.right) == (row, span.left)
    return "" if is_merged and not _TITLE.search(text) else text
