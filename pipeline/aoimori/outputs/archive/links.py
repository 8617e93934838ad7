"""The links of a page that leaves its site with some of the files: what came along is reached by
its path, also where no server makes a page of a folder; all else by its address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

_INDEX = "index.html"
_WEB = ("http", "https")
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
        try:
            if not asked or asked[0] in "#?" or urlsplit(asked).scheme or asked.startswith("//"):
                return link
            address = urljoin(self.base + quote(self.page), asked)
            found = urlsplit(address)
        except ValueError:
            return link
        rest = (f"?{found.query}" if found.query else "") + (
            f"#{found.fragment}" if found.fragment else ""
        )
        if not address.startswith(self.base):
            return address
        path = unquote(found.path.removeprefix(urlsplit(self.base).path))
        target = self._target(path)
        if target is None:
            return address
        self.led.add(target)
        return self._relative(self.inside[target]) + rest

    def _target(self, path: str) -> str | None:
        """The file that a path on the site leads to, if it came along."""
        ways = (path + _INDEX,) if path.endswith("/") or not path else (path, f"{path}/{_INDEX}")
        return next((way for way in ways if way in self.inside), None)

    def _relative(self, path: str) -> str:
        link = quote(posixpath.relpath(path, posixpath.dirname(self.at) or "."))
        return f"./{link}" if ":" in link.partition("/")[0] else link

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
