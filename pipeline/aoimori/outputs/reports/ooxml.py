"""A workbook as a package of parts: which there are, how they refer to each other, new ones.

Part names are told without the first slash. Only what was changed is written anew; every other
part keeps its bytes (ISO/IEC 29500-2).
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile

from aoimori.outputs.reports.xmlbytes import Xml, escaped
from aoimori.outputs.zipped import write_zip

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another; ``kind`` is the last word of its type."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of a workbook and the changes made to them."""

    def __init__(self, content: bytes) -> None:
        self._zip = ZipFile(io.BytesIO(content))
        self._names = list(dict.fromkeys(self._zip.namelist()))
        # Names of parts are the same in either case, and some programs write backslashes.
        self._stored = {_key(name): name for name in self._names}
        self._open: dict[str, Xml] = {}
        self._new: dict[str, bytes] = {}

    def has(self, part: str) -> bool:
        name = self._name(part)
        return _key(part) in self._stored or name in self._new or name in self._open

    def read(self, part: str) -> bytes:
        """The bytes of a part as they were. Raises ``KeyError``."""
        return self._zip.read(self._stored[_key(part)])

    def content(self, part: str) -> bytes:
        """The bytes of a part with the changes made to it. Raises ``KeyError``."""
        name = self._name(part)
        if name in self._open:
            return bytes(self._open[name])
        return self._new[name] if name in self._new else self.read(name)

    def xml(self, part: str) -> Xml:
        """A part to be changed; it is kept until the package is written."""
        name = self._name(part)
        if name not in self._open:
            content = self._new.pop(name) if name in self._new else self.read(name)
            self._open[name] = Xml(content)
        return self._open[name]

    def set(self, part: str, content: bytes) -> None:
        """Other bytes for a part, or a part that is new."""
        name = self._name(part)
        self._open.pop(name, None)
        self._new[name] = content

    def settle(self, part: str) -> None:
        """Make the edits of a part, so that others can be made at the same places, or to free
        the memory its tags take."""
        self.set(part, bytes(self.xml(part)))

    def _name(self, part: str) -> str:
        return self._stored.get(_key(part), part)

    def free(self, form: str) -> str:
        """The first name of a form such as ``xl/comments{}.xml`` that no part has."""
        number = 1
        while self.has(form.format(number)):
            number += 1
        return form.format(number)

    def relations(self, part: str) -> list[Relation]:
        """The parts inside the package that a part refers to, in order."""
        rels = _rels(part)
        if not self.has(rels):
            return []
        xml = self.xml(rels)
        found = []
        for child in xml.children(xml.root):
            told = xml.attributes(child)
            if told.get("TargetMode") != "External" and "Target" in told:
                target = posixpath.join(posixpath.dirname("/" + part), told["Target"])
                inside = posixpath.normpath(target).lstrip("/")
                kind = told.get("Type", "").rpartition("/")[2]
                found.append(Relation(told.get("Id", ""), kind, inside))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The first part of a kind that a part refers to and that is there."""
        found = (relation.part for relation in self.relations(part) if relation.kind == kind)
        return next(filter(self.has, found), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the reference."""
        rels = _rels(part)
        if not self.has(rels):
            self.set(rels, f'{DECLARATION}<Relationships xmlns="{_PACKAGE}"/>'.encode())
        xml = self.xml(rels)
        taken = {xml.attributes(child).get("Id") for child in xml.children(xml.root)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        base = posixpath.dirname(part)
        told = escaped(posixpath.relpath("/" + target, "/" + base))
        prefix = xml.root.prefix.decode()
        xml.append(
            xml.root,
            f'<{prefix}Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{told}"/>',
        )
        self.settle(rels)
        return f"rId{number}"

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """A new part with its type."""
        self.set(part, content)
        types = self.xml(_TYPES)
        prefix = types.root.prefix.decode()
        name = escaped("/" + part)
        told = f'<{prefix}Override PartName="{name}" ContentType="{content_type}"/>'
        types.append(types.root, told)
        self.settle(_TYPES)

    def __bytes__(self) -> bytes:
        """The package with all changes, the same bytes for the same content."""
        stream = io.BytesIO()
        write_zip(stream, self._members())
        return stream.getvalue()

    def _members(self) -> Iterator[tuple[str, bytes]]:
        changed = {_key(part): part for part in (*self._open, *self._new)}
        for name in self._names:
            part = changed.pop(_key(name), None)
            yield name, self._zip.read(name) if part is None else self._changed(part)
        for part in changed.values():
            yield part, self._changed(part)

    def _changed(self, part: str) -> bytes:
        return bytes(self._open[part]) if part in self._open else self._new[part]


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
