"""The one way to a CKAN portal: its actions, asked by ckanapi with patience.

A portal that is busy or cannot be reached for a moment is asked again, each time after a longer
while (or the one it names), and what went wrong has a kind and the portal's own words.
"""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import requests
from ckanapi import RemoteCKAN, errors

# Seconds to connect, and without a sign of life: a portal with much to index takes its time.
TIMEOUT = (15.0, 300.0)
TRIES = 6
# Seconds before a second try; each further one waits twice as long. No longer than the last.
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 120.0
_TOO_LARGE = 413
# Bytes of an answer that are taken at once.
_PIECE = 1 << 20
_REDIRECTS = frozenset((301, 302, 303, 307, 308))

Fault = Literal[
    "not-ckan",  # an answer no CKAN gives
    "moved",  # to another address
    "denied",  # the token may not
    "invalid",  # CKAN finds what was sent wrong
    "absent",  # there is no such thing
    "busy",  # too many requests, or an error inside the server
    "too-large",  # a file, for the portal or a server before it
    "taken",  # a name that is in use by somebody else
    "owner",  # an organization or group of this name is there and cannot be used
    "changed",  # since it was looked at
    "rebuilt",  # the site is no longer the one that was planned from
    "tls",
    "proxy",
    "no-server",
    "timeout",
    "network",
    "address",
]


