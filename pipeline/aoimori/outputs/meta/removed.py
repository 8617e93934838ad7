"""``api/v1/removed.json``: what was published and is no more, so that programs which harvest can
tell what is gone from what is missing."""

from __future__ import annotations

import json
from collections.abc import Sequence

from aoimori.core.catalog import Catalog
from aoimori.core.identity import Addresses, release_page
from aoimori.core.release import WithdrawnRelease


def removed(catalog: Catalog, withdrawn: Sequence[WithdrawnRelease]) -> bytes:
    """Every withdrawn release by its id: its page, since when, why, what to use instead."""
    addresses = Addresses(catalog.base_url)
    told = {}
    for gone in withdrawn:
        year, withdrawal = gone.release.year.year, gone.lock.withdrawn
        assert withdrawal is not None
        successor = withdrawal.successor
        told[gone.id] = {
            "dataset": addresses.dataset(gone.dataset.id, year),
            "page": addresses.absolute(release_page(gone.dataset.id, year)),
            "version": gone.lock.version,
            "withdrawn": withdrawal.day.isoformat(),
            "reason": withdrawal.reason,
            "successor": addresses.absolute(f"datasets/{successor}/") if successor else None,
        }
    data = {"removed": dict(sorted(told.items()))}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
