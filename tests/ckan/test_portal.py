"""The way to a portal: patience with one that is busy, and a kind and words for what goes wrong."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from aoimori.ckan.portal import Portal, PortalError
from support.faultyproxy import FaultyProxy

Answer = tuple[int, dict[str, str], bytes]
WELL: Answer = (200, {}, json.dumps({"success": True, "result": {"a": 1}}).encode())


def refusal(kind: str, **fields: object) -> bytes:
    return json.dumps({"success": False, "error": {"__type": kind, **fields}}).encode()


class Server:
    """Answers from a list, the last one for ever; keeps what it was asked."""

    def __init__(self, *answers: Answer, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        left, asked = list(answers), self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                asked.append((self.path, dict(self.headers), self.rfile.read(length)))
                status, headers, body = left.pop(0) if len(left) > 1 else left[0]
                self.send_response_only(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None: ...

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if context is not None:
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        scheme = "http" if context is None else "https"
        self.address = f"{scheme}://localhost:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()


Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[Server] = []

    def start(*answers: Answer, context: ssl.SSLContext | None = None) -> Server:
        servers.append(Server(*answers, context=context))
        return servers[-1]

    yield start
    for server in servers:
        server.http.shutdown()
        server.http.server_close()


def asked(address: str, token: str = "secret", **more: object) -> tuple[Portal, list[float]]:
    """A portal, and how long it was waited."""
    waits: list[float] = []
    return Portal(address, token, sleep=waits.append), waits


def failure(portal: Portal, *, again: bool = True) -> PortalError:
    with pytest.raises(PortalError) as caught:
        portal.call("package_show", {"id": "x"}, again=again)
    return caught.value


def test_an_action_is_asked_for(serve: Serve) -> None:
    server = serve(WELL)
    portal, waits = asked(server.address)
    assert portal.call("package_show", {"id": "町"}) == {"a": 1}
    path, headers, body = server.asked[0]
    assert path == "/api/action/package_show"
    assert headers["Authorization"] == "secret"
    assert json.loads(body) == {"id": "町"}
    assert (portal.requests, waits) == (1, [])


def test_the_token_is_not_shown() -> None:
    assert "secret" not in repr(Portal("https://a.example", "secret"))


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_portal_is_asked_again(serve: Serve, status: int) -> None:
    busy: Answer = (status, {}, b"<html>busy</html>")
    server = serve(busy, busy, busy, WELL)
    portal, waits = asked(server.address)
    assert portal.call("status_show") == {"a": 1}
    assert len(waits) == 3
    # Each time about twice as long.
    assert all(later > 1.1 * earlier for earlier, later in pairwise(waits))


def test_it_is_waited_as_long_as_the_portal_says(serve: Serve) -> None:
    server = serve((429, {"Retry-After": "7"}, b""), (503, {"Retry-After": "9999"}, b""), WELL)
    portal, waits = asked(server.address)
    portal.call("status_show")
    assert waits == [7.0, 120.0]


def test_it_is_waited_until_the_time_the_portal_says(serve: Serve) -> None:
    """By its own clock (RFC 9110, 10.2.3): ``Date`` says what that is."""
    at = "Fri, 27 Nov 2026 10:00:"
    said = {"Date": f"{at}00 GMT", "Retry-After": f"{at}09 GMT"}
    past = {"Date": f"{at}05 GMT", "Retry-After": f"{at}00 GMT"}
    broken = {"Retry-After": "in a while"}
    server = serve((503, said, b""), (429, past, b""), (503, broken, b""), WELL)
    portal, waits = asked(server.address)
    portal.call("status_show")
    assert waits[:2] == [9.0, 0.0]
    assert waits[2] > 1.0  # our own pace


def test_after_six_times_it_is_given_up(serve: Serve) -> None:
    server = serve((503, {}, b""))
    portal, waits = asked(server.address)
    error = failure(portal)
    assert (error.fault, error.detail, len(server.asked), len(waits)) == ("busy", "503", 6, 5)
    assert error.lost


def test_a_fault_inside_ckan_is_asked_again(serve: Serve) -> None:
    """Two requests that are in each other's way are told so, as JSON."""
    server = serve((500, {}, refusal("Internal Server Error", message="x")), WELL)
    portal, waits = asked(server.address)
    assert portal.call("status_show") == {"a": 1}
    assert len(waits) == 1


def test_ckans_refusal_is_told_in_words(serve: Serve) -> None:
    body = refusal(
        "Validation Error",
        name=["That URL is already in use."],
        resources=[{}, {"url": ["Missing value"]}],
        tags=[],
    )
    error = failure(asked(serve((409, {}, body)).address)[0])
    assert error.fault == "invalid"
    assert error.detail == "name: That URL is already in use.; resources: url: Missing value"
    assert set(error.fields) == {"name", "resources", "tags"}
    assert not error.lost


