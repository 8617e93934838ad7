"""serve: show a built site on this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from aoimori.core.findings import Finding, Stop
from aoimori.sources.files import Project


@dataclass(frozen=True, slots=True)
class Served:
    """The site of a project, and the folders it is made of."""

    site: Path
    made_of: tuple[Path, ...]


def served(folder: Path) -> Served:
    """What to show and to watch of the project a folder lies in. Raises :class:`Stop`."""
    project = Project.around(folder)
    return Served(project.build / "site", (project.datasets, project.schemas, project.site))


class _Handler(SimpleHTTPRequestHandler):
    """Files with the content types the catalogue promises; quiet."""

    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".csv": "text/csv; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".geojson": "application/geo+json",
        ".parquet": "application/vnd.apache.parquet",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".rdf": "application/rdf+xml",
        ".ttl": "text/turtle; charset=utf-8",
        ".svg": "image/svg+xml",
        ".js": "text/javascript; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        """Requests are of no interest here."""


class _Server6(ThreadingHTTPServer):
    address_family = socket.AF_INET6


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    return host == "localhost" or host == "::1" or host.startswith("127.")


class Server:
    """A port that is taken before anything is built, so that a busy one is told at once."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._server = server

    @classmethod
    def open(cls, host: str, port: int) -> Self:
        """Take the port (0: any free one). Raises :class:`Stop`: ``port-in-use``,
        ``address-unusable`` (no address of this machine, or no right to the port)."""
        kind = _Server6 if ":" in host else ThreadingHTTPServer
        try:
            return cls(kind((host, port), _Handler))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Stop(Finding("port-in-use", details={"port": str(port)})) from error
            details = {"host": host, "port": str(port)}
            raise Stop(Finding("address-unusable", details=details)) from error

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @contextmanager
    def showing(self, site: Path) -> Iterator[None]:
        """Serve a folder, which may be swapped meanwhile, until the end of the block."""
        self._server.RequestHandlerClass = partial(_Handler, directory=str(site))
        thread = Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._server.shutdown()
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.server_close()
