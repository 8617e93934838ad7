"""serve: show a built site on this machine."""

from __future__ import annotations

import errno
import os
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
from aoimori.core.hosting import content_type, headers
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
    """Files as a host is to send them; quiet."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """By the path below the root of the site; a folder is shown by its index."""
        return content_type(self._below(path))

    def end_headers(self) -> None:
        for name, value in headers(self._asked()).items():
            self.send_header(name, value)
        super().end_headers()

    def _asked(self) -> str:
        """The file that is asked for; none where a request is none."""
        return self._below(self.translate_path(getattr(self, "path", "")))

    def _below(self, path: str | os.PathLike[str]) -> str:
        return Path(path).relative_to(self.directory).as_posix()

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
