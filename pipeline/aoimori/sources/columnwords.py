"""The words of one column of a layout, and where its values come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from aoimori.core.codes import STATUSES, CodeList
from aoimori.core.layout import (
    Column,
    Counted,
    Extract,
    Header,
    Inside,
    Label,
    Origin,
    Parent,
    Stated,
    Symbol,
)
from aoimori.core.reading import ReadingContext, default_reading, read_value
from aoimori.core.schema import Field
from aoimori.core.steps import Unreadable

# The words that say where a value comes from, and those that belong to one of them.
ORIGINS = ("from", "beside", "below", "inside", "value", "ordinal")
_OF_ORIGIN = ("nth", "of", "child")


def merge_column(base: Any, patch: Any) -> dict[str, Any]:
    """A column's words with what a year says differently; a bare text is its header.

    A year that says where its values come from says all of that, one that says what the column
    is like says everything. A word that is taken away stays as ``None`` (see :func:`follow`).
    """
    before, after = _words(base), _words(patch)
    if "like" in after:
        before = {}
    if any(word in after for word in ORIGINS):
        before = {k: v for k, v in before.items() if k not in (*ORIGINS, *_OF_ORIGIN)}
    return {**before, **after}


def follow(columns: Mapping[str, Any], name: str, seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """A column's words with those of the field it is ``like``, without those taken away.

    Raises ``ValueError`` for a field that is not there, or a circle.
    """
    own = dict(columns[name])
    other = own.pop("like", None)
    if other is not None:
        if other in (*seen, name) or other not in columns:
            raise ValueError(f"like: {other}")
        own = merge_column(follow(columns, other, (*seen, name)), own)
    return {word: said for word, said in own.items() if said is not None or word == "default"}


def _words(data: Any) -> dict[str, Any]:
    return {"from": data} if isinstance(data, str) else dict(data or {})


def column_problem(words: Mapping[str, Any]) -> str:
    """What is wrong with the origin of a column; empty if nothing is."""
    told = [word for word in ORIGINS if word in words]
    if len(told) != 1:
        return f"{' + '.join(told) or '―'} ({' | '.join(ORIGINS)})"
    parent = words.get("ordinal") == "parent"
    if parent != ("of" in words and "child" in words):
        return "ordinal: parent + of + child"
    return "" if "nth" not in words or "from" in words else "nth + from"


def build_column(
    name: str,
    words: Mapping[str, Any],
    field: Field | None,
    symbols: Mapping[str, Any],
    patterns: Mapping[str, str],
) -> Column:
    """The noun of one column. ``symbols`` and ``patterns`` are those of the whole layout."""
    origin = _origin(words)
    read = words.get("read") or (_default(field, words) if field else "text")
    extract = _extract(words.get("extract"), patterns)
    if extract is None and isinstance(origin, Inside) and re.compile(origin.pattern).groups:
        extract = Extract(origin.pattern)
    signs = {**symbols, **words.get("symbols", {})}
    return Column(
        name=name,
        origin=origin,
        read=read,
        fill=_FILLS[words.get("fill", False)],
        split=words.get("split", ""),
        clean=tuple(words.get("clean", ())),
        symbols={sign: _symbol(said) for sign, said in signs.items()},
        extract=extract,
        aliases=words.get("aliases", {}),
        map=words.get("map", {}),
        has_default="default" in words,
        default=words.get("default"),
        units=tuple(words.get("units", ())),
        codes=words.get("codes", ""),
        give=words.get("give", "code"),
        era_strict=words.get("era") == "strict",
        assume=words.get("assume"),
        aside=words.get("aside", False),
    )


_FILLS: Mapping[Any, Literal["", "above", "merged"]] = {
    False: "",
    True: "above",
    "merged": "merged",
}


def _default(field: Field, words: Mapping[str, Any]) -> str:
    return "code" if "codes" in words else default_reading(field)


def _origin(words: Mapping[str, Any]) -> Origin:
    match next(word for word in ORIGINS if word in words):
        case "from":
            return Header(words["from"], words.get("nth", 0))
        case "beside":
            return Label(several(words["beside"]), "right")
        case "below":
            return Label(several(words["below"]), "below")
        case "inside":
            return Inside(words["inside"])
        case "value":
            return Stated(words["value"])
        case _:
            if words["ordinal"] == "parent":
                return Parent(words["of"], words["child"])
            return Counted(words["ordinal"])


def _extract(data: Any, patterns: Mapping[str, str]) -> Extract | None:
    if data is None:
        return None
    if isinstance(data, str):
        return Extract(data)
    pattern = data.get("pattern") or patterns[data["named"]]
    groups = tuple(str(group) for group in data.get("groups", ()))
    return Extract(pattern, groups, data.get("join", ";"))


def named_patterns(words: Mapping[str, Any]) -> Iterator[str]:
    """The named patterns a column refers to."""
    extract = words.get("extract")
    if isinstance(extract, Mapping) and "named" in extract:
        yield extract["named"]


def _symbol(data: Mapping[str, Any]) -> Symbol:
    return Symbol(
        value=data.get("as"),
        meaning=data["meaning"],
        status=data.get("status", ""),
        error=data.get("error", False),
    )


def reading_problems(
    column: Column, field: Field | None, codes: Mapping[str, CodeList]
) -> Iterator[str]:
    """What of a column cannot work: code lists, statuses and groups that are not there, a stated
    value that does not read."""
    listed = list(_list_problems(column, field, codes))
    yield from listed or _stated_problems(column, field, codes)
    statuses = codes.get(STATUSES, CodeList(STATUSES, {}))
    for symbol in column.symbols.values():
        if symbol.status and symbol.status not in statuses:
            yield f"status: {symbol.status} ({'・'.join(code.code for code in statuses)})"
    if column.extract is not None:
        pattern = re.compile(column.extract.pattern)
        for group in column.extract.groups:
            known = int(group) <= pattern.groups if group.isdigit() else group in pattern.groupindex
            if not known:
                yield f"groups: {group} ({'・'.join(pattern.groupindex) or pattern.groups})"


def _list_problems(
    column: Column, field: Field | None, codes: Mapping[str, CodeList]
) -> Iterator[str]:
    wanted = column.codes or (field.codes if field else "")
    if column.read == "code":
        if wanted not in codes:
            yield f"read: code; codes: {wanted or '―'} ({'・'.join(codes)})"
        elif column.give not in codes[wanted].columns:
            yield f"give: {column.give} ({'・'.join(sorted(codes[wanted].columns))})"


def _stated_problems(
    column: Column, field: Field | None, codes: Mapping[str, CodeList]
) -> Iterator[str]:
    if isinstance(column.origin, Stated) and field is not None:
        known = codes.get(column.codes or field.codes)
        try:
            read_value(column.origin.text, ReadingContext(column, field, known))
        except Unreadable as error:
            yield f"value: {column.origin.text} ({error.check})"


def several(value: Any) -> tuple[Any, ...]:
    """One or several values as a tuple."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)
