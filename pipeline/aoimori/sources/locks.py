"""Lock files: ``<dataset>/<fiscal year>/release.lock.json``."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.lock import FORMAT, Lock, TableLock

NAME = "release.lock.json"
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def read_lock(path: Path, name: str) -> Lock | None:
    """The lock, or ``None`` where there is none yet.

    Raises :class:`Stop`: ``lock-newer`` for a format this version does not know,
    ``lock-unreadable`` for anything that is no lock.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(name, str(error)) from error
    try:
        data = json.loads(text)
        if data["lock"] > FORMAT:
            raise Stop(Finding("lock-newer", Place(name), {"format": str(data["lock"])}))
        if not _VERSION.fullmatch(data["version"]) or data["lock"] < 1:
            raise ValueError(f"version {data['version']!r}")
        return Lock(
            version=data["version"],
            issued=date.fromisoformat(data["issued"]),
            modified=date.fromisoformat(data["modified"]),
            tables={
                table: TableLock(
                    words["schema"],
                    int(words["rows"]),
                    words["content"],
                    str(words.get("glossary", "")),
                )
                for table, words in data["tables"].items()
            },
            files={file: str(digest) for file, digest in data["files"].items()},
            relisted=date.fromisoformat(data["listed"]) if "listed" in data else None,
            encoders={file: str(name) for file, name in data.get("encoders", {}).items()},
            card=str(data.get("card", "")),
        )
    except KeyError as error:
        raise _unreadable(name, f"{error.args[0]} ?") from error
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise _unreadable(name, str(error)) from error


def _unreadable(name: str, problem: str) -> Stop:
    return Stop(Finding("lock-unreadable", Place(name), {"problem": problem}))


def lock_bytes(lock: Lock) -> bytes:
    """The lock as it is committed: sorted, one fact a line; ``listed`` only where it is not
    the day of the last change."""
    data = {
        "lock": FORMAT,
        "version": lock.version,
        "issued": lock.issued.isoformat(),
        "modified": lock.modified.isoformat(),
        **({"listed": lock.relisted.isoformat()} if lock.relisted else {}),
        "card": lock.card,
        "tables": {
            name: {
                "schema": table.schema,
                "rows": table.rows,
                "content": table.content,
                "glossary": table.glossary,
            }
            for name, table in sorted(lock.tables.items())
        },
        "files": dict(sorted(lock.files.items())),
        "encoders": dict(sorted(lock.encoders.items())),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
