"""A code and the name beside it mean the same entry of the code list; else one of them is wrong.

Which one is told by the other rows: a code or a name that also stands in a row where both agree
belongs there, and has slipped in here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aoimori.checks.registry import CheckedRelease, any_field, register
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding
from aoimori.core.schema import Field, Labels
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A row whose code and label do not mean the same; ``wrong`` is the field that has slipped,
    empty where the other rows do not tell. ``expected`` is what the code's entry says, one of
    ``distinct`` values that the list has there."""

    position: int
    code: str
    label: str
    wrong: str
    expected: str
    distinct: int

    @property
    def suspects(self) -> tuple[str, ...]:
        """The fields that may be wrong."""
        return (self.wrong,) if self.wrong else (self.code, self.label)


@register("labels", any_field(lambda field: field.labels))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``label-disagrees`` at the wrong one of a code and its label, at the label if both may be.

    A row is told once, however many labels disagree with its code: by one that tells which is
    wrong, else by the one that says most (a name more than a county).
    """
    for table in release.tables.values():
        rows: dict[tuple[int, str], list[Disagreement]] = {}
        for one in disagreements(release, table):
            rows.setdefault((one.position, one.code), []).append(one)
        for found in rows.values():
            told = max(found, key=lambda one: (one.wrong == one.code, one.wrong, one.distinct))
            yield _finding(release, table, told)


def disagreements(release: CheckedRelease, table: Table) -> Iterator[Disagreement]:
    """Every row in which a code and a label of it, both there, mean different entries."""
    for field in table.schema.fields:
        if field.labels is not None:
            codes = release.codes[table.schema.by_name[field.labels.field].codes]
            yield from _of_label(release, table, field, field.labels, codes)


def _of_label(
    release: CheckedRelease, table: Table, field: Field, labels: Labels, codes: CodeList
) -> Iterator[Disagreement]:
    says = {code.code: code.column(labels.column) for code in codes}
    bearers = Counter(text for text in says.values() if text)
    pairs = list(zip(table.texts(labels.field), table.texts(field.name), strict=True))
    if all(label is None for _, label in pairs):
        return  # The sheet does not hold it.
    settled = {code for code, label in pairs if label is not None and says.get(code or "") == label}
    # A name that several codes bear (a county) does not tell which of them is meant.
    settled_names = {text for code in settled if (text := says[code or ""]) and bearers[text] == 1}
    unread = release.unread_in(table, field.name)
    for position, (code, label) in enumerate(pairs):
        if code not in says or position in unread or says[code] == label:
            continue
        is_slip = label is None or label in settled_names
        wrong = labels.field if code in settled and label else field.name if is_slip else ""
        expected = says[code] or "―"
        yield Disagreement(position, labels.field, field.name, wrong, expected, len(bearers))


def _finding(release: CheckedRelease, table: Table, found: Disagreement) -> Finding:
    cells = {
        name: table.place(found.position, name)[2] or "―" for name in (found.code, found.label)
    }
    details = {
        "code": table.value(found.position, found.code) or "",
        "label": table.value(found.position, found.label) or "―",
        "expected": found.expected,
        "code_cell": cells[found.code],
        "label_cell": cells[found.label],
        "wrong": " / ".join(cells[name] for name in found.suspects),
        "list": table.schema.by_name[found.code].codes,
    }
    name = found.wrong or found.label
    return release.finding("label-disagrees", table, found.position, name, details)
