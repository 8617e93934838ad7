"""How much a finding weighs, in words: the same on the terminal and in every report."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.findings import Severity
from aoimori.core.localized import Localized

SEVERITIES: Mapping[Severity, Localized] = MappingProxyType(
    {
        Severity.ERROR: Localized("エラー", "error"),
        Severity.WARNING: Localized("警告", "warning"),
        Severity.NOTICE: Localized("お知らせ", "notice"),
    }
)