@pytest.mark.parametrize(
    "answer",
    [
        (413, {"Content-Type": "text/html"}, b"<html>"),
        (409, {}, refusal("Validation Error", resources=[{"upload": ["File upload too large"]}])),
    ],
)
def test_what_is_too_large_is_told_as_that(serve: Serve, answer: Answer) -> None:
    portal, waits = asked(serve(answer).address)
    assert (failure(portal).fault, waits) == ("too-large", [])


@pytest.mark.parametrize("status", [429, 500, 502, 504, 520, 524])
def test_servers_on_the_way_may_be_busy_too(serve: Serve, status: int) -> None:
    portal, waits = asked(serve((status, {}, b"<html>"), WELL).address)
    assert portal.call("status_show") == {"a": 1}
    assert len(waits) == 1


def test_no_right_and_nothing_there(serve: Serve) -> None:
    denied = refusal("Authorization Error", message="Access denied: User may not")
    error = failure(asked(serve((403, {}, denied)).address)[0])
    assert (error.fault, error.detail) == ("denied", "Access denied: User may not")
    absent = refusal("Not Found Error", message="Not found")
    assert failure(asked(serve((404, {}, absent)).address)[0]).fault == "absent"


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b"<html>a page</html>"),
        (404, {}, b"<html>nothing</html>"),
        (200, {}, b"[]"),
        (200, {}, b"null"),
        (200, {}, b'"text"'),
        (200, {}, b'{"success": false, "error": "Socrata"}'),
        (200, {}, b"\xff\xfe"),
    ],
)
def test_what_is_no_ckan_is_told(serve: Serve, answer: Answer) -> None:
    error = failure(asked(serve(answer).address)[0])
    assert error.fault == "not-ckan"


def test_a_portal_that_has_moved_says_where(serve: Serve) -> None:
    server = serve((301, {"Location": "https://new.example/"}, b""))
    error = failure(asked(server.address)[0])
    assert (error.fault, error.detail) == ("moved", "https://new.example/")
    assert len(server.asked) == 1


def test_nobody_listens_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    portal, waits = asked(f"http://127.0.0.1:{port}")
    error = failure(portal)
    # It never came so far as to be lost.
    assert (error.fault, error.lost, len(waits)) == ("network", False, 5)
    assert error.detail == "[Errno 111] Connection refused"


def test_no_such_server() -> None:
    error = failure(asked("http://nobody.invalid")[0])
    assert error.fault == "no-server"


def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    error = failure(asked("http://portal.example")[0])
    assert error.fault == "proxy"


def test_a_certificate_nobody_vouches_for(serve: Serve, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = ("-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost")
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run(["openssl", "req", *made, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = serve(WELL, context=context)
    portal, waits = asked(server.address)
    error = failure(portal)
    assert (error.fault, waits, server.asked) == ("tls", [], [])
    assert error.detail.startswith("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")


@pytest.mark.parametrize("fate", ["refuse", "lose", "truncate"])
def test_a_lost_answer_is_asked_for_again(serve: Serve, fate: str) -> None:
    server = serve(WELL)
    with FaultyProxy(server.address, lambda n: fate if n == 1 else "pass") as proxy:  # type: ignore[arg-type,return-value]
        portal, _ = asked(proxy.address)
        assert portal.call("status_show") == {"a": 1}
    assert len(server.asked) == (1 if fate == "refuse" else 2)


@pytest.mark.parametrize("fate", ["lose", "truncate"])
def test_what_must_not_be_done_twice_is_not(serve: Serve, fate: str) -> None:
    server = serve(WELL)
    with FaultyProxy(server.address, lambda _: fate) as proxy:  # type: ignore[arg-type,return-value]
        error = failure(asked(proxy.address)[0], again=False)
    assert error.lost
    assert len(server.asked) == 1


def test_files_go_along(serve: Serve) -> None:
    server = serve(WELL)
    portal, _ = asked(server.address)
    portal.call("package_revise", {"match": "{}"}, {"update__upload": ("町.csv", b"a\n")})
    _, headers, body = server.asked[0]
    assert headers["Content-Type"].startswith("multipart/form-data")
    assert b"a\n" in body


def test_several_threads_may_ask(serve: Serve) -> None:
    server = serve(WELL)
    portal, _ = asked(server.address)
    threads = [threading.Thread(target=portal.call, args=("status_show",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert portal.requests == len(server.asked) == 8
