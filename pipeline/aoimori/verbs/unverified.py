"""Why a file is not as it was listed, or could not be looked at, as findings."""

from __future__ import annotations

from aoimori.core.findings import Finding, Place, Severity
from aoimori.runtime.web import TIMEOUT, WebError
from aoimori.verbs.holders import MOST, CannotRead, Unsafe

# What leaves a file unread.
UNREAD = frozenset(
    {"proof-unreadable", "proof-encrypted", "proof-packing", "proof-http", "proof-no-server"}
    | {"proof-tls", "proof-timeout", "proof-network", "proof-endless"}
)


def of_error(path: str, error: Exception) -> Finding:
    """Why a file could not be looked at."""
    if isinstance(error, Unsafe):
        return finding("proof-unsafe", path)
    if isinstance(error, CannotRead):
        return _unread(path, error)
    if not isinstance(error, WebError):
        raise error
    match error.kind:
        case "absent" | "http":
            return finding("proof-http", path, status=error.detail)
        case "no-server":
            return finding("proof-no-server", path)
        case "tls":
            return finding("proof-tls", path, reason=error.detail)
        case "timeout":
            return finding("proof-timeout", path, seconds=str(TIMEOUT))
    return finding("proof-network", path, reason=error.detail)


def _unread(path: str, error: CannotRead) -> Finding:
    match error.kind:
        case "encrypted":
            return finding("proof-encrypted", path)
        case "packing":
            return finding("proof-packing", path)
        case "overlaps":
            return finding("proof-overlaps", path)
        case "endless":
            return finding("proof-endless", path, most=f"{MOST // 2**30:,}")
    return finding("proof-unreadable", path, reason=str(error))


def finding(check: str, path: str, severity: Severity = Severity.ERROR, **details: str) -> Finding:
    """What is to be said of a file, or of what was named; its exact name is among the details."""
    return Finding(check, Place(printable(path)), {"path": path, **details}, severity)


def printable(path: str) -> str:
    """A name as a terminal may get it: anybody may have written it."""
    return "".join(sign if sign.isprintable() else "?" for sign in path)
