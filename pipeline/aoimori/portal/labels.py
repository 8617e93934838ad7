"""The words of the interface, from the files of ``site/words``, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.localized import LANGUAGES, Language

# Words the theme shows around a page; they travel in the front matter of the home page.
FRAME = "frame_"
Words = Mapping[str, str]
# Ten times as fast, where PyYAML was built with libyaml.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_labels(folder: Path) -> dict[Language, dict[str, str]]:
    """Every word by language and key, of all files of the folder. Raises :class:`Stop` when one
    is missing in a language, or is there twice."""
    labels: dict[Language, dict[str, str]] = {lang: {} for lang in LANGUAGES}
    for path in sorted(folder.glob("*.yaml")):
        for key, texts in _read(path):
            for lang in LANGUAGES:
                text = texts.get(lang)
                if not isinstance(text, str) or not text.strip():
                    raise _stop(path, f"{key}: {lang}", key)
                if key in labels[lang]:
                    raise _stop(path, f"{key}: 2", key)
                labels[lang][key] = text
    return labels


def _read(path: Path) -> list[tuple[str, dict[str, object]]]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        return [(key, dict(texts)) for key, texts in data.items()]
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise _stop(path, str(error).splitlines()[0], "") from error


def _stop(path: Path, reason: str, key: str) -> Stop:
    place = Place(f"{path.parent.parent.name}/{path.parent.name}/{path.name}", key=key)
    return Stop(Finding("site-failed", place, {"reason": reason}))


def frame_words(words: Words) -> dict[str, str]:
    """The words of the theme, without their mark."""
    return {key[len(FRAME) :]: text for key, text in words.items() if key.startswith(FRAME)}
