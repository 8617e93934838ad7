"""One value in one cell: several values in a cell, and one value over several cells: L1-07."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from aoimori.checks.rules.looked import RULES, Looked, finding, judged, shorten, together
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.sheet import cell_text
from aoimori.core.text import narrow_digits, trim

_TWO_NUMBERS = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*\s*[（(]\s*[0-9０-９][0-9０-９,，.．%％]*\s*[）)]"
)
_NUMBER_LIST = re.compile(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
    r"(?:\s*(?:[,，／/]\s+|[、・]\s*)[0-9０-９]+(?:[.．][0-9０-９]+)?)+"
)
# Columns that speak of values: which there may be, what they mean.
TELLS_VALUES = re.compile(r"取りうる値|選択肢|許容値|説明|凡例")
_BULLET = re.compile(r"^\s*[・○●◯◎■□▪*＊-]\s*\S")


@RULES.register("L1-07")
def multi_value_cell(looked: Looked) -> RuleResult:
    """12(3), 10, 20, several lines or bullets in one cell; a telephone number, a postal code, a
    day over several columns."""
    columns = (column for column in looked.table.columns if not TELLS_VALUES.search(column.name))
    hits = ((column, looked.where(column, has_several_values)) for column in columns)
    return judged("L1-07", (*together(looked, "multi-value-cell", hits), *_parted(looked)))


def has_several_values(text: str) -> bool:
    """Whether a text holds several values."""
    if _TWO_NUMBERS.fullmatch(trim(text)) or _NUMBER_LIST.fullmatch(trim(text)):
        return True
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    return len(lines) > 1 and (sum(map(bool, map(_BULLET.match, lines))) > 1 or len(lines) > 2)


def _parted(looked: Looked) -> Iterator[Finding]:
    for columns in (*_sharing(looked.table.columns), *_exchanges(looked.table.columns)):
        form = _form_of(columns)
        rows = _rows(looked, columns)
        if form is None or not rows:
            continue
        whole = [row for row, parts in rows.items() if form.fullmatch(" ".join(parts))]
        if len(whole) * 5 < len(rows) * 4:  # as few as are no kind of a column, either
            continue
        yield finding(
            looked,
            "value-in-columns",
            [(row, column.column) for row in rows for column in columns],
            value=shorten(" ".join(rows[whole[0]])),
            column=columns[0].levels[0] or columns[0].name,
            count=str(len(columns)),
        )


def _sharing(columns: Sequence[FoundColumn]) -> Iterator[list[FoundColumn]]:
    """Columns side by side under one header: merged over them, or over the first of them."""
    group: list[FoundColumn] = []
    for column in columns:
        if group and (not column.name or column.levels[0] == group[0].levels[0] != ""):
            group.append(column)
            continue
        if len(group) > 1:
            yield group
        group = [column] if column.name else []
    if len(group) > 1:
        yield group


def _exchanges(columns: Sequence[FoundColumn]) -> Iterator[list[FoundColumn]]:
    """市外局番 with 市内局番 and the number behind it."""
    for at, (first, second) in enumerate(pairwise(columns)):
        if "市外局番" in first.name and "局番" in second.name:
            behind = [c for c in columns[at + 2 : at + 3] if c.name.endswith("番号")]
            yield [first, second, *behind]


_SEPARATOR = re.compile(r"[-－ー―‐–（()）〒./・年月日\s]+")


def _rows(looked: Looked, columns: Sequence[FoundColumn]) -> Mapping[int, list[str]]:
    """The parts of the value in each row in which several of the columns are filled, without the
    signs between them."""
    rows: dict[int, list[str]] = {}
    for column in columns:
        for row, cell in looked.cells(column):
            text = _SEPARATOR.sub("", narrow_digits(cell_text(cell)))
            rows.setdefault(row, []).extend([text] if text else [])
    return {row: parts for row, parts in rows.items() if len(parts) > 1}


# A number loses its leading zeros: 017 734 0111 is 17 734 111.
_TELEPHONE = re.compile(r"[0-9]{1,5}(?: [0-9]{1,4})? [0-9]{3,4}")
_POSTAL = re.compile(r"[0-9]{2,3} [0-9]{1,4}")
_ERA = "(?:明治|大正|昭和|平成|令和|[MTSHR]|西暦)"
_DAY = re.compile(
    rf"(?:{_ERA} ?)?(?:[0-9]{{1,2}}|元|(?:18|19|20)[0-9]{{2}}) (?:0?[1-9]|1[0-2])"
    r"(?: (?:0?[1-9]|[12][0-9]|3[01]))?"
)
_FORMS = (
    (re.compile(r"電話|TEL|FAX|ファ[ック]クス|携帯|局番", re.IGNORECASE), _TELEPHONE),
    (re.compile(r"郵便|〒"), _POSTAL),
    (re.compile(r"年月|(?<!曜)日$|日付|期日"), _DAY),
)


def _form_of(columns: Sequence[FoundColumn]) -> re.Pattern[str] | None:
    """What the parts make together, by the header they share; ``None`` for nothing that is one."""
    below = [column.levels[-1] for column in columns if len(column.levels) > 1]
    if "".join(below) in ("年月日", "年月", "元号年月日"):
        return _DAY
    if len(set(filter(None, below))) > 1:
        return None  # names of their own: 代表, FAX
    header = columns[0].levels[0]
    return next((form for words, form in _FORMS if words.search(header)), None)
