"""The sheets that awaited years wait for, as far as a ``dataset.yaml`` tells by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aoimori.core.findings import Stop

_WORD = "awaited"


def expected(path: Path) -> Mapping[int, tuple[str, ...]]:
    """The files, below the dataset's folder, of every year that is awaited; none if the definition
    cannot be read. One that does not speak of any is not parsed."""
    try:
        if _WORD not in path.read_text(encoding="utf-8-sig"):
            return {}
    except (OSError, UnicodeDecodeError):
        return {}
    # Only now: these take long to load, and who counts datasets is not to wait.
    from aoimori.sources.nextyear import paths_of
    from aoimori.sources.yamlfile import read_yaml

    try:
        years = read_yaml(path, path.name).data["releases"]
        return {
            int(year): tuple(dict.fromkeys(paths_of(words)))
            for year, words in years.items()
            if words.get(_WORD) is True
        }
    except (Stop, LookupError, TypeError, ValueError, AttributeError):  # told by who reads it
        return {}
