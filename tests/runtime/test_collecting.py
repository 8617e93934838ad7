"""Work without a collector of circles."""

from __future__ import annotations

import gc

import pytest

from aoimori.runtime.collecting import uncollected


def test_the_collector_is_as_it_was() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), uncollected():
        raise ValueError("x")
    assert gc.isenabled()
