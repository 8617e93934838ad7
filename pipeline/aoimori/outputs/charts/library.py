"""The script that makes charts interactive, out of the same package that draws them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

# Where pages look for it.
FILE = "portal/vega.js"
_PACKAGE = "vl-convert-python"
# What the pages ask for, and nothing else.
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def library_version() -> str:
    """What tells one script from another."""
    return f"{_PACKAGE} {version(_PACKAGE)}"


@cache
def library() -> bytes:
    """The script: Vega, Vega-Lite and Vega-Embed in one file (BSD 3-Clause, University of
    Washington Interactive Data Lab)."""
    import vl_convert

    return vl_convert.javascript_bundle(_SNIPPET).encode()
