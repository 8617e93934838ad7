"""Code lists from ``schemas/codes/<name>.csv``: code, name_ja, name_en, and more columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from aoimori.core.codes import STATUSES, Code, CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import Localized
from aoimori.core.text import near, not_for_xml
from aoimori.core.vocabularies import EU, EU_TABLE_OF, EU_TABLES

_NAMES = ("code", "name_ja", "name_en")
# What the outputs cannot do without.
_NEEDED = {
    "licences": ("url",),
    "frequencies": ("eu",),
    "publisher-kinds": ("adms",),
    STATUSES: ("sdmx", "in_sums", "words"),
}


# What becomes an IRI of the catalogue, where it is given.
_IRIS = ("url", "eu", "adms")
_IRI = re.compile(r"""https?://[^\s<>"{}|\\^`]+""")


def read_code_list(path: Path, name: str) -> CodeList:
    """Read one list (UTF-8, with or without BOM).

    Raises :class:`Stop`: not UTF-8, a row with too few or too many cells, a character that cannot
    be published, a code without its names, an address that is none, a code that the EU's table
    lacks, a code twice, a variant of a name that stands for two codes.
    """
    try:
        records = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        details = {"encoding": "utf-8", "offset": str(error.start), "record": "―"}
        raise Stop(Finding("wrong-encoding", Place(name), details)) from error
    header = records[0] if records else []
    needed = (*_NAMES, *_NEEDED.get(path.stem, ()))
    for word in needed:
        if word not in header:
            raise Stop(Finding("missing-word", Place(name, line=1), {"word": word}))
    entries: dict[str, Code] = {}
    lines: dict[str, int] = {}
    for number, record in enumerate(records[1:], start=2):
        place = Place(name, line=number)
        row = _row(record, header, needed, place)
        _check_eu(path.stem, row, place)
        code = row["code"]
        if code in entries:
            raise Stop(Finding("yaml-duplicate-key", place, {"key": code}))
        lines[code] = number
        extra = {word: text for word, text in row.items() if word not in _NAMES}
        entries[code] = Code(code, Localized(row["name_ja"], row["name_en"]), extra)
    codes = CodeList(path.stem, entries)
    if codes.clashes:
        raise Stop(
            *(
                Finding(
                    "variant-of-two",
                    Place(name, line=lines[clash.code]),
                    {"name": clash.name, "code": clash.code, "other": clash.other},
                )
                for clash in codes.clashes
            )
        )
    return codes


def _row(
    record: Sequence[str], header: Sequence[str], needed: Sequence[str], place: Place
) -> dict[str, str]:
    if len(record) != len(header):
        problem = f"{len(record)} ≠ {len(header)}"
        raise Stop(Finding("broken-csv", place, {"problem": problem}))
    row = dict(zip(header, record, strict=True))
    lacking = [word for word in needed if not row[word]]
    if lacking:
        raise Stop(Finding("missing-word", place, {"word": lacking[0]}))
    if character := not_for_xml("".join(record)):
        details = {"character": f"U+{ord(character):04X}"}
        raise Stop(Finding("control-character", place, details))
    for word in _IRIS:
        if row.get(word) and not _IRI.fullmatch(row[word]):
            raise Stop(Finding("not-an-iri", place, {"word": word, "value": row[word]}))
    return row


def _check_eu(kind: str, row: Mapping[str, str], place: Place) -> None:
    """A code that the EU's table lacks would make every dataset under it invalid (DCAT-AP 3.0.1,
    code lists)."""
    table, iri = EU_TABLE_OF.get(kind, ""), row.get("eu", "")
    if not table or not iri:
        return
    known = EU_TABLES[table]
    if iri.removeprefix(f"{EU}{table}/") not in known:
        name = iri.rpartition("/")[2]
        details = {"word": "eu", "value": iri, "table": table, "known": near(name, sorted(known))}
        raise Stop(Finding("not-in-eu-table", place, details))


def read_code_lists(folder: Path, root: Path) -> dict[str, CodeList]:
    """Every list of a folder by its name."""
    return {
        path.stem: read_code_list(path, path.relative_to(root).as_posix())
        for path in sorted(folder.glob("*.csv"))
    }
