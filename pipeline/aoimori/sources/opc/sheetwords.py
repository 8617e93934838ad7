"""What the attributes of the rows and columns of a sheet say."""

from __future__ import annotations

from collections.abc import Mapping

from aoimori.sources.opc.xmlstream import is_on

# Nothing is hidden in the XML of a sheet, in an encoding like ASCII, that has none of these.
HINTS = (b"hidden", b' ht="0', b" ht='0", b' width="0', b" width='0")


def row_number(told: Mapping[str, str], before: int) -> int:
    """The number of a row; one that tells none follows the row before."""
    number = told.get("r")
    return before + 1 if number is None else int(float(number))


def is_hidden_row(told: Mapping[str, str]) -> bool:
    """Hidden, or of no height: it is shown as little."""
    return is_on(told.get("hidden")) or _is_zero(told.get("ht"))


def is_hidden_column(told: Mapping[str, str]) -> bool:
    """Hidden, or of no width."""
    return is_on(told.get("hidden")) or _is_zero(told.get("width"))


def _is_zero(told: str | None) -> bool:
    try:
        return told is not None and float(told) == 0
    except ValueError:
        return False
