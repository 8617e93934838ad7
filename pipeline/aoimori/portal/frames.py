"""The frame of the site, made by its generator for a few pages, and all pages put into it.

MkDocs takes a hundredth of a second and more for a page that is finished already: it looks for
Markdown in it. So it is given empty pages with marks, one for every page of the menu and one for
every depth below (links out of a page are relative), and the pages are set in their places.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml
from markupsafe import escape

from aoimori.core.localized import LANGUAGES
from aoimori.portal.page import Page
from aoimori.portal.pages import Pages

# The folder of frames that belong to no single page; its name stands for a page's path.
_FOLDER = "path-of-page/"
_CONTENT = "<!-- content -->"
_HEAD = "<!-- head -->"
_SCRIPTS = "<!-- scripts -->"
_MARK = re.compile(
    rf"{_CONTENT}|{_HEAD}|{_SCRIPTS}|⟪(title|description|canonical|ja|en)⟫|(?:{_FOLDER})+"
)


def write_frames(pages: Pages, folder: Path) -> None:
    """Write the pages a generator is to make below ``folder``: front matter and marks."""
    for path, page in _framed(pages).items():
        data = {
            "title": "⟪title⟫",
            "description": "⟪description⟫",
            "canonical": "⟪canonical⟫",
            "languages": {lang: f"⟪{lang}⟫" for lang in LANGUAGES},
            "hide": ["navigation", "toc"],
            "menu": page.menu,
        }
        if not path:  # the home page, off which the theme reads them for every page
            data["site"] = pages.site()
        front = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=2**16)
        file = folder / path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front}---\n\n{_CONTENT}\n", encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a language as the generator made them, ready for its pages to be put into."""

    pages: Pages
    root: Path
    by_path: Mapping[str, _Frame]

    @classmethod
    def take(cls, pages: Pages, root: Path) -> Frames:
        """Those below ``root``; the files of those that are of no single page are removed."""
        frames = {
            path: _Frame.of((root / path / "index.html").read_text(encoding="utf-8"))
            for path in _framed(pages)
        }
        shutil.rmtree(root / _FOLDER, ignore_errors=True)
        return cls(pages, root, frames)

    def fill(self, part: int = 0, parts: int = 1) -> None:
        """Write the pages, or one of ``parts`` equal parts of them. Raises :class:`Stop`
        (``site-failed``) for a template that is broken."""
        for page in islice(self.pages, part, None, parts):
            html = self.by_path[_frame(page)].filled(_values(self.pages, page))
            folder = self.root / page.path
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(html.encode())


def _framed(pages: Pages) -> dict[str, Page]:
    """The frames by their path, each with a page that is to stand in it."""
    return {_frame(page): page for page in pages}


def _frame(page: Page) -> str:
    return page.path if page.menu else _FOLDER * page.depth


def _values(pages: Pages, page: Page) -> dict[str, str]:
    texts: dict[str, str] = {
        "title": page.title,
        "description": " ".join(page.description.split()),
        "canonical": pages.address(page),
        **{lang: pages.address(page, lang) for lang in LANGUAGES},
        _FOLDER: page.path,
    }
    html = {_CONTENT: pages.html(page), _HEAD: pages.head(page), _SCRIPTS: pages.scripts(page)}
    return {name: str(escape(text)) for name, text in texts.items()} | html


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame, cut at its marks: the texts between them, and what each mark stands for."""

    texts: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> _Frame:
        marks = tuple(_meant(match) for match in _MARK.finditer(html))
        texts, end = [], 0
        for match in _MARK.finditer(html):
            texts.append(html[end : match.start()])
            end = match.end()
        return cls((*texts, html[end:]), marks)

    def filled(self, values: Mapping[str, str]) -> str:
        parts = (text + values[mark] for text, mark in zip(self.texts, self.marks, strict=False))
        return "".join((*parts, self.texts[-1]))


def _meant(match: re.Match[str]) -> str:
    mark = match[1] or match[0]
    return _FOLDER if mark.startswith(_FOLDER) else mark
