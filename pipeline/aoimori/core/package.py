"""What a workbook's file holds beside the values of its visible cells."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackagePart:
    """Something nobody sees in the sheet, though everybody gets it with the file.

    ``kind`` is the code of its finding, ``name`` which one it is (a property, a part of the
    package), ``text`` what it says; ``sheet`` and ``cell`` (a range) where it is in a sheet;
    ``by`` who wrote it.
    """

    kind: str
    name: str = ""
    text: str = ""
    sheet: str = ""
    cell: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PartKind:
    """Parts of an .xlsx that nobody is to get by accident: by the ``kinds`` of relations that lead
    to them, and by their ``names``, for those nothing leads to. ``helpers`` and their names are of
    no interest but for going where these go."""

    check: str
    kinds: frozenset[str]
    names: re.Pattern[str]
    helpers: frozenset[str] = frozenset()
    helper_names: re.Pattern[str] = re.compile("(?!)")

    def is_one(self, name: str, kinds: frozenset[str]) -> bool:
        """Whether a part is of this kind; ``kinds`` are those of the relations that lead to it."""
        return bool(self.kinds & kinds) or self.names.fullmatch(name) is not None

    def belongs(self, name: str, kinds: frozenset[str]) -> bool:
        """Whether it is, or goes along with one."""
        is_helper = bool(self.helpers & kinds) or self.helper_names.fullmatch(name) is not None
        return is_helper or self.is_one(name, kinds)


def _kind(
    check: str, kinds: str, names: str, helpers: str = "", helper_names: str = "(?!)"
) -> PartKind:
    return PartKind(
        check,
        frozenset(kinds.split()),
        re.compile(names, re.IGNORECASE),
        frozenset(helpers.split()),
        re.compile(helper_names, re.IGNORECASE),
    )


SIGNATURE = _kind(
    "digital-signature",
    "signature",
    r"_xmlsignatures/[^/]+\.xml",
    "origin certificate",
    r"_xmlsignatures/.*",
)
# Parts that are told by being there: more is not to be read of them.
PRESENT = (
    _kind("external-link", "externalLink", r"xl/externalLinks/[^/]+"),
    _kind(
        "embedded-object",
        "oleObject package control activeXControlBinary",
        r"xl/(?:embeddings|activeX)/[^/]+",
    ),
    _kind(
        "macro-code",
        "vbaProject xlMacrosheet xlIntlMacrosheet dialogsheet",
        r"(?:.*/)?vbaProject[^/]*|xl/(?:macrosheets|dialogsheets)/[^/]+",
        "vbaProjectSignature",
    ),
    _kind(
        "revision-log",
        "revisionHeaders revisionLog usernames",
        r"xl/revisions/[^/]+|xl/userNames\.xml",
    ),
    _kind(
        "custom-xml", "customXml", r"customXml/item[0-9]+\.xml", "customXmlProps", r"customXml/.*"
    ),
    SIGNATURE,
    _kind("pivot-cache", "pivotCacheRecords", r"xl/pivotCache/[^/]+Records[^/]*"),
    _kind(
        "data-connection",
        "connections queryTable",
        r"xl/connections\.xml|xl/queryTables/[^/]+",
    ),
)
COMMENTS = _kind("cell-comment", "comments", r"xl/(?:comments/)?comments?[0-9]*\.xml")
THREADS = _kind("cell-comment", "threadedComment", r"xl/threadedComments/[^/]+")
PEOPLE = _kind("author-property", "person", r"xl/persons/[^/]+")
OWN_PROPERTIES = _kind("custom-property", "custom-properties", r"docProps/custom\.xml")
# Parts that are told by what they say.
SAYING = (COMMENTS, THREADS, PEOPLE, OWN_PROPERTIES)
PICTURES = _kind("picture-position", "image", r"xl/media/[^/]+")
PROPERTIES = _kind(
    "author-property", "core-properties extended-properties", r"docProps/(?:core|app)\.xml"
)

# The elements of properties that tell of people, and what programs write where nobody has a name.
PERSONAL_PROPERTIES = (
    *("creator", "lastModifiedBy", "revision"),
    *("Company", "Manager", "HyperlinkBase"),
)
NOBODY = frozenset(
    {
        "openpyxl",
        "Calc",
        "Excel",
        "LibreOffice",
        "Microsoft Excel",
        "OpenOffice.org",
        "Apache POI",
        "Microsoft Corporation",
        "Microsoft Office User",
        "Microsoft Office ユーザー",
        "Unknown Creator",
        "XlsxWriter",
    }
)
# What programs write among the properties of people when they turn one format into another.
OF_PROGRAMS = frozenset(
    {
        "AppVersion",
        "DocSecurity",
        "HyperlinksChanged",
        "LinksUpToDate",
        "ScaleCrop",
        "ShareDoc",
    }
)
# What the author of a plain comment that stands for a thread begins with.
THREAD_AUTHOR = "tc="
_WEB = re.compile(r"(?:https?|ftp|mailto|tel):|#", re.IGNORECASE)


def is_web(target: str) -> bool:
    """Whether a link leads to where everybody can see that it does; else it leads to a file."""
    return _WEB.match(target) is not None
