"""The words of the interface, from ``site/labels.yaml``, in both languages."""

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


def read_labels(path: Path) -> dict[Language, dict[str, str]]:
    """Every word by language and key. Raises :class:`Stop` when one is missing in a language."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        items = [(key, dict(texts)) for key, texts in data.items()]
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        reason = {"reason": str(error).splitlines()[0]}
        raise Stop(Finding("site-failed", Place(f"site/{path.name}"), reason)) from error
    labels: dict[Language, dict[str, str]] = {lang: {} for lang in LANGUAGES}
    for key, texts in items:
        for lang in LANGUAGES:
            text = texts.get(lang)
            if not isinstance(text, str) or not text.strip():
                details = {"reason": f"{key}: {lang}"}
                raise Stop(Finding("site-failed", Place(f"site/{path.name}", key=key), details))
            labels[lang][key] = text
    return labels


def frame_words(words: Words) -> dict[str, str]:
    """The words of the theme, without their mark."""
    return {key[len(FRAME) :]: text for key, text in words.items() if key.startswith(FRAME)}
