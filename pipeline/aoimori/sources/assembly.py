"""Rows that were read are put together: stacked, joined by a key, filtered, sorted.

A field keeps its places and its trail through all of it, so that every value still leads back
to its cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from aoimori.core.provenance import Places, Positions, Trail


@dataclass(frozen=True, slots=True)
class FieldValues:
    """One field as it was read: canonical texts, their places and their trail."""

    values: list[str | None]
    places: Places
    trail: Trail = field(default_factory=Trail)


Rows = Mapping[str, FieldValues]


def size(rows: Rows) -> int:
    """How many rows there are."""
    return len(next(iter(rows.values())).values)


def stack(parts: Sequence[Rows]) -> dict[str, FieldValues]:
    """The rows of several areas, one after the other; a field that one of them lacks is empty
    there."""
    if len(parts) == 1:
        return dict(parts[0])
    joined: dict[tuple[int, ...], Places] = {}
    stacked: dict[str, FieldValues] = {}
    for name in dict.fromkeys(name for part in parts for name in part):
        reads = [part[name] if name in part else empty(part) for part in parts]
        # Fields of one area share their places, and go on sharing them.
        key = tuple(id(read.places) for read in reads)
        if key not in joined:
            joined[key] = _stack_places([read.places for read in reads])
        values = [value for read in reads for value in read.values]
        stacked[name] = FieldValues(values, joined[key], _stack_trails(reads))
    return stacked


def empty(rows: Rows) -> FieldValues:
    """A field that the rows do not hold: no values, no places."""
    any_field = next(iter(rows))
    return pick({any_field: rows[any_field]}, [-1] * size(rows))[any_field]


def _stack_places(parts: Sequence[Places]) -> Places:
    starts = np.cumsum([0, *(len(part.blocks) for part in parts)])
    return Places(
        blocks=tuple(block for part in parts for block in part.blocks),
        block_of=np.concatenate(
            [part.block_of + int(start) for part, start in zip(parts, starts, strict=False)]
        ).astype(np.int16),
        rows=np.concatenate([part.rows for part in parts]),
    )


def _stack_trails(reads: Sequence[FieldValues]) -> Trail:
    starts = np.cumsum([0, *(len(read.values) for read in reads)])
    told = np.cumsum([0, *(len(read.trail.histories) for read in reads)])
    together = list(zip(reads, starts, told, strict=False))
    return Trail(
        np.concatenate([r.trail.positions + int(n) for r, n, _ in together]).astype(np.int32),
        np.concatenate([r.trail.rows for r, _, _ in together]).astype(np.int32),
        np.concatenate([r.trail.which + int(n) for r, _, n in together]).astype(np.int32),
        tuple(history for read in reads for history in read.trail.histories),
    )


def pick(rows: Rows, positions: Sequence[int] | Positions) -> dict[str, FieldValues]:
    """The rows at these positions, in this order; -1 is a row without values or places."""
    wanted = np.asarray(positions, dtype=np.int32)
    picked: dict[int, Places] = {}
    for read in rows.values():
        if id(read.places) not in picked:
            picked[id(read.places)] = _pick_places(read.places, wanted)
    return {
        name: FieldValues(
            [read.values[at] if at >= 0 else None for at in wanted.tolist()],
            picked[id(read.places)],
            _pick_trail(read.trail, wanted),
        )
        for name, read in rows.items()
    }


def _pick_places(places: Places, wanted: npt.NDArray[np.int32]) -> Places:
    there = wanted >= 0
    return Places(
        places.blocks,
        np.where(there, places.block_of[wanted], 0).astype(np.int16),
        np.where(there, places.rows[wanted], 0).astype(np.int32),
    )


def _pick_trail(trail: Trail, wanted: npt.NDArray[np.int32]) -> Trail:
    if not len(trail.positions):
        return trail
    found = np.searchsorted(trail.positions, wanted)
    found = np.minimum(found, len(trail.positions) - 1)
    told = trail.positions[found] == wanted
    return Trail(
        np.flatnonzero(told).astype(np.int32),
        trail.rows[found[told]],
        trail.which[found[told]],
        trail.histories,
    )
