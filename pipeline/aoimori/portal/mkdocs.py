"""MkDocs, called from Python: Japanese at the root, English below ``en/``, not a word printed."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme
from mkdocs.utils.meta import get_data

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Language
from aoimori.portal.compiled import Compiled, compiled

_BUILDS: tuple[tuple[Language, str, str], ...] = (
    ("ja", "mkdocs.yml", "."),
    ("en", "mkdocs.en.yml", "en"),
)
_INHERIT = re.compile(r"^INHERIT:\s*[\"']?([^\"'#\n]+?)[\"']?\s*(?:#.*)?$", re.MULTILINE)
# Of the frames only, see :mod:`aoimori.portal.sitemap`.
_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")


def build_site(site: Path, pages: Path, target: Path, epoch: int) -> None:
    """Make the frames of ``pages/ja`` in ``target`` and those of ``pages/en`` in ``target/en``.

    ``site`` is the folder of the MkDocs files, ``epoch`` the one time that may appear in the
    output (seconds). MkDocs empties ``target`` first, so a target that holds the site's own
    files or the pages is refused. Raises :class:`Stop` (``site-failed``) with MkDocs' reasons.
    """
    for kept in (site, pages):
        _refuse(target.resolve(), kept.resolve(), Place(file=site.name))
    with _environment(SOURCE_DATE_EPOCH=str(epoch), NO_MKDOCS_2_WARNING="1"):
        for lang, config, below in _BUILDS:
            place = Place(file=f"{site.name}/{config}")
            _build(site / config, pages / lang, target / below, place, compiled(f"frames/{lang}"))
            for name in _SITEMAPS:
                (target / below / name).unlink(missing_ok=True)


def _refuse(target: Path, kept: Path, place: Place) -> None:
    if target.is_relative_to(kept) or kept.is_relative_to(target):
        reason = f"{target.name}/ would erase {kept.name}/"
        raise Stop(Finding("site-failed", place, {"reason": reason}))


def _refuse_outside(config: Path, place: Place) -> None:
    """What a configuration takes from elsewhere is no part of the project, so a build would not
    see it change. Raises :class:`Stop` (``site-failed``)."""
    for path in _inherited(config):
        text = path.read_text(encoding="utf-8")
        if "!ENV" in text or not path.is_relative_to(config.parent.resolve()):
            reason = f"{path.name}: !ENV" if "!ENV" in text else f"INHERIT: {path.name}"
            raise Stop(Finding("site-failed", place, {"reason": reason}))


def _inherited(config: Path) -> Iterator[Path]:
    """The configuration and those it inherits from, each once."""
    seen: list[Path] = []
    path: Path | None = config.resolve()
    while path is not None and path.is_file() and path not in seen:
        seen.append(path)
        yield path
        found = _INHERIT.search(path.read_text(encoding="utf-8"))
        path = (path.parent / found[1]).resolve() if found else None


class _Shown(FileSystemLoader):
    """Lists what a theme may publish: nothing in folders such as .icons, where Material for MkDocs
    keeps ten thousand pictures for its Markdown, and of which MkDocs leaves out every one."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in map(Path, self.searchpath):
            for path, below, names in os.walk(folder):
                below[:] = [name for name in below if not name.startswith(".")]
                place = Path(path).relative_to(folder)
                found.update((place / name).as_posix() for name in names)
        return sorted(found)


def _templates(theme: Theme, compiled: Compiled) -> Environment:
    """The environment of a theme, which knows what was compiled for the one before."""
    env = Theme.get_env(theme)
    env.loader, env.bytecode_cache = _Shown(theme.dirs), compiled
    return env


def _build(config: Path, pages: Path, target: Path, place: Place, compiled: Compiled) -> None:
    _refuse_outside(config, place)
    with _overheard() as said:
        try:
            told = load_config(
                str(config),
                docs_dir=str(pages.resolve()),
                site_dir=str(target.resolve()),
                strict=True,
                **_names(pages),
            )
            told.theme.get_env = partial(  # type: ignore[method-assign]
                _templates, told.theme, compiled
            )
            build(told)
        except (MkDocsException, TemplateError, yaml.YAMLError, OSError, ValueError) as error:
            said.append(str(error))
    if said:
        raise Stop(Finding("site-failed", place, {"reason": "; ".join(dict.fromkeys(said))}))


def _names(pages: Path) -> dict[str, Any]:
    """Name and address of the site and the pages of its menu, which the home page carries."""
    _, meta = get_data((pages / "index.md").read_text(encoding="utf-8"))
    site: Any = meta["site"]
    return {
        "site_name": site["name"],
        "site_url": site["url"],
        "site_description": site["description"],
        "nav": [f"{path}index.md" for path in site["menu"]],
    }


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Warnings and errors MkDocs logs, kept from the console."""
    said: list[str] = []
    handler = _Listener(said)
    logger = logging.getLogger("mkdocs")
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


class _Listener(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
