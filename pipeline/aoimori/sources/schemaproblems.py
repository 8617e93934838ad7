"""What a value that does not keep to a JSON Schema is told as: one function per word of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsonschema

from aoimori.core.findings import Finding, Place
from aoimori.core.text import near

Where = Callable[..., Place]
# How each type looks in YAML, which needs no translation.
_FORMS = {
    "object": "{key: value}",
    "array": "[a, b]",
    "string": '"text"',
    "integer": "123",
    "number": "1.5",
    "boolean": "true/false",
    "null": "null",
}
# How values compare, in signs that need no translation; what the lengths of texts are called.
_SIGNS = {"const": "=", "maximum": "≤", "minimum": "≥"}
_LENGTHS = {"minLength": "least", "maxLength": "most"}


def explain(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    """The findings of an error; ``place`` gives the place of a key by its path."""
    word = str(error.validator)
    if word in _NEEDED and not error.instance:
        yield from _empty(error, place)
    else:
        yield from _EXPLAIN.get(word, _value)(error, place)


def _written(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def _mapping(schema: Any) -> Mapping[str, Any]:
    return schema if isinstance(schema, dict) else {}


def _best(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    """Of several allowed forms, speak about the one that was meant: the deepest mismatch."""
    forms: dict[int, list[jsonschema.ValidationError]] = {}
    for inner in error.context or ():
        forms.setdefault(int(inner.schema_path[0]), []).append(inner)
    right_type = [es for es in forms.values() if not any(_is_top_type(e) for e in es)]
    for inner in min(right_type or list(forms.values()), key=len):
        yield from explain(inner, place)


def _is_top_type(error: jsonschema.ValidationError) -> bool:
    """The form as a whole is of another type: a text where a mapping was meant."""
    return error.validator == "type" and not error.relative_path


def _unknown(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    known = list(_mapping(error.schema).get("properties", {}))
    for word in _mapping(error.instance):
        if word not in known:
            details = {"word": word, "known": near(word, known)}
            yield Finding("unknown-word", place(*error.absolute_path, word), details)


def _missing(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    word = error.message.split("'")[1]
    yield Finding("missing-word", place(*error.absolute_path), {"word": word})


def _missing_any(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    """One of several words has to be there."""
    forms = _mapping(error.schema)["anyOf"]
    words = "・".join(word for form in forms for word in form.get("required", ()))
    yield Finding("missing-any", place(*error.absolute_path), {"words": words})


def _type(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    wanted = error.schema["type"] if isinstance(error.schema, dict) else ""
    kinds = [wanted] if isinstance(wanted, str) else wanted
    # A number that is meant as a text is to be written in quotes.
    examples = _mapping(error.schema).get("examples", ())
    forms = [f'"{text}"' for text in examples] or [_FORMS[kind] for kind in kinds]
    details = {"value": _written(error.instance), "type": "・".join(forms)}
    yield Finding("wrong-type", place(*error.absolute_path), details)


def _pattern(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    path, pattern = tuple(error.absolute_path), _mapping(error.schema)["pattern"]
    if pattern == r"\S":  # a text of spaces alone is none
        yield Finding("missing-word", place(*path[:-1]), {"word": str(path[-1])})
    else:
        form = "・".join(_mapping(error.schema).get("examples", [pattern]))
        details = {"value": _written(error.instance), "form": form}
        yield Finding("wrong-form", place(*path), details)


def _choice(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    known = [str(value) for value in _mapping(error.schema)["enum"]]
    problem = f"{error.instance!r} ({'・'.join(known)})"
    yield Finding("bad-word-value", place(*error.absolute_path), {"problem": problem})


def _length(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    schema, text = _mapping(error.schema), str(error.instance)
    limits = {
        word: f"{schema[name]:,}" if name in schema else "∞" for name, word in _LENGTHS.items()
    }
    details = {"length": f"{len(text):,}", **limits}
    yield Finding("bad-length", place(*error.absolute_path), details)


def _empty(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    path = tuple(error.absolute_path)
    yield Finding("empty-word", place(*path), {"word": str(path[-1]) if path else ""})


def _value(error: jsonschema.ValidationError, place: Where) -> Iterator[Finding]:
    sign = _SIGNS.get(str(error.validator), "")
    limit = f" ({sign} {_written(error.validator_value)})" if sign else ""
    details = {"problem": _written(error.instance) + limit}
    yield Finding("bad-word-value", place(*error.absolute_path), details)


# What a value must not be empty for.
_NEEDED = ("minItems", "minLength", "minProperties")
_EXPLAIN: Mapping[str, Callable[[jsonschema.ValidationError, Where], Iterator[Finding]]] = {
    "oneOf": _best,
    "anyOf": _missing_any,
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "pattern": _pattern,
    "enum": _choice,
    "minLength": _length,
    "maxLength": _length,
}
