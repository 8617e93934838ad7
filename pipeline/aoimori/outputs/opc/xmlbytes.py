"""XML changed as bytes: what no edit names stays as it was, byte for byte.

Parsers lose what they do not know (order of attributes, prefixes, spaces). Here the tags are
found by their form and only places in the bytes are changed. What is put in is ASCII (other
characters as references), so it is right whatever encoding the part declares.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(rb"<(/?)([^\s<>/!?\"'=]++)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(rb"([^\s=/<>\"']++)\s*=\s*(\"[^\"]*+\"|'[^']*+')")
_HIDDEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>\[]*>", re.DOTALL)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Of all parts only the rows of a sheet are too many to be walked through tag by tag.
_ROWS = b"sheetData"

CONTROL = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """A text as XML. What XML cannot hold is shown by a sign for it, and what a workbook would
    take for such a sign (``_x000D_``) is kept as it is."""
    shown = CONTROL.sub(lambda found: _sign(found[0]), text)
    return html.escape(_ESCAPE.sub("_x005F_", shown))


def _sign(letter: str) -> str:
    return chr(0x2400 + ord(letter)) if letter < " " else "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Element:
    """An element by places in the bytes: of its start tag (``start`` to ``inner``), its content
    (to ``close``) and its end. ``prefix`` is that of its name, with the colon."""

    name: bytes
    prefix: bytes
    start: int
    inner: int
    close: int
    end: int

    @property
    def is_empty_tag(self) -> bool:
        return self.close == self.end


class Xml:
    """A part with the edits that are to be made; ``bytes(part)`` makes them. Raises ``ValueError``
    for one without an element."""

    def __init__(self, content: bytes) -> None:
        self.content = _as_utf8(content)
        self._seen = _masked(self.content)
        self._edits: list[tuple[int, int, bytes]] = []
        root = next(self.elements(0, len(self.content)), None)
        if root is None:
            raise ValueError("no XML")
        self.root = root

    def elements(self, start: int, end: int) -> Iterator[Element]:
        """The outermost elements between two places."""
        depth, first = 0, None
        while (tag := _TAG.search(self._seen, start, end)) is not None:
            start = tag.end()
            if tag[1]:
                depth -= 1
                if depth == 0 and first is not None:
                    yield _element(first, tag.start(), tag.end())
                continue
            if tag[3].endswith(b"/"):
                if depth == 0:
                    yield _element(tag, tag.end(), tag.end())
                continue
            if depth == 0:
                first = tag
            depth += 1
            if tag[2].rpartition(b":")[2] == _ROWS:
                start = max(start, self._seen.rfind(b"</" + tag[2], 0, end))

    def children(self, element: Element) -> Iterator[Element]:
        return self.elements(element.inner, element.close)

    def child(self, element: Element, name: bytes) -> Element | None:
        """The first child of a name."""
        return next((child for child in self.children(element) if child.name == name), None)

    def starts(self, element: Element, name: bytes) -> Iterator[int]:
        """Where the elements of a name inside another begin; nested ones are not looked for."""
        form = re.compile(b"<" + re.escape(element.prefix + name) + rb"(?=[\s/>])")
        return (found.start() for found in form.finditer(self._seen, element.inner, element.close))

    def last_end_tag(self, start: int, end: int) -> int:
        """Where the last end tag between two places begins."""
        return self._seen.rfind(b"</", start, end)

    def tag_at(self, start: int) -> re.Match[bytes]:
        """The start tag at a place."""
        tag = _TAG.match(self._seen, start)
        assert tag is not None, "a name after < begins a tag"
        return tag

    def attributes(self, element: Element) -> dict[str, str]:
        """The attributes of an element, by their names with prefixes."""
        return attributes(self._seen[element.start : element.inner])

    def source(self, element: Element) -> bytes:
        """The bytes of an element as they were."""
        return self.content[element.start : element.end]

    def text(self, element: Element) -> str:
        """The text in an element without elements."""
        return _told(self.content[element.inner : element.close])

    def replace(self, start: int, end: int, content: bytes | str) -> None:
        """Put other bytes between two places; those put at one place keep their order."""
        made = content if isinstance(content, bytes) else ascii_bytes(content)
        self._edits.append((start, end, made))

    def insert(self, place: int, content: bytes | str) -> None:
        self.replace(place, place, content)

    def set_attribute(self, element: Element, name: str, value: str) -> None:
        """Give an element an attribute, or the one it has another value."""
        tag = self._seen[element.start : element.inner]
        start, end, made = _attribute_edit(tag, name, value)
        self.replace(element.start + start, element.start + end, made)

    def remove_attribute(self, element: Element, name: str) -> None:
        for found in _ATTRIBUTE.finditer(self._seen, element.start, element.inner):
            if found[1] == name.encode():
                before = self._seen[: found.start()]
                self.replace(len(before.rstrip()), found.end(), b"")

    def append(self, element: Element, content: bytes | str) -> None:
        """Put something at the end of an element; at most once for one without content."""
        if not element.is_empty_tag:
            self.insert(element.close, content)
            return
        made = content if isinstance(content, bytes) else ascii_bytes(content)
        slash = self._seen.rindex(b"/", element.start, element.end)
        name = element.prefix + element.name
        self.replace(slash, element.end, b">" + made + b"</" + name + b">")

    def __bytes__(self) -> bytes:
        pieces: list[bytes | memoryview] = []
        view, done = memoryview(self.content), 0
        for start, end, made in sorted(self._edits, key=lambda edit: edit[0]):
            pieces += (view[done:start], made)
            done = end
        return b"".join([*pieces, view[done:]]) if pieces else self.content


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes in a start tag."""
    return {found[1].decode(): _told(found[2][1:-1]) for found in _ATTRIBUTE.finditer(tag)}


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag in which an attribute has this value."""
    start, end, made = _attribute_edit(tag, name, value)
    return tag[:start] + made + tag[end:]


def ascii_bytes(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def _attribute_edit(tag: bytes, name: str, value: str) -> tuple[int, int, bytes]:
    made = ascii_bytes(f'"{html.escape(value)}"')
    match = _TAG.match(tag)
    assert match is not None, "an attribute is asked of a tag"
    last = match.end(2)
    for found in _ATTRIBUTE.finditer(tag, last):
        if found[1] == name.encode():
            return found.start(2), found.end(2), made
        last = found.end()
    return last, last, b" " + name.encode() + b"=" + made


def _element(tag: re.Match[bytes], close: int, end: int) -> Element:
    prefix, colon, name = tag[2].rpartition(b":")
    return Element(name, prefix + colon, tag.start(), tag.end(), close, end)


def _told(value: bytes) -> str:
    return html.unescape(value.decode("utf-8", errors="replace"))


def _masked(content: bytes) -> bytes:
    """The same bytes with blanks where no tags are: comments, CDATA, instructions."""
    if b"<!" not in content and content.count(b"<?") <= 1:
        return content
    return _HIDDEN.sub(lambda found: b" " * len(found[0]), content)


def _as_utf8(content: bytes) -> bytes:
    if not content.startswith(_UTF_16):
        return content
    return _DECLARED.sub("", content.decode("utf-16")).encode()
