"""The verdict on a file, as sign and word, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Localized

FILE_VERDICTS: Mapping[str, Localized] = MappingProxyType(
    {
        "passed": Localized("○ 合格", "○ passed"),
        "failed": Localized("× 要修正", "× to be mended"),
        "not-judged": Localized("－ 判定できません", "－ not judged"),
        "file-mended": Localized("✓ 公開する表で修正済み", "✓ mended in what is published"),
    }
)
