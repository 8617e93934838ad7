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
    """Hang up what the entry points of a group offer, by the names of their formats and in that
    order.

    Raises :class:`Stop` with a finding for each that cannot be used: ``plugin-broken``,
    ``plugin-kind``, ``plugin-taken`` (its name or extension is that of another format, whatever
    the case of letters). Then none is hung up.
    """
    forms = [form_of(thing) for _, thing in registry]
    taken = {word: form.name for form in forms for word in _words(form)}
    found: dict[str, T] = {}
    findings: list[Finding] = []
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        try:
            thing = _load(point, kind)
        except Stop as stop:
            findings += stop.findings
            continue
        form = form_of(thing)
        for word in _words(form):
            if word in taken:
                findings.append(_finding("plugin-taken", point, word=word, other=taken[word]))
            taken.setdefault(word, form.name)
        found[form.name] = thing
    if findings:
        raise Stop(*findings)
    for name in sorted(found):
        registry.add(name, found[name])


def _words(form: Form) -> tuple[str, ...]:
    """What no two formats may share: files are told apart by it, also on disks that fold case."""
    return tuple({word.casefold(): None for word in (form.name, form.extension)})


def _load(point: EntryPoint, kind: type[T]) -> T:
    """Raises :class:`Stop`: ``plugin-broken``, ``plugin-kind``."""
    try:
        thing = point.load()
    except Exception as error:  # whatever another package does while it is imported
        problem = f"{type(error).__name__}: {error}"
        raise Stop(_finding("plugin-broken", point, problem=problem)) from error
    if not isinstance(thing, kind):
        raise Stop(_finding("plugin-kind", point, value=point.value, kind=kind.__name__))
    return thing


def _finding(check: str, point: EntryPoint, **details: str) -> Finding:
    package = point.dist.name if point.dist else "–"
    return Finding(check, details={"package": package, "name": point.name, **details})
