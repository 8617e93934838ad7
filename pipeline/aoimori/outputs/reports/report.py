"""What a report is: a file name and a function from what was found to a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import FileCheckup
from aoimori.core.localized import Language, Localized


@dataclass(frozen=True, slots=True)
class Report:
    """One form of a diagnosis, the text of ``file``; equal checkups give equal texts."""

    name: str
    file: str
    title: Localized
    write: Callable[[Sequence[FileCheckup], Language], str]