class PortalError(Exception):
    """An action was not done, or nobody knows whether it was (``lost``: it was sent, and the
    answer never came). ``detail`` is what the portal or the network said; ``fields`` the parts of
    a refused thing with what is wrong with each."""

    def __init__(
        self,
        fault: Fault,
        detail: str = "",
        *,
        lost: bool = False,
        fields: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{fault} {detail}")
        self.fault, self.detail, self.lost = fault, detail, lost
        self.fields = fields or {}


class _Answer(Exception):  # noqa: N818 - an answer that is to be asked for again
    def __init__(self, status: int, after: float | None) -> None:
        super().__init__(str(status))
        self.status, self.after = status, after


class _Remote(RemoteCKAN):  # type: ignore[misc]
    """As ckanapi asks, but a busy portal is heard before its answer is taken for one."""

    def _request_fn(
        self, url: str, data: Any, headers: Any, files: Any, requests_kwargs: Any
    ) -> tuple[int, str]:
        told = {"data": data, "headers": headers, "files": files, "allow_redirects": False}
        with self.session.post(url, stream=True, **told, **requests_kwargs) as answer:
            # In large pieces: after each, whatever else the process does has its turn.
            reply = _Reply(
                answer.status_code, answer.headers, b"".join(answer.iter_content(_PIECE))
            )
        if reply.is_busy:
            raise _Answer(reply.status, reply.named_wait)
        if reply.status in _REDIRECTS:
            raise PortalError("moved", reply.headers.get("Location", ""))
        if reply.status == _TOO_LARGE:
            raise PortalError("too-large", str(_TOO_LARGE))
        if not reply.is_of_ckan:
            kind = reply.headers.get("Content-Type", "").partition(";")[0]
            raise PortalError("not-ckan", f"{reply.status} {kind}".strip())
        return reply.status, reply.body.decode()


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came back over HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_busy(self) -> bool:
        """Whether it may be better later: also what servers on the way say, with numbers of their
        own (520 to 530); not so the answer of CKAN to an action."""
        return (self.status == 429 or self.status >= 500) and not self._is_final

    @property
    def _is_final(self) -> bool:
        """Whether an error is CKAN's answer to the action: asking again brings the same. Not so
        one that it gives for any fault inside it, such as two requests in each other's way."""
        try:
            error = json.loads(self.body)["error"]
            return self.status != 429 and error["__type"] != "Internal Server Error"
        except (ValueError, TypeError, KeyError):
            return False

    @property
    def is_of_ckan(self) -> bool:
        """Whether it has the form of CKAN's answers: a JSON object that says whether it went
        well."""
        return self.body[:1] == b"{" and b'"success"' in self.body

    @property
    def named_wait(self) -> float | None:
        """Seconds that ``Retry-After`` names (RFC 9110, 10.2.3); a date by the server's own
        clock."""
        text = self.headers.get("Retry-After", "")
        if text.isascii() and text.isdigit():
            return min(float(text), _LONGEST_WAIT)
        try:
            left = parsedate_to_datetime(text) - parsedate_to_datetime(self.headers["Date"])
        except (ValueError, KeyError, TypeError):  # TypeError: one of them names no time zone
            return None
        return min(max(left.total_seconds(), 0.0), _LONGEST_WAIT)


@dataclass
class Portal:
    """A portal by its address; ``token`` is never shown. Several threads may use it.

    ``requests`` counts what was sent.
    """

    address: str
    token: str = field(default="", repr=False)
    tries: int = TRIES
    sleep: Callable[[float], None] = time.sleep
    requests: int = 0

    def __post_init__(self) -> None:
        self._local, self._lock = threading.local(), threading.Lock()

    def call(
        self,
        action: str,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
        *,
        again: bool = True,
    ) -> Any:
        """The result of an action. Raises :class:`PortalError`; if the answer to one that was
        sent got lost and it must not be done twice (not ``again``), at once."""
        lost = False
        for number, wait in enumerate(_waits(), start=1):
            try:
                return self._once(action, data, files, lost=lost)
            except PortalError as error:
                lost = lost or error.lost
                is_over = error.lost and not again
                if error.fault not in _AGAIN or number >= self.tries or is_over:
                    error.lost = lost
                    raise
                self.sleep(wait)
            except _Answer as answer:
                # A gateway that gave up does not know what became of it, either.
                lost = lost or answer.status != 429
                if number >= self.tries or (lost and not again):
                    raise PortalError("busy", str(answer.status), lost=lost) from answer
                self.sleep(wait if answer.after is None else answer.after)
        raise AssertionError("a portal is asked at least once")

    def _once(
        self,
        action: str,
        data: Mapping[str, Any] | None,
        files: Mapping[str, tuple[str, bytes]] | None,
        *,
        lost: bool,
    ) -> Any:
        with self._lock:
            self.requests += 1
        try:
            told = {"requests_kwargs": {"timeout": TIMEOUT}}
            return self._remote().call_action(action, dict(data or {}), files=files, **told)
        except errors.NotAuthorized as error:
            raise PortalError("denied", _message(error.extra_msg), lost=lost) from error
        except errors.ValidationError as error:
            fields = {k: v for k, v in error.error_dict.items() if k not in ("__type", "message")}
            words = _words(fields)
            fault: Fault = "too-large" if "File upload too large" in words else "invalid"
            raise PortalError(fault, words, lost=lost, fields=fields) from error
        except errors.NotFound as error:
            raise PortalError("absent", str(error.extra_msg), lost=lost) from error
        except (errors.CKANAPIError, errors.ServerIncompatibleError) as error:
            raise PortalError("not-ckan", _brief(str(error)), lost=lost) from error
        except requests.RequestException as error:
            raise _explained(error) from error

    def _remote(self) -> _Remote:
        """One for each thread: a session is of one."""
        remote: _Remote | None = getattr(self._local, "remote", None)
        if remote is None:
            remote = _Remote(self.address, apikey=self.token or None, user_agent="aoimori")
            remote.session = requests.Session()
            self._local.remote = remote
        return remote


# What may be over in a moment.
_AGAIN: frozenset[Fault] = frozenset(("busy", "no-server", "timeout", "network", "proxy"))


def _waits() -> Iterator[float]:
    """How long to wait before each further try; not all who wait come back at once."""
    wait = _FIRST_WAIT
    while True:
        yield wait * random.uniform(0.75, 1.25)
        wait = min(2 * wait, _LONGEST_WAIT)


def _explained(error: requests.RequestException) -> PortalError:
    match error:
        case requests.exceptions.SSLError():
            return PortalError("tls", _brief(str(error)))
        case requests.exceptions.ProxyError():
            return PortalError("proxy", _brief(str(error)))
        case requests.exceptions.ConnectTimeout():
            return PortalError("timeout")
        case requests.exceptions.Timeout():
            return PortalError("timeout", lost=True)
        case (
            requests.exceptions.InvalidURL()
            | requests.exceptions.InvalidSchema()
            | requests.exceptions.MissingSchema()
        ):
            return PortalError("address")
    text = str(error)
    if "NameResolutionError" in text or "Name or service not known" in text:
        return PortalError("no-server")
    refused = "Connection refused" in text or "NewConnectionError" in text
    return PortalError("network", _brief(text), lost=not refused)


def _brief(text: str) -> str:
    """The end of a chain of causes, where the reason is: ``[Errno 111] Connection refused``."""
    reason = text.rpartition("Caused by ")[2]
    found = _REASON.search(reason)
    return (found[0] if found else " ".join(reason.split()).strip("() "))[:200]


_REASON = re.compile(r"\[(?:Errno -?\d+|SSL: \w+)\] [^'\"()]*[^'\"() ]")


def _message(told: Any) -> str:
    return str(told.get("message", "")) if isinstance(told, dict) else str(told or "")


def _words(fields: Any) -> str:
    """CKAN's validation errors in a line: which field, what is wrong with it."""
    match fields:
        case dict():
            parts = ((name, _words(each)) for name, each in fields.items())
            return "; ".join(f"{name}: {told}" for name, told in parts if told)
        case list():
            return ", ".join(filter(None, map(_words, fields)))
    return str(fields).strip()


def as_json(value: object) -> str:
    """A value inside a form that carries files."""
    return json.dumps(value, ensure_ascii=False)
