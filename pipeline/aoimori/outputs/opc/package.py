"""A workbook as a package of parts: which there are, how they refer to each other, new ones.

Part names are told without the first slash. Only what was changed is written anew; every other
part keeps its bytes (ISO/IEC 29500-2).
"""

from __future__ import annotations

import io
import posixpath
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from zipfile import BadZipFile, ZipFile

from aoimori.core.opc import (
    PACKAGE_RELATIONS,
    RELATIONS,
    TYPES,
    Relation,
    part_key,
    part_name,
    relations_of,
    source_of,
)
from aoimori.core.package import PartKind
from aoimori.outputs.opc.xmlbytes import Xml, escaped
from aoimori.outputs.zipped import write_zip

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What a damaged package raises.
DAMAGED = (
    *(BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, LookupError, NotImplementedError, RuntimeError),
)


class Package:
    """The parts of a workbook and the changes made to them. Raises what is in ``DAMAGED``."""

    def __init__(self, content: bytes) -> None:
        self._zip = ZipFile(io.BytesIO(content))
        self._names = list(dict.fromkeys(self._zip.namelist()))
        self._stored = {part_key(name): name for name in self._names}
        self._open: dict[str, Xml] = {}
        self._new: dict[str, bytes] = {}
        self._gone: set[str] = set()

    @property
    def names(self) -> list[str]:
        """The parts that were there, without those that were removed."""
        return [part_name(name) for name in self._names if part_key(name) not in self._gone]

    def has(self, part: str) -> bool:
        name = self._name(part)
        is_left = part_key(part) in self._stored and part_key(part) not in self._gone
        return is_left or name in self._new or name in self._open

    def read(self, part: str) -> bytes:
        """The bytes of a part as they were. Raises ``KeyError``."""
        return self._zip.read(self._stored[part_key(part)])

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

    def put(self, part: str, content: bytes) -> None:
        """Other bytes for a part, or a part that is new."""
        name = self._name(part)
        self._open.pop(name, None)
        self._new[name] = content

    def settle(self, part: str) -> None:
        """Make the edits of a part, so that others can be made at the same places, or to free
        the memory its tags take."""
        self.put(part, bytes(self.xml(part)))

    def _name(self, part: str) -> str:
        return self._stored.get(part_key(part), part)

    def free(self, form: str) -> str:
        """The first name of a form such as ``xl/comments{}.xml`` that no part has."""
        number = 1
        while self.has(form.format(number)):
            number += 1
        return form.format(number)

    def relations(self, part: str) -> list[Relation]:
        """Where a part leads to, in order."""
        rels = relations_of(part)
        return [relation for _, relation in self._relations(part)] if self.has(rels) else []

    def every_relation(self) -> list[Relation]:
        """Where all parts lead to."""
        return [relation for source in self._sources() for relation in self.relations(source)]

    def related(self, part: str, kind: str) -> str | None:
        """The first part of a kind that a part refers to and that is there."""
        found = (r.target for r in self.relations(part) if r.kind == kind and not r.outside)
        return next(filter(self.has, found), None)

    def parts_of(self, *kinds: PartKind) -> set[str]:
        """The parts of some kinds, and those that go along with them."""
        led: dict[str, set[str]] = defaultdict(set)
        for relation in self.every_relation():
            if not relation.outside:
                led[part_key(relation.target)].add(relation.kind)
        return {
            name
            for name in self.names
            if source_of(name) is None
            and any(kind.belongs(name, frozenset(led[part_key(name)])) for kind in kinds)
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the reference."""
        rels = relations_of(part)
        if not self.has(rels):
            self.put(rels, f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode())
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

    def unrelate(self, part: str, goes: Callable[[Relation], bool]) -> None:
        """Take away where a part leads to."""
        rels = relations_of(part)
        going = [place for place, relation in self._relations(part) if goes(relation)]
        for start, end in going:
            self.xml(rels).replace(start, end, b"")
        if going:
            self.settle(rels)

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """A new part with its type."""
        self.put(part, content)
        types = self.xml(TYPES)
        prefix = types.root.prefix.decode()
        name = escaped("/" + part)
        told = f'<{prefix}Override PartName="{name}" ContentType="{content_type}"/>'
        types.append(types.root, told)
        self.settle(TYPES)

    def remove(self, parts: Collection[str]) -> None:
        """Take parts out, with what they lead to by relations, what leads to them, their types."""
        gone = {part_key(part) for part in parts}
        for source in self._sources():
            if part_key(source) in gone:
                self._drop(relations_of(source))
            else:
                self.unrelate(source, lambda r: not r.outside and part_key(r.target) in gone)
        for part in parts:
            self._drop(part)
        types = self.xml(TYPES)
        for child in types.children(types.root):
            name = types.attributes(child).get("PartName")
            if name is not None and part_key(name) in gone:
                types.replace(child.start, child.end, b"")
        self.settle(TYPES)

    def _drop(self, part: str) -> None:
        name = self._name(part)
        self._open.pop(name, None)
        self._new.pop(name, None)
        self._gone.add(part_key(part))

    def _sources(self) -> list[str]:
        """The parts that lead to others, whether they are there or not."""
        names = dict.fromkeys([*self.names, *map(part_name, self._new)])
        return [source for name in names if (source := source_of(name)) is not None]

    def _relations(self, part: str) -> list[tuple[tuple[int, int], Relation]]:
        """The relations of a part that has some, and the places they are written at."""
        xml = self.xml(relations_of(part))
        return [
            ((child.start, child.end), Relation.told(part, xml.attributes(child)))
            for child in xml.children(xml.root)
        ]

    def __bytes__(self) -> bytes:
        """The package with all changes, the same bytes for the same content."""
        stream = io.BytesIO()
        write_zip(stream, self._members())
        return stream.getvalue()

    def _members(self) -> Iterator[tuple[str, bytes]]:
        changed = {part_key(part): part for part in (*self._open, *self._new)}
        for name in self._names:
            part = changed.pop(part_key(name), None)
            if part is not None:
                yield name, self._changed(part)
            elif part_key(name) not in self._gone:
                yield name, self._zip.read(name)
        for part in changed.values():
            yield part, self._changed(part)

    def _changed(self, part: str) -> bytes:
        return bytes(self._open[part]) if part in self._open else self._new[part]
