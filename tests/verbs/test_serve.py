"""What ``serve`` answers, without its command."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.request import urlopen

from aoimori.verbs.serve import Server


def test_what_is_sent_with_a_file(tmp_path: Path) -> None:
    for path in ("data/a/b/latest/t.csv", "data/a/b/2024/t.csv"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    with Server.open("127.0.0.1", 0) as server, server.showing(tmp_path):
        at = f"http://127.0.0.1:{server.port}/data/a/b/"
        with urlopen(f"{at}latest/t.csv?x=1") as answer:
            assert answer.headers["Cache-Control"] == "max-age=300"
        with urlopen(f"{at}2024/t.csv") as answer:
            assert answer.headers["Cache-Control"] is None


def test_a_request_that_is_none_is_answered(tmp_path: Path) -> None:
    with (
        Server.open("127.0.0.1", 0) as server,
        server.showing(tmp_path),
        socket.create_connection(("127.0.0.1", server.port), timeout=10) as client,
    ):
        client.sendall(b"GET / HTTP/x\r\n\r\n")
        assert b"400" in client.recv(4096)
