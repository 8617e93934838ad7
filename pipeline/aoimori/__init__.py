"""aoimori: departments' spreadsheets in, validated open data with metadata and a site out."""

from __future__ import annotations


def __getattr__(name: str) -> str:
    """``__version__``, looked up only when asked for: the look-up takes longer than a help page."""
    if name == "__version__":
        from importlib.metadata import version

        return version("aoimori")
    raise AttributeError(name)
