"""The links of a page that leaves its site with some of the files: what came along is reached by
its path, also where no server makes a page of a folder; all else by its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

_INDEX = "index.html"
# A comment; an element of which the content is no markup; a start tag of an element with a link.
_MARKUP = re.compile(
    r"<!--.*?-->"
    r"|(?P<start><(?P<raw>script|style)\b(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>)(?P<inner>.*?)(?=</(?P=raw))"
    r"|<(?:a|area|audio|embed|form|iframe|image|img|input|link|object|source|track|use|video)\b"
    r"(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?P<equals>\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)"
)
_LEADING = {"href", "src", "poster", "data", "action", "xlink:href"}
_CSS = re.compile(
    r"/\*.*?\*/"
    r"|url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'()\s]*))\s*\)"
    r"|@import\s+(?:\"([^\"]*)\"|'([^']*)')",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Move:
    """A page (or a style sheet) of the site below ``base`` that is to stand ``at`` another path,
    among the files ``inside``: by their path on the site, the path they have here. ``led`` gathers
    the paths on the site of those it leads to."""

    page: str
    at: str
    inside: Mapping[str, str]
    base: str
    led: set[str] = field(default_factory=set)

    def html(self, text: str) -> str:
        """The page with its links as they have to be."""
        return _MARKUP.sub(self._markup, text)

    def css(self, text: str) -> str:
        """A style sheet, or what stands in a page of one."""
        return _CSS.sub(self._in_css, text)

    def link(self, link: str) -> str:
        """One link. What leads nowhere else, or is no address of the web, stays as it is."""
        asked = link.strip()
        if not asked or asked[0] in "#?":
            return link
        folder, up = self.page.rpartition("/")[0], "../" * self.page.count("/")
        if up and asked.startswith(up):  # as most links: the same from every page
            folder, asked = "", f"./{asked.removeprefix(up)}"
        found = _found(self.base, folder, asked)
        if found is None:
            return link
        address, path, rest = found
        target = None if path is None else self._target(path)
        if target is None:
            return address
        self.led.add(target)
        return _relative(self.inside[target], self.at) + rest

    def _target(self, path: str) -> str | None:
        """The file that a path on the site leads to, if it came along."""
        ways = (path + _INDEX,) if path.endswith("/") or not path else (path, f"{path}/{_INDEX}")
        return next((way for way in ways if way in self.inside), None)

    def _markup(self, match: re.Match[str]) -> str:
        if match["raw"] is None:
            return match[0] if match[0].startswith("<!--") else self._tag(match[0])
        inner = self.css(match["inner"]) if match["raw"].lower() == "style" else match["inner"]
        return self._tag(match["start"]) + inner

    def _tag(self, tag: str) -> str:
        return _ATTRIBUTE.sub(self._attribute, tag)

    def _attribute(self, match: re.Match[str]) -> str:
        if match["name"].lower() not in _LEADING:
            return match[0]
        value = match["value"]
        text = unescape(value[1:-1] if value[0] in "\"'" else value)
        link = self.link(text)
        return match[0] if link == text else f'{match["name"]}{match["equals"]}"{escape(link)}"'

    def _in_css(self, match: re.Match[str]) -> str:
        text = next((group for group in match.groups() if group), None)
        if text is None:
            return match[0]
        link = self.link(text)
        return match[0] if link == text else match[0].replace(text, quote(link, safe="%/:?&=#;,+"))


@lru_cache(2**16)
def _found(base: str, folder: str, link: str) -> tuple[str, str | None, str] | None:
    """Where a link in a folder of the site leads: its address, its path on the site (``None``: it
    is elsewhere), what follows the path. ``None`` for one that is no address of the web, or says
    itself where it is."""
    try:
        if urlsplit(link).scheme or link.startswith("//"):
            return None
        address = urljoin(base + quote(f"{folder}/" if folder else ""), link)
        parts = urlsplit(address)
    except ValueError:
        return None
    if not address.startswith(base):
        return address, None, ""
    query, fragment = f"?{parts.query}" * bool(parts.query), f"#{parts.fragment}"
    rest = query + fragment * bool(parts.fragment)
    return address, unquote(parts.path.removeprefix(urlsplit(base).path)), rest


def _relative(path: str, at: str) -> str:
    """The link from one file to another."""
    there, here = path.split("/"), at.split("/")
    while len(there) > 1 and len(here) > 1 and there[0] == here[0]:
        del there[0], here[0]
    link = "../" * (len(here) - 1) + quote("/".join(there))
    return f"./{link}" if ":" in link.partition("/")[0] else link
