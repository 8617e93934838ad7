"""The cells of large tables as markup. A page has hundreds of them, and a template needs several
times as long for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from aoimori.core.localized import Language
from aoimori.core.text import start_of
from aoimori.portal import formats
from aoimori.portal.columns import Column
from aoimori.portal.literals import as_markup, fill, shown
from aoimori.portal.traces import PlainValue, TracedValue, row_anchor
from aoimori.portal.views import TableView

# A text of more characters gets room to wrap; of one of more yet only the start is in a preview.
_LONG, _LONGEST = 24, 1_000


@dataclass(frozen=True, slots=True)
class Cells:
    """The filters for cells in the language of a page. The data are in Japanese."""

    lang: Language

    def previewed(self, table: TableView, trace: str, hint: str, more: str) -> Markup:
        """The rows of a preview. Each leads to where it comes from, below the address ``trace``;
        so does each of its figures, and a text of which there is ``more``, a label with a blank
        for the number of characters. ``hint`` is the id of what says so once. Numbers are told
        from texts by their links: what a page weighs is counted."""
        numbers = range(1, len(table.preview) + 1)
        links = [f"{trace}#{row_anchor(table.name, number)}" for number in numbers]
        heads = [
            f'<tr><th scope="row"><a href="{link}" aria-describedby="{hint}">{number}</a></th>'
            for number, link in zip(numbers, links, strict=True)
        ]
        columns = [
            self._column(column, [row[at] for row in table.preview], links, more)
            for at, column in enumerate(table.shown)
        ]
        rows = zip(heads, *columns, strict=True)
        return as_markup("\n".join("".join(row) + "</tr>" for row in rows))

    def _column(
        self, column: Column, values: Sequence[str | None], links: Sequence[str], more: str
    ) -> Iterator[str]:
        name = column.field.name
        if column.field.is_numeric:
            for value, link in zip(values, links, strict=True):
                if value is None:
                    yield "<td></td>"
                else:
                    yield f'<td><a href="{link}-{name}">{shown(value)}</a></td>'
            return
        for value, link in zip(values, links, strict=True):
            if value is None:
                yield "<td></td>"
            elif len(value) > _LONGEST:
                told = fill(more, count=formats.number(len(value)))
                start = shown(start_of(value, _LONGEST))
                yield f'<td class="long">{start}… <a href="{link}-{name}">{told}</a></td>'
            elif len(value) > _LONG:
                yield f'<td class="long">{shown(value)}</td>'
            else:
                yield f"<td>{shown(value)}</td>"

    def traced(
        self,
        values: Sequence[PlainValue | TracedValue],
        titles: Sequence[Markup],
        plain: str,
        told: Callable[[TracedValue], str],
    ) -> Markup:
        """The rows that tell where values come from. Of most nothing is to be told, which is what
        ``plain`` says; of the others it is what ``told`` makes of it, the cells behind the title
        of the field."""
        rows = []
        cell = "<td>" if self.lang == "ja" else '<td lang="ja">'
        for value, title in zip(values, titles, strict=True):
            head = f'<tr id="{value.anchor}"><th scope="row">{title}</th>'
            if isinstance(value, PlainValue):
                text = f"{cell}{shown(value.value)}</td>"
                rows.append(f"{head}<td>{value.cell}</td>{text}<td>{plain}</td>{text}</tr>")
            else:
                rows.append(f"{head}{told(value)}</tr>")
        return as_markup("\n".join(rows))
