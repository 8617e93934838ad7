"""A built site on a port of this machine, sent as a careful host sends it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from aoimori.core.hosting import HEADERS, content_type

# Nothing from elsewhere, no script in a page, and no policy that is laxer for our own.
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'wasm-unsafe-eval'"
)


class _Handler(SimpleHTTPRequestHandler):
    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return content_type(Path(path).relative_to(self.directory).as_posix())

    def end_headers(self) -> None:
        for name, value in {**HEADERS, "Content-Security-Policy": POLICY}.items():
            self.send_header(name, value)
        super().end_headers()

    def log_request(self, *_: object) -> None:
        """Requests are of no interest here, nor what became of them."""

    log_error = log_request


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a folder that is served until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
