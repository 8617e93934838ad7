"""Names of municipalities: unknown ones, other spellings in addresses, names beside the code of
another one; whole addresses where a name belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from aoimori.checks.rules.looked import Looked, quoted
from aoimori.checks.suspicions.suspicion import (
    SUSPICIONS,
    at,
    columns_of,
    is_rare,
    tell,
)
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.places import is_code_column, is_place_column
from aoimori.core.text import drop_footnotes, drop_spaces, narrow_digits, trim

_ADDRESS = re.compile(r"住所|所在地(?:$|_連結表記)|(?<![a-z])address", re.IGNORECASE)
_PREFECTURE = re.compile(r".{2,3}?[都道府県]")
# Behind the name: digits anywhere, or more words behind the prefecture and the name.
_WHOLE = re.compile(r".*[市区町村].*[0-9]|.{2,3}[都道府県].*[市区町村].{3,}")
_NAME = re.compile(r"[^0-9]+[市区町村]$")
# A county before the name is no longer.
_COUNTY = 4


@SUSPICIONS.register("address-as-name")
def address_as_name(looked: Looked) -> Iterator[Finding]:
    """Whole addresses in a column of municipalities."""
    for column in looked.table.columns:
        texts = looked.where(column, is_address) if is_place_column(column) else {}
        if texts:
            cells = at(column, (row for rows in texts.values() for row in rows))
            yield tell(
                "address-as-name",
                looked,
                cells,
                Severity.ERROR,
                **quoted(texts),
                column=column.name,
            )


def is_address(text: str) -> bool:
    """Whether a text goes on behind the name of a municipality."""
    return _WHOLE.match(drop_footnotes(narrow_digits(trim(text)))) is not None


@SUSPICIONS.register("names-in-addresses")
def names_in_addresses(looked: Looked) -> Iterator[Finding]:
    """Addresses that write a municipality in another way than it is officially written; where the
    municipalities are known."""
    variants = _variants(looked.known.areas)
    for column in columns_of(looked, _ADDRESS) if variants else ():
        rows: dict[tuple[str, str], list[int]] = {}
        for text, of_text in looked.texts(column).items():
            if used := used_variant(text, variants):
                rows.setdefault((used, variants[used]), []).extend(of_text)
        for (used, official), found in rows.items():
            yield tell(
                "address-name-variant",
                looked,
                at(column, sorted(found)),
                value=used,
                expected=official,
                column=column.name,
            )


def _variants(areas: CodeList | None) -> dict[str, str]:
    """The official name for every other spelling of one."""
    return {variant: code.name.ja for code in areas or () for variant in code.variants}


def used_variant(text: str, variants: Mapping[str, str]) -> str:
    """The other spelling that an address begins with, behind prefecture and county; or empty."""
    found = _PREFECTURE.match(text)
    local = text[found.end() :] if found else text
    for variant in variants:
        place = local.find(variant)
        if place == 0 or (0 < place <= _COUNTY and local[place - 1] == "郡"):
            return variant
    return ""


@SUSPICIONS.register("unknown-places")
def unknown_places(looked: Looked) -> Iterator[Finding]:
    """Names that no municipality has among many that one has."""
    areas = looked.known.areas
    for column in looked.table.columns if areas is not None else ():
        if is_place_column(column) and areas is not None:
            texts = {r: text for r, text in looked.filled(column).items() if _NAME.match(text)}
            wrong = {row: text for row, text in texts.items() if _code(text, areas) is None}
            if is_rare(list(wrong), list(texts)):
                yield tell(
                    "place-unknown",
                    looked,
                    at(column, wrong),
                    Severity.ERROR,
                    **quoted(wrong.values()),
                    column=column.name,
                )


@SUSPICIONS.register("codes-and-names")
def codes_and_names(looked: Looked) -> Iterator[Finding]:
    """Codes of another municipality than the name in the row."""
    areas, columns = looked.known.areas, looked.table.columns
    codes = next((c for c in columns if is_code_column(c)), None)
    names = next((c for c in columns if is_place_column(c)), None)
    if areas is None or codes is None or names is None:
        return
    said, meant = (_codes(looked, column, areas) for column in (codes, names))
    wrong = [row for row, code in said.items() if row in meant and meant[row] != code]
    if is_rare(wrong, list(said)):
        first = wrong[0]
        yield tell(
            "code-and-name-differ",
            looked,
            at(codes, wrong),
            Severity.ERROR,
            value=looked.filled(codes)[first],
            name=looked.filled(names)[first],
            expected=meant[first],
            column=codes.name,
        )


def _codes(looked: Looked, column: FoundColumn, areas: CodeList) -> dict[int, str]:
    texts = looked.filled(column)
    return {row: code for row, text in texts.items() if (code := _code(text, areas)) is not None}


def _code(text: str, areas: CodeList) -> str | None:
    found = areas.get(drop_spaces(text))
    return found.entry.code if found is not None else None
