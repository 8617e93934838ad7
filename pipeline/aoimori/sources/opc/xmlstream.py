"""XML read as it comes: no tree in memory, no document type, nothing that grows without end.

Without a document type there are no entities but the five of XML, so neither can a few bytes
grow to gigabytes nor a file ask for another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn
from xml.parsers import expat

# Of whatever there may be several: relations, comments, ranges.
MANY = 1_000_000
# A cell holds 32,767 characters, a formula 8,192; a tag a few dozen.
MAX_TAG = 1 << 20
MAX_DEPTH = 256
_TEXT_PIECE = 1 << 14
_MAX_TEXT = 1 << 22

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]


def new_parser(text: list[str]) -> Any:
    """A parser that gathers text; names are namespace, space, local name."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = _TEXT_PIECE
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.CharacterDataHandler = text.append
    return parser


def feed(parser: Any, pieces: Iterable[bytes], text: list[str]) -> None:
    """Parse all pieces. Raises ``ExpatError``, and ``ValueError`` for a tag or text without end."""
    given = 0
    for piece in pieces:
        parser.Parse(piece, False)
        given += len(piece)
        # An unfinished tag is read again with every piece.
        if given - parser.CurrentByteIndex > MAX_TAG or sum(map(len, text)) > _MAX_TEXT:
            raise ValueError("XML: a tag or text without end")
    parser.Parse(b"", True)


def walk(
    pieces: Iterable[bytes], start: Start, end: End | None = None, *, namespace: str = ""
) -> None:
    """Tell of elements by their local names: of their start with the attributes, of their end
    with the text since the last start or end. With a namespace: only of elements within it."""
    text: list[str] = []
    depth = 0

    def opened(name: str, told: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise too_deep()
        text.clear()
        space, _, local = name.rpartition(" ")
        if not namespace or space == namespace:
            start(local, told)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        space, _, local = name.rpartition(" ")
        if end is not None and (not namespace or space == namespace):
            end(local, "".join(text))
        text.clear()

    def left(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = new_parser(text)
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    if end is None:  # nobody asks for texts
        parser.EndElementHandler, parser.CharacterDataHandler = left, None
    feed(parser, pieces, text)


@dataclass(slots=True)
class Told:
    """An element: its local name, its attributes, and all text in it as one line."""

    name: str
    words: dict[str, str]
    text: str = ""

    def word(self, local: str) -> str:
        """An attribute by its local name; empty if it is not there."""
        return attribute(self.words, local)


def elements(pieces: Iterable[bytes], *names: str) -> list[Told]:
    """The elements with one of these local names, none of which holds another, in order."""
    found: list[Told] = []
    texts: list[str] = []
    inside = 0

    def start(name: str, words: dict[str, str]) -> None:
        nonlocal inside
        inside += inside > 0
        if not inside and name in names:
            inside = 1
            found.append(Told(name, words))
            if len(found) > MANY:
                raise ValueError(name)

    def end(_: str, text: str) -> None:
        nonlocal inside
        if inside:
            texts.append(text)
            inside -= 1
            if not inside:
                found[-1].text = " ".join("".join(texts).split())
                texts.clear()

    walk(pieces, start, end)
    return found


def too_deep() -> ValueError:
    return ValueError(f"XML: more than {MAX_DEPTH} elements in each other")


def is_on(told: str | None, *, absent: bool = False) -> bool:
    """What an attribute says that is either on or off."""
    return absent if told is None else told not in ("0", "false", "f", "off")


def attribute(told: dict[str, str], local: str) -> str:
    """An attribute by its local name, whatever its namespace; empty if it is not there."""
    return next((told[name] for name in told if name.rpartition(" ")[2] == local), "")


def _no_doctype(*_: object) -> NoReturn:
    raise ValueError("XML: DOCTYPE")
