"""``publisher.yaml`` and the words about offices become the nouns of the core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aoimori.core.agents import Area, Bounds, Contact, Point, Publisher, is_government
from aoimori.core.codes import GOVERNMENTS, Code, CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Localized
from aoimori.core.personal import is_corporate_number
from aoimori.core.text import alike
from aoimori.sources.schemas import localized
from aoimori.sources.yamlfile import YamlFile

# So many codes are told where none is alike.
_ALL = 20


def known_code(codes: Mapping[str, CodeList], kind: str, name: str, place: Place) -> Code:
    """An entry of a code list. Raises :class:`Stop` (``unknown-reference``) with those alike, by
    their codes or names, or with all of a short list."""
    known = codes.get(kind, CodeList(kind, {}))
    if name in known:
        return known[name]
    told = {
        word: f"{code.code}（{code.name.ja}）"
        for code in known
        for word in (code.code, code.name.ja, code.name.en)
    }
    words = [told[word] for word in alike(name, told)]
    words = words or ([*told.values()] if len(known) <= _ALL else [f"schemas/codes/{kind}.csv"])
    details = {"kind": kind, "name": name, "known": "・".join(dict.fromkeys(words))}
    raise Stop(Finding("unknown-reference", place, details))


def read_publisher(file: YamlFile, slug: str, codes: Mapping[str, CodeList]) -> Publisher:
    """A publisher from its checked file. Raises :class:`Stop`: a code that no list has, a
    ``corporate_number`` with another check digit or of another local government, ``bounds`` that
    are turned around."""
    data = file.data
    government = known_code(codes, GOVERNMENTS, data["code"], file.place("code"))
    kind = known_code(codes, "publisher-kinds", data["kind"], file.place("kind"))
    findings = [*_wrong_number(file, kind), *_wrong_area(file)]
    if findings:
        raise Stop(*findings)
    return Publisher(
        slug=slug,
        name=localized(data["name"]),
        code=data["code"],
        kind=kind,
        license=known_code(codes, "licences", data["license"], file.place("license")),
        homepage=data.get("homepage", ""),
        corporate_number=data.get("corporate_number", ""),
        contact=read_contact(data),
        area=_area(government.name, data.get("area", {})),
    )


def read_contact(data: Mapping[str, Any]) -> Contact | None:
    """The office that a definition names, ``None`` where it names none."""
    if "contact" not in data:
        return None
    words = data["contact"]
    rest = {word: words.get(word, "") for word in ("email", "url", "phone")}
    return Contact(localized(words["name"]), **rest)


def _area(name: Localized, words: Mapping[str, Any]) -> Area:
    return Area(
        name,
        words.get("geonames", ""),
        words.get("estat", ""),
        Bounds(**words["bounds"]) if "bounds" in words else None,
        Point(**words["center"]) if "center" in words else None,
    )


def _wrong_number(file: YamlFile, kind: Code) -> Iterator[Finding]:
    """The 法人番号 of a local government is a check digit, 000020 and its 6-digit code."""
    number, place = file.data.get("corporate_number", ""), file.place("corporate_number")
    if not number:
        return
    if not is_corporate_number(number):
        yield Finding("corporate-number-digit", place, {"value": number})
    elif is_government(kind) and number[1:] != f"000020{file.data['code']}":
        yield Finding("corporate-number-code", place, {"value": number, "code": file.data["code"]})


def _wrong_area(file: YamlFile) -> Iterator[Finding]:
    area, code = file.data.get("area", {}), file.data["code"]
    if bounds := area.get("bounds"):
        for low, high in (("west", "east"), ("south", "north")):
            if bounds[low] >= bounds[high]:
                problem = f"{low} {bounds[low]} ≥ {high} {bounds[high]}"
                yield Finding(
                    "bad-word-value", file.place("area", "bounds", low), {"problem": problem}
                )
    estat = area.get("estat", "")
    if estat and estat[1:6] != code[:5]:
        details = {"problem": f"{estat} ≠ C{code[:5]}-…"}
        yield Finding("bad-word-value", file.place("area", "estat"), details)
