"""How people call encodings; in details and for programs they have the names Python gives them."""

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized

ENCODINGS: Mapping[str, Localized] = MappingProxyType(
    {
        "utf-8": Localized("UTF-8", "UTF-8"),
        "utf-8-sig": Localized("UTF-8（BOM 付き）", "UTF-8 with BOM"),
        "utf-16": Localized("UTF-16（Excel の「Unicode テキスト」）", "UTF-16 (Unicode text)"),
        "cp932": Localized("Shift_JIS（Windows の日本語）", "Shift_JIS (Japanese Windows)"),
        "latin-1": Localized("欧文（ISO-8859-1）", "ISO-8859-1 (Western European)"),
        "cp1252": Localized("欧文（Windows-1252）", "Windows-1252 (Western European)"),
    }
)


def encoding_text(names: str, lang: Language) -> str:
    """One or several (parted by ・) in words; what has none as it is called."""
    told = [ENCODINGS[name].text(lang) if name in ENCODINGS else name for name in names.split("・")]
    return ("・" if lang == "ja" else ", ").join(told)
