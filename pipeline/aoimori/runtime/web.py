"""Files on the web, read as they come; what can go wrong by its kind."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPMessage
from typing import IO, BinaryIO, Literal, cast
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

# Seconds without a sign of life.
TIMEOUT = 30
Kind = Literal["absent", "http", "no-server", "tls", "timeout", "network"]
_ABSENT = (404, 410)


class WebError(Exception):
    """A file could not be had; ``detail`` is the status or the reason, as it was told."""

    def __init__(self, kind: Kind, detail: str = "") -> None:
        super().__init__(f"{kind} {detail}")
        self.kind, self.detail = kind, detail


@contextmanager
def opened(address: str) -> Iterator[BinaryIO]:
    """The content of an address. Raises :class:`WebError`, also while it is read."""
    try:
        request = Request(address, headers={"User-Agent": "aoimori", "Accept-Encoding": "identity"})
        with _opener().open(request, timeout=TIMEOUT) as answer:
            yield cast(BinaryIO, answer)
            if answer.length:  # what is left of what was promised
                raise HTTPException("incomplete")
    except HTTPError as error:
        error.close()
        kind: Kind = "absent" if error.code in _ABSENT else "http"
        raise WebError(kind, str(error.code)) from error
    except URLError as error:
        raise _explained(error.reason) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _explained(error) from error


class _Redirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if req.type == "https" and not newurl.lower().startswith("https:"):
            raise URLError(f"{code} → {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """One that knows the web and nothing else: no redirect leads to a file, or to what
    is not safe from what is."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        _Redirects(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _explained(reason: object) -> WebError:
    match reason:
        case TimeoutError():
            return WebError("timeout")
        case ssl.SSLError():
            return WebError("tls", getattr(reason, "verify_message", "") or reason.reason or "TLS")
        case socket.gaierror():
            return WebError("no-server")
        case OSError():
            return WebError("network", reason.strerror or str(reason) or type(reason).__name__)
    return WebError("network", str(reason) or type(reason).__name__)
