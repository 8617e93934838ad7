"""Values and rows as JSON text, the same in every format made of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from aoimori.core.schema import Field

Form = Callable[[str], str]


def quoted(text: str) -> str:
    """A text as a JSON string; only what must be is escaped."""
    return json.dumps(text, ensure_ascii=False)


def typed(field: Field) -> Form:
    """From canonical text to a JSON value: a canonical number is a JSON number as it stands, and
    so keeps the digits it was written with."""
    match field.type:
        case "integer" | "number":
            return str
        case "year":
            return lambda text: str(int(text))  # JSON numbers have no leading zeros
        case "boolean":
            return lambda text: "true" if field.cast(text) else "false"
        case _:
            return quoted


class Rows:
    """Writes records as JSON objects, a member for every field (``null`` for no value)."""

    def __init__(self, fields: Sequence[Field], form: Callable[[Field], Form]) -> None:
        self._members = [(quoted(field.name), form(field)) for field in fields]

    def members(self, record: Sequence[str | None]) -> str:
        """The members of one record, without the braces."""
        return ", ".join(
            f"{key}: {'null' if text is None else form(text)}"
            for (key, form), text in zip(self._members, record, strict=True)
        )


def write_array(stream: BinaryIO, objects: Iterable[str], end: str = "\n") -> None:
    """An array with an object a line, so that two versions can be compared line by line."""
    separator = b"[\n"
    for text in objects:
        stream.write(separator + text.encode())
        separator = b",\n"
    stream.write(("\n]" if separator == b",\n" else "[]").encode() + end.encode())
