"""Drawing: a Vega-Lite specification becomes an SVG, the same on every machine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from aoimori.core.findings import Finding, Stop
from aoimori.core.localized import Language
from aoimori.outputs.charts import look
from aoimori.outputs.charts.kind import Spec

# A package that brings the font along; it is not imported, which would load a plotting library.
_FONT_PACKAGE = "matplotlib_fontja"
_FONT_FILE = "fonts/ipaexg.ttf"
_LOCALES: Mapping[Language, Literal["ja-JP", "en-GB"]] = MappingProxyType(
    {"ja": "ja-JP", "en": "en-GB"}
)
_SIZE = re.compile(r'<svg[^>]*? width="([0-9.]+)"[^>]*? height="([0-9.]+)"')
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG and its size in CSS pixels."""

    svg: str
    width: int
    height: int


def whole_spec(spec: Spec) -> str:
    """A specification with how all charts look, as JSON."""
    whole = {"$schema": _SCHEMA, "config": look.config(), **spec}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(512)
def draw(spec: str, lang: Language) -> Drawing:
    """The picture of a specification; one that was drawn is not drawn again. Raises :class:`Stop`
    (``chart-font-missing``) where the font is not: Japanese would silently be measured, and in
    other formats shown, as nothing."""
    _register(_font())
    import vl_convert

    svg = vl_convert.vegalite_to_svg(
        spec, format_locale=_LOCALES[lang], time_format_locale=_LOCALES[lang]
    )
    size = _SIZE.search(svg)
    width, height = (round(float(text)) for text in size.groups()) if size else (0, 0)
    return Drawing(svg, width, height)


def _font() -> Path:
    spec = find_spec(_FONT_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _FONT_FILE
        if path.is_file():
            return path.parent
    raise Stop(Finding("chart-font-missing", details={"font": look.FONT, "package": _FONT_PACKAGE}))


@cache
def _register(folder: Path) -> None:
    import vl_convert

    vl_convert.register_font_directory(str(folder))
