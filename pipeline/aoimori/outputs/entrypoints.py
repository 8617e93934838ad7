"""What other installed packages hang up in our registries, found by their entry points."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, TypeVar

from aoimori.core.findings import Finding, Stop
from aoimori.core.registry import Registry

T = TypeVar("T")


class Form(Protocol):
    """What tells formats apart: their names, and the extensions of their files."""

    @property
    def name(self) -> str: ...

    @property
    def extension(self) -> str: ...


def extend(registry: Registry[T], group: str, kind: type[T], form_of: Callable[[T], Form]) -> None:
    """Hang up what the entry points of a group offer, in the order of their names.

    Raises :class:`Stop` with a finding for each that cannot be used: ``plugin-broken``,
    ``plugin-kind``, ``plugin-taken`` (a name or an extension another format has). Then none is
    hung up.
    """
    forms = [form_of(thing) for _, thing in registry]
    taken = {_folded(word): form.name for form in forms for word in (form.name, form.extension)}
    found: list[T] = []
    findings: list[Finding] = []
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        thing = _load(point, kind)
        if isinstance(thing, Finding):
            findings.append(thing)
            continue
        form = form_of(thing)
        words = (form.name, form.extension)
        findings += [
            _finding("plugin-taken", point, word=word, other=taken[_folded(word)])
            for word in words
            if _folded(word) in taken
        ]
        taken |= {_folded(word): form.name for word in words}
        found.append(thing)
    if findings:
        raise Stop(*findings)
    for thing in found:
        registry.add(form_of(thing).name, thing)


def _load(point: EntryPoint, kind: type[T]) -> T | Finding:
    try:
        thing = point.load()
    except Exception as error:  # whatever another package does when it is imported
        problem = f"{type(error).__name__}: {error}"
        return _finding("plugin-broken", point, problem=problem)
    if not isinstance(thing, kind):
        return _finding("plugin-kind", point, kind=kind.__name__, group=point.group)
    return thing


def _finding(check: str, point: EntryPoint, **details: str) -> Finding:
    return Finding(check, details={"plugin": point.name, "value": point.value, **details})


def _folded(word: str) -> str:
    """Names and extensions that differ in case alone would be one file on some systems."""
    return word.casefold()
