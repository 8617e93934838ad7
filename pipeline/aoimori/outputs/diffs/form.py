"""What a form of a diff is: a file name and a function from a comparison to bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aoimori.core.diff.comparison import Comparison
from aoimori.core.localized import Language, Localized


@dataclass(frozen=True, slots=True)
class DiffForm:
    """One form of a diff, the content of ``file``; equal comparisons give equal bytes. What
    programs read is the same in every language."""

    name: str
    file: str
    title: Localized
    write: Callable[[Comparison, Language], bytes]
