"""Values of coded fields are codes of their list."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.registry import CheckedRelease, any_field, register
from aoimori.core.findings import Finding


@register("codes", any_field(lambda field: field.codes))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``unknown-code`` for every value that its code list does not have."""
    for table in release.tables.values():
        for field in table.schema.fields:
            if not field.codes:
                continue
            codes = release.codes[field.codes]
            for position, text in enumerate(table.texts(field.name)):
                if text is not None and text not in codes:
                    details = {"value": text, "list": field.codes}
                    yield release.finding("unknown-code", table, position, field.name, details)
