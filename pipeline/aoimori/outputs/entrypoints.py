"""What other installed packages hang up in our registries, found by their entry points."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from importlib.metadata import EntryPoint, entry_points
from typing import ParamSpec, Protocol, TypeVar

from aoimori.core.findings import Finding, Stop
from aoimori.core.registry import Registry
from aoimori.core.text import near
from aoimori.core.vocabularies import EU_TABLES

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")
# It becomes the end of a file's name, and of an address.
# The form of a registered media type (RFC 6838, 4.2), under one of the registries of IANA.
_REGISTRIES = "application audio font image message model multipart text video"
_MEDIA_TYPE = re.compile(rf"({_REGISTRIES.replace(' ', '|')})/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*")
_EXTENSION = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")


class Form(Protocol):
    """What tells formats apart: their names, and the extensions of their files."""

    @property
    def name(self) -> str: ...

    @property
    def extension(self) -> str: ...

    @property
    def media_type(self) -> str: ...


class Guard:
    """Makes calls of what a package brought tell that it was that package which failed."""

    def __init__(self, point: EntryPoint) -> None:
        self.point = point

    def __call__(self, call: Callable[P, R], kind: type[R] | None = None) -> Callable[P, R]:
        """The call, with any exception, or a result that is not of ``kind``, as
        :class:`Stop` (``plugin-failed``)."""

        @wraps(call)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                result = call(*args, **kwargs)
                if kind is not None and not isinstance(result, kind):
                    raise TypeError(f"{type(result).__name__}, not {kind.__name__}")
            except Stop:
                raise
            except Exception as error:  # whatever another package does
                raise _stop("plugin-failed", self.point, problem=_problem(error)) from error
            return result

        return guarded


def extend(
    registry: Registry[T],
    group: str,
    kind: type[T],
    form_of: Callable[[T], Form],
    guarded: Callable[[T, Guard], T] = lambda thing, _: thing,
) -> None:
    """Hang up what the entry points of a group offer, by the names of their formats and in that
    order; ``guarded`` puts the guard around the functions of one.

    Raises :class:`Stop` with a finding for each that cannot be used: ``plugin-broken``,
    ``plugin-kind``, ``plugin-extension``, ``plugin-media-type``, ``plugin-file-type``,
    ``plugin-taken`` (its name or extension is that of
    another format, whatever the case of letters). Then none is hung up.
    """
    forms = [form_of(thing) for _, thing in registry]
    taken = {word: form.name for form in forms for word in _words(form)}
    found: dict[str, T] = {}
    findings: list[Finding] = []
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        try:
            thing = _load(point, kind)
            form = form_of(thing)
            _check(form, point)
        except Stop as stop:
            findings += stop.findings
            continue
        for word in _words(form):
            if word in taken:
                findings.append(_finding("plugin-taken", point, word=word, other=taken[word]))
            taken.setdefault(word, form.name)
        found[form.name] = guarded(thing, Guard(point))
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
    except (Exception, SystemExit) as error:  # whatever it does while it is imported
        raise _stop("plugin-broken", point, problem=_problem(error)) from error
    if not isinstance(thing, kind):
        raise _stop("plugin-kind", point, value=point.value, kind=kind.__name__)
    return thing


def _check(form: Form, point: EntryPoint) -> None:
    """Raises :class:`Stop` for words that cannot stand in an address (``plugin-extension``), or
    would make every dataset of the catalogue invalid (``plugin-media-type``,
    ``plugin-file-type``)."""
    for word, is_fit in (
        (form.extension, lambda word: _EXTENSION.fullmatch(word)),
        (form.name, str.strip),
    ):
        if not isinstance(word, str) or not is_fit(word):
            raise _stop("plugin-extension", point, word=repr(word))
    if not isinstance(form.media_type, str) or not _MEDIA_TYPE.fullmatch(form.media_type):
        known = "・".join(f"{registry}/…" for registry in _REGISTRIES.split())
        raise _stop("plugin-media-type", point, value=repr(form.media_type), known=known)
    code, table = getattr(form, "eu_file_type", ""), EU_TABLES["file-type"]
    if code and code not in table:
        raise _stop("plugin-file-type", point, value=repr(code), known=near(code, sorted(table)))


def _problem(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _stop(check: str, point: EntryPoint, **details: str) -> Stop:
    return Stop(_finding(check, point, **details))


def _finding(check: str, point: EntryPoint, **details: str) -> Finding:
    package = point.dist.name if point.dist else "―"
    return Finding(check, details={"package": package, "name": point.name, **details})
