"""The rule about numbers that are text: L2-01."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from aoimori.checks.rules.looked import RULES, Looked, finding, judged, quoted, together
from aoimori.checks.rules.onevalue import has_several_values
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.recognise import is_sign, number_form
from aoimori.core.text import narrow_digits, trim
from aoimori.core.units import factor


@RULES.register("L2-01")
def number_as_text(looked: Looked) -> RuleResult:
    """Columns of numbers: values with commas, units, notes, full-width digits; words."""
    return judged("L2-01", _texts_in_numbers(looked))


def _texts_in_numbers(looked: Looked) -> Iterator[Finding]:
    columns = [column for column in looked.table.columns if _holds_numbers(looked, column)]
    other = {column.column: _of_other_units(looked, column) for column in columns}
    for column in columns:
        yield from _other_units(looked, column, other[column.column])
    tests: dict[str, Callable[[str], bool]] = {
        "number-marked": is_marked,
        "number-as-text": is_word,
    }
    if not looked.is_text_file:
        tests["number-stored-as-text"] = is_plain
    for code, test in tests.items():
        hits = ((c, _but(looked.where(c, test), other[c.column])) for c in columns)
        yield from together(looked, code, hits)
    for column in columns:
        name = f"{column.name}{'階級' if _AGE.search(column.name) else '区分'}"
        for told in together(looked, "number-is-class", [(column, looked.where(column, is_class))]):
            yield replace(told, details={**told.details, "expected": name})


def _but(texts: Mapping[str, list[int]], told: Mapping[str, str]) -> dict[str, list[int]]:
    return {text: rows for text, rows in texts.items() if text not in told}


def _of_other_units(looked: Looked, column: FoundColumn) -> dict[str, str]:
    """The texts whose unit makes another number of them in the unit of the column, with that
    number: 12087 for 12,087,000円 among 千円."""
    found: dict[str, str] = {}
    for text in looked.texts(column) if column.unit else ():
        form = number_form(text)
        times = factor(form.unit, column.unit) if form is not None and form.unit else None
        if form is not None and times is not None and times != 1:
            number = Decimal(form.value) * times.numerator / times.denominator
            found[text] = f"{number.normalize():f}"
    return found


def _other_units(looked: Looked, column: FoundColumn, told: dict[str, str]) -> Iterator[Finding]:
    if not told:
        return
    texts = looked.texts(column)
    form = number_form(next(iter(told)))
    cells = [(row, column.column) for text in told for row in texts[text]]
    yield finding(
        looked,
        "number-of-other-unit",
        cells,
        **quoted(told),
        column=column.name or "―",
        unit=column.unit,
        found=form.unit if form is not None else "",
        expected=next(iter(told.values())),
        count=str(len(cells)),
    )


# A number and what is counted: 4地域.
_COUNTED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?")
_COUNTER = re.compile(r"[^\W0-9_]{1,6}")
_CLASS = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[^\W0-9_]{0,4}?(?:以上|以下|未満|超|以降|以前)"
    r"|[0-9]+[^\W0-9_]{0,4}\s*[～〜~]\s*(?:[0-9]+[^\W0-9_]{0,4})?"
)
_AGE = re.compile("年齢|歳")


def is_marked(text: str) -> bool:
    """Whether a text is a number with more than its digits: 1,234 ▲5 12人 4地域."""
    form = number_form(text)
    if form is not None:
        return bool(form.marks)
    plain = narrow_digits(trim(text))
    number = _COUNTED.match(plain)
    if number is None or is_class(text):
        return False
    return _COUNTER.fullmatch(plain, number.end()) is not None


def is_class(text: str) -> bool:
    """Whether a text names a class of numbers: 100歳以上, 5～9."""
    return _CLASS.fullmatch(narrow_digits(trim(text))) is not None


def is_plain(text: str) -> bool:
    """Whether a text is nothing but a number."""
    form = number_form(text)
    return form is not None and not form.marks


def is_word(text: str) -> bool:
    """Whether a text is neither a number nor a sign, nor told by another finding or rule."""
    if number_form(text) is not None or is_sign(text) or trim(text) == "":
        return False
    return not (is_marked(text) or is_class(text) or has_several_values(text))


def _holds_numbers(looked: Looked, column: FoundColumn) -> bool:
    if column.kind in ("integer", "number"):
        return True
    return column.kind == "mixed" and _mostly_numbers(looked, column)


def _mostly_numbers(looked: Looked, column: FoundColumn) -> bool:
    cells = [cell for _, cell in looked.cells(column)]
    numbers = sum(
        isinstance(c, int | float) or (type(c) is str and number_form(c) is not None) for c in cells
    )
    return numbers * 2 > len(cells)
