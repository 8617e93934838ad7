"""trace: the way of one figure, from the cell of the sheet to the line of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.identity import data_file
from aoimori.core.life import refuse_withdrawn
from aoimori.core.provenance import Provenance
from aoimori.core.schema import Field
from aoimori.core.table import Table
from aoimori.core.text import near
from aoimori.verbs.awaited import awaited
from aoimori.verbs.prepare import lock_path, prepare
from aoimori.verbs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Traced:
    """One value: where it stands in the CSV (address and 1-based line), and its story."""

    dataset: str
    year: int
    table: str
    key: dict[str, str]
    field: Field
    story: Provenance
    file: str
    line: int


def trace(
    workspace: Workspace, dataset_id: str, year: int, table_name: str, key: str, field_name: str
) -> Traced:
    """Follow one value. ``key`` gives the primary key's values in order, parted by commas, or
    as ``field=value``; ``field_name`` may be its Japanese title. Raises :class:`Stop` for
    anything that is not there, or not there once."""
    dataset, release = workspace.release(dataset_id, year)
    names = [definition.name for definition in dataset.tables]
    if table_name not in names:
        raise _unknown("unknown-table", "table", table_name, names)
    prepared = prepare(workspace.project, workspace.catalog, dataset, release)
    if prepared.is_awaited:
        raise Stop(*awaited(workspace.project, dataset, release, Severity.ERROR))
    if prepared.stopped:
        raise Stop(*prepared.diagnosis.findings)
    place = Place(workspace.project.name(lock_path(workspace.project, dataset, release)))
    refuse_withdrawn(prepared.lock, place, prepared.id)
    table = prepared.tables[table_name]
    titles = {field.title.ja: field for field in table.schema.fields}
    field = table.schema.by_name.get(field_name) or titles.get(field_name)
    if field is None:
        raise _unknown("unknown-field", "field", field_name, (*table.schema.names, *titles))
    wanted = _parse_key(key, table)
    position = _find(wanted, table)
    return Traced(
        dataset=dataset.id,
        year=year,
        table=table_name,
        key=wanted,
        field=field,
        story=table.provenance(position, field.name),
        file=data_file(dataset.id, year, f"{table_name}.csv"),
        line=position + 2,
    )


def _find(wanted: dict[str, str], table: Table) -> int:
    """The one row that has these values."""
    found = table.find(wanted)
    if len(found) == 1:
        return found[0]
    value = ",".join(wanted.values())
    if found:
        key = "・".join(table.schema.primary_key)
        details = {"value": value, "rows": str(len(found)), "key": key}
        raise Stop(Finding("ambiguous-key", details=details))
    columns = [table.texts(name)[:3] for name in wanted]
    first = " / ".join(",".join(text or "" for text in key) for key in zip(*columns, strict=True))
    details = {"key": "・".join(wanted), "value": value, "known": first}
    raise Stop(Finding("unknown-key-value", details=details))


def _unknown(check: str, what: str, name: str, known: Sequence[str]) -> Stop:
    return Stop(Finding(check, details={what: name, "known": near(name, known, most=5)}))


def _parse_key(key: str, table: Table) -> dict[str, str]:
    parts = [part.strip() for part in key.split(",")]
    names = table.schema.primary_key
    if all("=" in part for part in parts):
        given = dict(part.split("=", 1) for part in parts)
        if set(given) <= set(table.schema.names):
            return given
    elif len(parts) == len(names):
        return dict(zip(names, parts, strict=True))
    raise Stop(Finding("bad-key", details={"value": key, "key": "・".join(names)}))
