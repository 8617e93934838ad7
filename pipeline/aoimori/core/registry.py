"""Doors: named places where a new check, reader or writer is hung up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """A named collection of one kind of thing; iterates in the order it was hung up in.

    That order is the same in every run: one module hangs up a registry's things, or imports
    those that do, and what other packages bring follows by name.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._things: dict[str, T] = {}

    def add(self, name: str, thing: T) -> T:
        if name in self._things:
            raise ValueError(f"{self.kind} {name!r} is registered twice")
        self._things[name] = thing
        return thing

    def register(self, name: str) -> Callable[[T], T]:
        """A decorator that hangs a thing up under a name."""
        return lambda thing: self.add(name, thing)

    def get(self, name: str) -> T | None:
        return self._things.get(name)

    def names(self) -> tuple[str, ...]:
        return tuple(self._things)

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return iter(self._things.items())
