"""Pages that are one file, to read, print and hand on: how their templates are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def templates(package: str, text: Callable[[str], str]) -> Environment:
    """The templates of a package. What they show is escaped, and goes through ``text`` first;
    markup stays, and ``None`` is a mistake of a template."""

    def shown(value: Any) -> Any:
        if value is None:
            raise TypeError("None has no text")
        return value if hasattr(value, "__html__") else text(str(value))

    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
