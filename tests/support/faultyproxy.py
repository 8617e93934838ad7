"""A proxy on this machine that counts requests and spoils some: resets, delays, answers cut off.

It reads one HTTP request after the other from a connection, so that what happens to each is known.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Literal
from urllib.parse import urlsplit

# What becomes of a request: it never arrives; it arrives and its answer is lost; the answer comes
# by half; it comes late; all is well.
Fate = Literal["refuse", "lose", "truncate", "delay", "pass"]


class FaultyProxy:
    """Stands before a server; ``fate`` decides over every request by its number, from 1."""

    def __init__(self, address: str, fate: Callable[[int], Fate], delay: float = 0.3) -> None:
        parts = urlsplit(address)
        self.target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.fate, self.delay, self.count = fate, delay, 0
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> FaultyProxy:
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError), client, socket.create_connection(self.target) as server:
            while request := _message(client):
                with self._lock:
                    self.count += 1
                    fate = self.fate(self.count)
                if fate == "refuse":
                    _reset(client)
                    return
                if fate == "delay":
                    time.sleep(self.delay)
                server.sendall(request)
                answer = _message(server)
                if fate == "lose":
                    _reset(client)
                    return
                if fate == "truncate":
                    client.sendall(answer[: max(1, len(answer) - 20)])
                    return
                client.sendall(answer)


def _reset(connection: socket.socket) -> None:
    """End a connection by RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _message(connection: socket.socket) -> bytes:
    """One whole HTTP message with a Content-Length, or up to the end of the connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return data
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    if not lengths and not head.startswith(b"HTTP/"):
        return data
    while not lengths or len(body) < lengths[0]:
        more = connection.recv(65536)
        if not more:
            break
        body += more
    return head + b"\r\n\r\n" + body
