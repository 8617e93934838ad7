"""What happened to one value: named steps, and the reasons why a value cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One named change of one value; ``None`` is an empty value. Rules: docs/repairs.md.

    ``status`` says why a symbol stands for no value (schemas/codes/observation-statuses.csv).
    """

    rule: str
    before: str | None
    after: str | None
    status: str = ""


class Unreadable(ValueError):  # noqa: N818 - says what the value is, caught by the reader
    """A value that does not read as asked; ``check`` is a code of the message catalogue."""

    def __init__(self, check: str, **details: str) -> None:
        self.check = check
        self.details = details
        super().__init__(check)
