"""Keywords as the portals of others take them."""

from __future__ import annotations

import re
import unicodedata

# CKAN's rules for tags (ckan.logic.validators): one that it refuses, it refuses with its dataset,
# also when it harvests a catalogue.
_LEAST, _MOST = 2, 100
_FIT = re.compile(r"[\w \-.]*")
_REFUSED = re.compile(r"[^\w \-.]+")


def tag(keyword: str) -> str:
    """A keyword as CKAN takes it: 2 to 100 letters, digits, spaces and ``-_.``. Other signs
    between words become hyphens, one letter alone gets ``_`` behind it (水 → 水_)."""
    text = keyword.strip()
    if not _FIT.fullmatch(text):
        # Half-width brackets and signs go the same way as full-width ones.
        text = _REFUSED.sub("-", unicodedata.normalize("NFKC", text)).strip("- ")
    text = text or "-".join(f"U-{ord(letter):04X}" for letter in keyword.strip())
    return text[:_MOST].strip().ljust(_LEAST, "_")
