"""The numbers of a table whose rows are about one thing each: a municipality, a school district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aoimori.core.schema import Field
from aoimori.core.table import Table

# There are 1,741 municipalities and 47 prefectures; a table of more rows is about smaller things.
_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Keyed:
    """The numbers of a table by the codes that are its key: by field, the canonical text of each
    code; rows without a value are left out. ``codes`` names the code list, ``time`` is the year or
    day that they are of, where the key has one too (the newest is taken), ``days`` are the fields
    of days that say the same in all of these rows."""

    codes: str = ""
    numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    time: str = ""
    days: Mapping[str, str] = field(default_factory=dict)

    @property
    def told_of(self) -> frozenset[str]:
        """Every code that there is a number of."""
        return frozenset(code for texts in self.numbers.values() for code in texts)


def is_amount(field: Field) -> bool:
    """Whether a field says how much of something there is: a number with a unit, not a year."""
    return field.type in ("integer", "number") and field.unit is not None


def keyed_of(table: Table) -> Keyed:
    """What a table says of each code; nothing unless its key is a code, or a code and a time."""
    schema = table.schema
    key = [schema.by_name[name] for name in schema.primary_key]
    codes = [each for each in key if each.codes]
    times = [each for each in key if not each.codes and each.type in ("year", "date")]
    if len(codes) != 1 or len(times) > 1 or len(codes) + len(times) != len(key):
        return Keyed()
    rows, newest = list(enumerate(table.texts(codes[0].name))), ""
    if times:
        of_row = table.texts(times[0].name)
        newest = max((text for text in of_row if text is not None), default="")
        rows = [(row, code) for row, code in rows if of_row[row] == newest]
    if len(rows) > _ROWS:
        return Keyed()
    numbers = {}
    for each in filter(is_amount, schema.fields):
        texts = table.texts(each.name)
        told = ((code, texts[row]) for row, code in rows)
        numbers[each.name] = {c: text for c, text in told if c is not None and text is not None}
    return Keyed(codes[0].codes, numbers, newest, _days(table, [row for row, _ in rows]))


def _days(table: Table, rows: Sequence[int]) -> dict[str, str]:
    found = {}
    for each in table.schema.fields:
        if each.type == "date" and rows:
            texts = table.texts(each.name)
            first, *others = {texts[row] for row in rows}
            if first is not None and not others:
                found[each.name] = first
    return found
