"""Work that makes millions of plain values, without the search for circles among them."""

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
