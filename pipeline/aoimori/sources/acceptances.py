"""``accepts`` of a ``dataset.yaml``: what an office decided to publish all the same, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.core.acceptance import Acceptance, may_be_accepted
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema
from aoimori.sources.schemas import localized, unknown_reference
from aoimori.sources.yamlfile import YamlFile


def read_acceptances(
    items: Sequence[Mapping[str, Any]],
    file: YamlFile,
    at: tuple[str | int, ...],
    offices: Mapping[str, Localized],
    schemas: Sequence[TableSchema],
) -> tuple[Acceptance, ...]:
    """The acceptances at a place; ``offices`` are the publishers by their ids. Raises
    :class:`Stop` with everything that is wrong with them: a check that may not be accepted, an
    office or field that is not there, nothing that says what exactly is accepted."""
    findings: list[Finding] = []
    accepts: list[Acceptance] = []
    for index, item in enumerate(items):
        accept = _acceptance(item, offices)
        accepts.append(accept)
        findings += _check(accept, file.place(*at, index), offices, schemas)
    if findings:
        raise Stop(*findings)
    return tuple(accepts)


def _acceptance(item: Mapping[str, Any], offices: Mapping[str, Localized]) -> Acceptance:
    reason, cells = item["reason"], item.get("cells", ())
    slug = item["decided_by"]
    return Acceptance(
        check=item["check"],
        reason=Localized(reason) if isinstance(reason, str) else localized(reason),
        decided_by=slug,
        office=offices.get(slug, Localized(slug)),
        file=item.get("file", ""),
        sheet=item.get("sheet", ""),
        cells=(cells,) if isinstance(cells, str) else tuple(cells),
        value=str(item.get("value", "")),
        fields=tuple(item.get("fields", ())),
    )


def _check(
    accept: Acceptance,
    place: Place,
    offices: Mapping[str, Localized],
    schemas: Sequence[TableSchema],
) -> Iterator[Finding]:
    if accept.check not in may_be_accepted():
        yield unknown_reference("check", accept.check, may_be_accepted(), place)
    if accept.decided_by not in offices:
        yield unknown_reference("publisher", accept.decided_by, list(offices), place)
    names = list(dict.fromkeys(name for schema in schemas for name in schema.names))
    for name in accept.fields:
        if name not in names:
            yield unknown_reference("field", name, names, place)
    if words := accept.unnamed():
        details = {"check": accept.check, "words": "・".join(words)}
        yield Finding("accept-unnamed", place, details)
