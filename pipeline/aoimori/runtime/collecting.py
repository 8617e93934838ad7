"""Work beside millions of plain values, without the search for circles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of circular garbage inside: frozen values form no circles, and looking for
    them takes a tenth of the time of reading and examining a large sheet. Memory of what is not
    referred to any more is freed as always."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def set_aside() -> Iterator[None]:
    """What there is already is not searched for circles inside; what is made there is. For work
    that makes circles, as templates do, beside much that has none."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
