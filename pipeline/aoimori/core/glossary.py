"""What people read beside the values of a table: it stands in some of its files, and says what
the values mean."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from aoimori.core.codes import CodeList
from aoimori.core.localized import Localized
from aoimori.core.table import Table


def glossary_digest(title: Localized, table: Table, codes: Mapping[str, CodeList]) -> str:
    """sha256 of the titles, units and descriptions of a table and its fields, of which fields are
    coordinates, and of the names of the codes that occur."""
    schema = table.published_schema
    told = (
        title,
        [(field.name, field.title, field.unit, field.description) for field in schema.fields],
        schema.coordinates,
        [
            (field.name, code.code, code.name)
            for field in schema.fields
            if field.codes
            for used in (set(table.texts(field.name)),)
            for code in codes[field.codes]
            if code.code in used
        ],
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()
