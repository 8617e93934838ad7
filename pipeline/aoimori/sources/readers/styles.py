"""The styles of a workbook, as far as they are read: number formats, and looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from openpyxl.styles.numbers import BUILTIN_FORMATS

from aoimori.core.looks import PLAIN, Look
from aoimori.core.opc import MAIN
from aoimori.sources.opc.xmlstream import is_on, walk
from aoimori.sources.readers.formats import JAPANESE_DATE, JAPANESE_DATES

GENERAL = "General"
# Excel stops at 64,000.
_MAX_STYLES = 1_000_000

# What stands for paper and ink: indexed 64 and 65 are those of the screen, theme 0 and 1 as well.
_PAPER = frozenset(("FFFFFF", "indexed1", "indexed9", "indexed65", "theme0"))
_INK = frozenset(("000000", "indexed0", "indexed8", "indexed64", "theme1"))
# The lines of a pattern that names no colour.
_AUTOMATIC = Look(fill="indexed64")


@dataclass(frozen=True, slots=True)
class Styles:
    """By the number of a cell style: ``numbers`` of its format and their ``codes``, and ``looks``
    as indices into ``table``, whose first is plain. ``custom`` formats are named by the file."""

    numbers: tuple[int, ...] = (0,)
    codes: tuple[str, ...] = (GENERAL,)
    looks: tuple[int, ...] = (0,)
    table: tuple[Look, ...] = (PLAIN,)
    custom: dict[int, str] = field(default_factory=dict)


def read_styles(pieces: Iterable[bytes]) -> Styles:
    """Raises ``ValueError`` for what is no number, ``IndexError`` for a font that is not there."""
    sheet = _StyleSheet()
    walk(pieces, sheet.start, sheet.end, namespace=MAIN)
    if not sheet.styles:
        return Styles()
    table: dict[Look, int] = {PLAIN: 0}
    looks: list[int] = []
    for _, font, fill in sheet.styles:
        look = replace(_at(sheet.fonts, font), fill=_at(sheet.fills, fill).fill)
        looks.append(table.setdefault(look, len(table)))
    numbers = tuple(number for number, _, _ in sheet.styles)
    codes = {number: _code(number, sheet.custom) for number in set(numbers)}
    return Styles(
        numbers, tuple(map(codes.__getitem__, numbers)), tuple(looks), tuple(table), sheet.custom
    )


def _at(looks: list[Look], number: int) -> Look:
    return looks[number] if looks or number else PLAIN


def _code(number: int, custom: dict[int, str]) -> str:
    if number in custom:
        return custom[number]
    return JAPANESE_DATE if number in JAPANESE_DATES else BUILTIN_FORMATS.get(number, GENERAL)


class _StyleSheet:
    """What is read of styles.xml; ``dxfs`` have fonts and fills too, but of no cell style."""

    def __init__(self) -> None:
        self.custom: dict[int, str] = {}
        self.fonts: list[Look] = []
        self.fills: list[Look] = []
        self.styles: list[tuple[int, int, int]] = []
        self._path: list[str] = []
        self._pattern = ""

    def start(self, name: str, told: dict[str, str]) -> None:
        self._path.append(name)
        match self._path[1:]:
            case ["numFmts", "numFmt"]:
                self.custom[int(told["numFmtId"])] = told["formatCode"]
            case ["cellXfs", "xf"]:
                ids = (int(told.get(key, 0)) for key in ("numFmtId", "fontId", "fillId"))
                number, font, fill = ids
                self.styles.append((number, font, fill))
            case ["fonts", "font"]:
                self.fonts.append(PLAIN)
            case ["fonts", "font", what]:
                self.fonts[-1] = _with(self.fonts[-1], what, told)
            case ["fills", "fill"]:
                self.fills.append(PLAIN)
            case ["fills", "fill", *inside]:
                self._fill(inside, told)
        if max(map(len, (self.custom, self.fonts, self.fills, self.styles))) > _MAX_STYLES:
            raise ValueError("styles")

    def end(self, name: str, text: str) -> None:
        self._path.pop()

    def _fill(self, inside: list[str], told: dict[str, str]) -> None:
        """A pattern has the colour of its lines, else that between them; a gradient its first."""
        match inside:
            case ["patternFill"]:
                self._pattern = told.get("patternType", "none")
                if self._pattern != "none":
                    self.fills[-1] = _AUTOMATIC
            case ["patternFill", "fgColor"] if self._pattern == "solid":
                if not is_on(told.get("auto")):
                    self.fills[-1] = Look(fill=colour_of(told, _PAPER))
            case ["patternFill", "fgColor" | "bgColor"] if self.fills[-1] == _AUTOMATIC:
                if self._pattern != "solid" and (colour := colour_of(told, _PAPER)):
                    self.fills[-1] = Look(fill=colour)
            case ["gradientFill", "stop", "color"] if not self.fills[-1].fill:
                self.fills[-1] = Look(fill=colour_of(told, _PAPER))


def _with(font: Look, what: str, told: dict[str, str]) -> Look:
    on = is_on(told.get("val"), absent=True)
    match what:
        case "b":
            return replace(font, bold=on)
        case "i":
            return replace(font, italic=on)
        case "strike":
            return replace(font, strike=on)
        case "color":
            return replace(font, colour=colour_of(told, _INK))
    return font


def colour_of(told: dict[str, str], usual: frozenset[str]) -> str:
    """``RRGGBB``, ``theme4`` or ``indexed10``; empty for a usual one, and for none at all.

    A theme colour that is usual is not so any more where it is made lighter or darker.
    """
    if is_on(told.get("auto")):
        return ""
    if "rgb" in told:
        colour = told["rgb"][-6:].upper()
    elif "theme" in told:
        colour = f"theme{int(told['theme'])}"
        if float(told.get("tint", 0)):
            return colour
    else:
        colour = f"indexed{int(told['indexed'])}" if "indexed" in told else ""
    return "" if colour in usual else colour
