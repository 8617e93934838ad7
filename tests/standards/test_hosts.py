"""Real web servers, told what a build wrote for them, send what ``serve`` sends."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from aoimori.core.hosting import content_type, headers
from aoimori.outputs.hosts import host_files
from aoimori.verbs.serve import Server
from standards.conftest import BASE

FILES = (
    "index.html",
    "catalog.ttl",
    "catalog.jsonld",
    "catalog.rdf",
    "catalog.csv",
    "datapackage.json",
    "feed.xml",
    "sitemap.xml",
    "SHA256SUMS",
    "api/v1/index.json",
    "api/3/action/package_search",
    "data/aomori/population/2024/population.csv",
    "data/aomori/population/2024/population.csv-metadata.json",
    "data/aomori/population/2024/population.parquet",
    "data/aomori/population/2024/population.xlsx",
    "data/aomori/population/latest/population.csv",
    "data/aomori/population/2024/_meta/croissant.json",
    "data/aomori/population/2024/_meta/SHA256SUMS",
    "portal/portal.css",
    "portal/mark.svg",
)


def _free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int) -> Iterator[str]:
    """A server in the foreground, until the end of the block."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            for _ in range(100):
                with closing(socket.socket()) as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, process.stdout and process.stdout.read()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


@contextmanager
def nginx(root: Path, path: str, scratch: Path) -> Iterator[str]:
    port = _free_port()
    config = scratch / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(
        f"""{user} pid {scratch}/nginx.pid; error_log {scratch}/error.log; daemon off;
        events {{}}
        http {{
          access_log off; client_body_temp_path {scratch}/a; proxy_temp_path {scratch}/b;
          fastcgi_temp_path {scratch}/c; uwsgi_temp_path {scratch}/d; scgi_temp_path {scratch}/e;
          server {{
            listen 127.0.0.1:{port}; root {root};
            include {scratch}/hosts/nginx/site.conf;
          }}
        }}""",
        encoding="utf-8",
    )
    with _running(["/usr/sbin/nginx", "-e", f"{scratch}/error.log", "-c", str(config)], port) as at:
        yield at


@contextmanager
def apache(root: Path, path: str, scratch: Path) -> Iterator[str]:
    port, modules = _free_port(), "/usr/lib/apache2/modules"
    shutil.copytree(scratch / "hosts/apache", root / path, dirs_exist_ok=True)
    loaded = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so"
        for name in ("mpm_event", "authz_core", "mime", "dir", "headers")
    )
    config = scratch / "apache.conf"
    config.write_text(
        f"""{loaded}
        ServerName localhost
        Listen 127.0.0.1:{port}
        PidFile {scratch}/apache.pid
        ErrorLog {scratch}/error.log
        TypesConfig /dev/null
        DirectoryIndex index.html
        DocumentRoot {root}
        <Directory {root}>
          Require all granted
          AllowOverride FileInfo
        </Directory>""",
        encoding="utf-8",
    )
    with _running(["/usr/sbin/apache2", "-X", "-f", str(config)], port) as at:
        yield at


# At the root of a host, and below a path that is written with percent signs in an address.
PLACES = ("", "~a/あ (b)'s/data/")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("host", [nginx, apache])
def test_hosts_send_the_types_and_let_others_read(
    host: Callable[[Path, str, Path], AbstractContextManager[str]],
    place: str,
    site: Path,
    built: Path,
    tmp_path: Path,
) -> None:
    for name, content in host_files(BASE + quote(place, safe="~/")):
        if not place:
            assert (built / "hosts" / name).read_bytes() == content
        (tmp_path / "hosts" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "hosts" / name).write_bytes(content)
    shutil.copytree(site, tmp_path / "root" / place)
    with host(tmp_path / "root", place, tmp_path) as at:
        look(f"{at}{quote(place)}", site)


def test_ours_sends_the_same(site: Path) -> None:
    with Server.open("127.0.0.1", 0) as server, server.showing(site):
        look(f"http://127.0.0.1:{server.port}/", site)


def look(at: str, site: Path) -> None:
    for file in FILES:
        # A harvester asks with words that a host of files ignores.
        request = Request(f"{at}{file}?rows=100&start=0", headers={"Origin": "https://a.example"})
        with urlopen(request, timeout=10) as answer:
            assert answer.headers["Content-Type"] == content_type(file), file
            for name in ("Cache-Control", *headers(file)):
                assert answer.headers[name] == headers(file).get(name), file
            assert answer.read() == (site / file).read_bytes()
    with urlopen(f"{at}datasets/", timeout=10) as answer:
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
